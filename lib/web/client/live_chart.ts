/** A chart that the server has drawn, going on in the browser: components/chart/TimeChart.tsx says what is where. */
import type { Frame } from "@/lib/election/results.ts";
import { hasRoom, LABEL_GAP, markStep, spread, timeMarks } from "@/lib/web/chart/axes.ts";
import { marksOf, viewBoxOf, type Window } from "@/lib/web/chart/chart.ts";
import { Course } from "@/lib/web/chart/course.ts";
import { endText, timeText, valueText } from "@/lib/web/chart/mark_text.ts";
import { valueIn } from "@/lib/web/chart/series.ts";
import { pathOf, pointsOf } from "@/lib/web/chart/trail.ts";
import { formatFor } from "@/lib/web/format.ts";

/** What the reader's clock is ahead of UTC at a time, in ms. */
const clockOf = (at: number) => new Date(at).getTimezoneOffset() * -60_000;

export class LiveChart {
  readonly #isShare: boolean;
  readonly #unit: number;
  readonly #plot: Element;
  readonly #height: number;
  readonly #paths: readonly Element[];
  readonly #areas: readonly Element[];
  readonly #series: readonly string[];
  readonly #course: Course;
  #begun: string | undefined;

  constructor(
    private readonly root: HTMLElement,
    private readonly language: string,
    private readonly zone: string,
  ) {
    const { chart, span, begun, origin, step, until, unit } = root.dataset;
    this.#isShare = chart === "share";
    this.#begun = begun;
    this.#unit = Number(unit);
    this.#plot = root.querySelector("[data-plot]")!;
    this.#height = Number(this.#plot.getAttribute("height"));
    this.#paths = [...this.#plot.querySelectorAll("[data-series]")];
    this.#areas = [...this.#plot.querySelectorAll("[data-area]")];
    this.#series = this.#paths.map((path) => path.getAttribute("data-series")!);
    this.#course = new Course({
      kind: this.#isShare ? "share" : "rate",
      isMinute: span === "minute",
      unit: this.#unit,
      step: Number(step),
      origin: origin ? Number(origin) : null,
      until: Number(until),
      trails: this.#paths.map((path) => ({
        points: pointsOf(path.getAttribute("d") ?? ""),
        value: Number(path.getAttribute("data-value")),
      })),
    });
    this.#writeTimes();
  }

  /** Goes on to a frame. One that is no newer than what is drawn changes nothing. */
  show(frame: Frame): void {
    if (frame.election.begun_at !== this.#begun) {
      this.#course.clear();
      this.#writeTrails();
    }
    this.#begun = frame.election.begun_at;
    const values = this.#series.map((series) => valueIn(frame, series));
    const window = this.#course.goOn(Date.parse(frame.as_of), values);
    if (window === null) return;
    this.#writeTrails();
    this.#write(window);
    this.#writeLabels(values);
  }

  /** Without one that is begun nothing is drawn. */
  #writeTrails(): void {
    const { trails, origin } = this.#course;
    for (const [place, points] of trails.entries()) {
      this.#paths[place].setAttribute("d", pathOf(points, false));
      this.#areas[place]?.setAttribute("d", pathOf(points, true));
    }
    this.#group("times").setAttribute("display", origin === null ? "none" : "inline");
    this.#group("labels").setAttribute("visibility", origin === null ? "hidden" : "visible");
  }

  #write(window: Window): void {
    const { trails } = this.#course;
    const marks = marksOf(this.#isShare ? "share" : "rate", trails, this.#unit);
    const top = marks.at(-1)!;
    this.#plot.setAttribute("viewBox", viewBoxOf(window, top, this.#unit));
    const text = valueText(this.language, this.#isShare, marks[0]);
    const heights = marks.map((mark) => Math.round(this.#height * (1 - mark / top)));
    this.#each("lines", (line, place) => {
      if (place >= marks.length) return false;
      for (const y of ["y1", "y2"]) line.setAttribute(y, String(heights[place]));
      return true;
    });
    this.#each("values", (element, place) => {
      if (place >= marks.length) return false;
      element.setAttribute("y", String(heights[place] - 4));
      element.textContent = text(marks[place]);
      return true;
    });
    this.#writeTimes();
  }

  #writeTimes(): void {
    const { origin } = this.#course;
    if (origin === null) return;
    const [from, , width] = this.#plot.getAttribute("viewBox")!.split(" ").map(Number);
    const start = origin + from * 1000;
    const marks = timeMarks(start, start + width * 1000, clockOf);
    const text = timeText(this.language, this.zone, markStep(width));
    this.#each("times", ({ children: [line, name] }, place) => {
      if (place >= marks.length) return false;
      const percent = (marks[place] - start) / width / 10;
      const x = `${percent.toFixed(1)}%`;
      for (const side of ["x1", "x2"]) line.setAttribute(side, x);
      name.setAttribute("x", x);
      name.textContent = hasRoom(percent) ? text(marks[place]) : "";
      return true;
    });
  }

  /** Calls with each element of a group; what it gives back is whether the element is needed. */
  #each(group: string, write: (element: Element, place: number) => boolean): void {
    [...this.#group(group).children].forEach((element, place) => {
      element.setAttribute("visibility", write(element, place) ? "visible" : "hidden");
    });
  }

  #group(name: string): Element {
    return this.root.querySelector(`[data-${name}]`)!;
  }

  #writeLabels(shares: readonly number[]): void {
    const { trails } = this.#course;
    const values = this.#isShare ? shares : trails.map((points) => (points.at(-1)?.[1] ?? 0) * this.#unit);
    const [, , , height] = this.#plot.getAttribute("viewBox")!.split(" ").map(Number);
    const ends = values.map((value) => this.#height * (1 - value / this.#unit / height));
    const heights = spread(ends, LABEL_GAP, this.#height);
    const format = formatFor(this.language);
    this.#series.forEach((series, place) => {
      const label = this.root.querySelector(`[data-label="${CSS.escape(series)}"]`);
      if (!label) return;
      const y = Math.round(heights[place]);
      label.setAttribute("transform", `translate(0 ${y})`);
      label.firstElementChild!.setAttribute("d", `M0 ${Math.round(ends[place]) - y}L9 0h3`);
      label.querySelector("tspan")!.textContent = endText(this.#isShare, values[place], format);
    });
  }
}
