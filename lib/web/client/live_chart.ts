/** A chart that the server has drawn, going on in the browser: components/chart/TimeChart.tsx says what is where. */
import type { Frame } from "@/lib/election/results.ts";
import { anchorAt, LABEL_GAP, spread, timeMarks } from "@/lib/web/chart/axes.ts";
import { marksOf, stepOf, viewBoxOf, windowAt } from "@/lib/web/chart/chart.ts";
import { timeText, valueText } from "@/lib/web/chart/mark_text.ts";
import { valueIn } from "@/lib/web/chart/series.ts";
import { extended, kept, pathOf, type Point, pointsOf } from "@/lib/web/chart/trail.ts";
import { formatFor } from "@/lib/web/format.ts";

interface LiveTrail {
  path: Element;
  series: string;
  points: readonly Point[];
  value: number;
}

export class LiveChart {
  readonly #isShare: boolean;
  readonly #isMinute: boolean;
  readonly #unit: number;
  readonly #plot: Element;
  readonly #height: number;
  #trails: LiveTrail[];
  #begun: string | undefined;
  /** In ms since 1970; NaN before there is anything to show. */
  #origin: number;
  #step: number;
  /** Of the newest frame, and of the last point of a rate. */
  #at = 0;
  #pointAt: number;

  constructor(
    private readonly root: HTMLElement,
    private readonly language: string,
    private readonly zone: string,
  ) {
    const { chart, span, begun, origin, step, unit } = root.dataset;
    this.#isShare = chart === "share";
    this.#isMinute = span === "minute";
    this.#begun = begun;
    this.#origin = origin ? Number(origin) : NaN;
    this.#step = Number(step);
    this.#unit = Number(unit);
    this.#plot = root.querySelector("[data-plot]")!;
    this.#height = Number(this.#plot.getAttribute("height"));
    this.#trails = [...this.#plot.children].map((path) => ({
      path,
      series: path.getAttribute("data-series")!,
      points: pointsOf(path.getAttribute("d") ?? ""),
      value: Number(path.getAttribute("data-value")),
    }));
    this.#pointAt = this.#origin + (this.#trails[0].points.at(-1)?.[0] ?? 0) * 1000;
    this.#writeTimes();
  }

  /** Goes on to a frame. One that is no newer than what is drawn changes nothing. */
  show(frame: Frame): void {
    const at = Date.parse(frame.as_of);
    const values = this.#trails.map(({ series }) => valueIn(frame, series));
    if (frame.election.begun_at !== this.#begun) {
      this.#begun = frame.election.begun_at;
      this.#origin = NaN;
      this.#trails = this.#trails.map((trail) => ({ ...trail, points: [], value: 0 }));
    }
    if (!this.#origin) {
      if (!values.some((value) => value > 0)) return;
      this.#origin = this.#pointAt = this.#at = Math.floor(at / 1000) * 1000;
      this.#trails = this.#trails.map((trail, place) => ({ ...trail, value: values[place] }));
    } else if (at <= this.#at || at < this.#pointAt) return;
    const x = Math.round((at - this.#origin) / 1000);
    if (this.#isShare) this.#addShares(x, values);
    else if (at - this.#pointAt >= this.#step * 1000 || this.#trails[0].points.length === 0) {
      this.#addRates(at, x, values);
    }
    this.#at = at;
    this.#write();
    if (this.#isShare) this.#writeLabels(values);
  }

  #addShares(x: number, values: readonly number[]): void {
    for (const [place, trail] of this.#trails.entries()) {
      const y = Math.round(values[place] / this.#unit);
      trail.points = extended(trail.points, [x, y], this.#step);
    }
  }

  /** Where frames are far apart, as at a slow pace, the mean of what came between them is all that is known. */
  #addRates(at: number, x: number, values: readonly number[]): void {
    const seconds = (at - this.#pointAt) / 1000;
    for (const [place, trail] of this.#trails.entries()) {
      const rate = seconds > 0 ? Math.max(0, values[place] - trail.value) / seconds : 0;
      const y = Math.round(rate / this.#unit);
      const last = trail.points.at(-1);
      const isFar = last !== undefined && seconds >= 2 * this.#step;
      trail.points = [...trail.points, ...isFar ? [[last[0], y] as const] : [], [x, y]];
      trail.value = values[place];
    }
    this.#pointAt = at;
  }

  #write(): void {
    const now = Math.round((this.#at - this.#origin) / 1000);
    const window = windowAt(now, this.#isMinute);
    this.#step = Math.max(this.#step, stepOf(window, this.#isMinute));
    for (const trail of this.#trails) {
      trail.points = kept(trail.points, window.from);
      trail.path.setAttribute("d", pathOf(trail.points, !this.#isShare));
    }
    const marks = marksOf(
      this.#isShare ? "share" : "rate",
      this.#trails.map(({ points }) => points),
      this.#unit,
    );
    const top = marks.at(-1)!;
    this.#plot.setAttribute("viewBox", viewBoxOf(window, top, this.#unit));
    const text = valueText(this.language, this.#isShare);
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
    if (!this.#origin) return;
    const [from, , width] = this.#plot.getAttribute("viewBox")!.split(" ").map(Number);
    const start = this.#origin + from * 1000;
    const marks = timeMarks(start, start + width * 1000);
    const text = timeText(this.language, this.zone, width);
    this.#each("times", ({ children: [line, name] }, place) => {
      if (place >= marks.length) return false;
      const percent = (marks[place] - start) / width / 10;
      const x = `${percent.toFixed(1)}%`;
      for (const side of ["x1", "x2"]) line.setAttribute(side, x);
      name.setAttribute("x", x);
      name.setAttribute("text-anchor", anchorAt(percent));
      name.textContent = text(marks[place]);
      return true;
    });
  }

  /** Calls with each element of a group; what it gives back is whether the element is needed. */
  #each(group: string, write: (element: Element, place: number) => boolean): void {
    [...this.root.querySelector(`[data-${group}]`)!.children].forEach((element, place) => {
      element.setAttribute("visibility", write(element, place) ? "visible" : "hidden");
    });
  }

  #writeLabels(values: readonly number[]): void {
    const [, , , height] = this.#plot.getAttribute("viewBox")!.split(" ").map(Number);
    const ends = values.map((value) => this.#height * (1 - value / this.#unit / height));
    const heights = spread(ends, LABEL_GAP, this.#height);
    const { percent } = formatFor(this.language);
    this.#trails.forEach(({ series }, place) => {
      const label = this.root.querySelector(`[data-label="${CSS.escape(series)}"]`);
      if (!label) return;
      const y = Math.round(heights[place]);
      label.setAttribute("transform", `translate(0 ${y})`);
      label.firstElementChild!.setAttribute("d", `M0 ${Math.round(ends[place]) - y}L9 0h3`);
      label.querySelector("tspan")!.textContent = percent(values[place]);
    });
  }
}
