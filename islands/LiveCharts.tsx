import { useEffect } from "preact/hooks";
import type { Frame } from "@/lib/election/results.ts";
import { LiveChart } from "@/lib/web/client/live_chart.ts";
import { formatFor } from "@/lib/web/format.ts";
import { followFrames } from "@/lib/web/client/shown_frame.ts";
import { zoneName } from "@/lib/web/chart/mark_text.ts";

/** At the most so often: no eye follows more, and a chart moves by less than a pixel. */
const DRAW_EVERY_MS = 250;

/** Keeps all charts of a page current with the frame that it shows, in its reader's time zone. Draws nothing of its own. */
export default function LiveCharts({ language }: { language: string }) {
  useEffect(() => {
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const charts = [...document.querySelectorAll<HTMLElement>("[data-chart]")]
      .map((root) => new LiveChart(root, language, zone));
    for (const element of document.querySelectorAll("[data-zone]")) {
      element.textContent = zoneName(language, zone);
    }
    const { time } = formatFor(language);
    for (const clock of document.querySelectorAll<HTMLTimeElement>("time[data-clock]")) {
      clock.textContent = time(clock.dateTime, zone);
    }
    let newest: Frame;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = followFrames((frame) => {
      newest = frame;
      timer ??= setTimeout(() => {
        timer = undefined;
        for (const chart of charts) chart.show(newest);
      }, DRAW_EVERY_MS);
    });
    return () => {
      end();
      clearTimeout(timer);
    };
  }, []);
  return null;
}
