/** Keeps a chart that the server has drawn current, and its times in the reader's zone. */
import "@/lib/web/client/common.ts";
import type { Frame } from "@/lib/election/results.ts";
import { LiveChart } from "@/lib/web/client/live_chart.ts";
import { followFrames } from "@/lib/web/client/shown_frame.ts";
import { zoneName } from "@/lib/web/chart/mark_text.ts";
import { formatFor } from "@/lib/web/format.ts";

/** At the most so often: no eye follows more, and a chart moves by less than a pixel. */
const DRAW_EVERY_MS = 250;

/** `language`: BCP 47 tag. Returns the end. */
export function keepChart(root: HTMLElement, language: string): () => void {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  showTimes(root.closest("section") ?? document.body, language, zone);
  const chart = new LiveChart(root, language, zone);
  let newest: Frame;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const unfollow = followFrames((frame) => {
    newest = frame;
    timer ??= setTimeout(() => {
      timer = undefined;
      chart.show(newest);
    }, DRAW_EVERY_MS);
  });
  return () => {
    unfollow();
    clearTimeout(timer);
  };
}

/** What is written about the chart tells the times that its axis does. */
function showTimes(section: Element, language: string, zone: string): void {
  const { time } = formatFor(language);
  for (const clock of section.querySelectorAll<HTMLTimeElement>("time[data-clock]")) {
    clock.textContent = time(clock.dateTime, zone);
  }
  for (const element of section.querySelectorAll("[data-zone]")) {
    element.textContent = zoneName(language, zone);
  }
}
