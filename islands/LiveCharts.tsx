import "@/lib/web/client/common.ts";
import { useEffect } from "preact/hooks";
import { ANYWHERE, whenNear } from "@/lib/web/client/when_near.ts";

/**
 * Keeps all charts of a page current with the frame that it shows. What that takes is loaded after the page, but not
 * only when a reader comes near: of the time until then a chart would know nothing. Draws nothing of its own.
 * `language`: BCP 47 tag.
 */
export default function LiveCharts({ language }: { language: string }) {
  useEffect(() => {
    const ends = [...document.querySelectorAll("[data-chart]")].map(({ id }) =>
      whenNear(id, async (element) => {
        const { keepChart } = await import("@/lib/web/client/keep_chart.ts");
        const end = keepChart(element as HTMLElement, language);
        element.setAttribute("data-ready", "true");
        return end;
      }, ANYWHERE)
    );
    return () => ends.forEach((end) => end());
  }, []);
  return null;
}
