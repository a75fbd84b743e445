/**
 * What a chart over time has drawn, and how it goes on from frame to frame: to the same points that the server
 * (history/chart_data.ts) draws at that time. Pure.
 *
 * Each trail has a point at every whole step, and one for now. A share's tells what it is; a rate's, the mean since
 * the step before. Between two frames all went on evenly.
 */
import { type ChartKind, rateNow, stepOf, type Window, windowAt } from "@/lib/web/chart/chart.ts";
import { type Point, shownFrom } from "@/lib/web/chart/trail.ts";
import { silentUntil } from "@/lib/web/history/sample.ts";

/** Of one series. */
export interface Trail {
  points: readonly Point[];
  /** Of a rate: what the series stood at after the last whole step. */
  value: number;
}

export interface CourseSettings {
  kind: ChartKind;
  isMinute: boolean;
  /** What one unit of the points' values stands for. */
  unit: number;
  /** How far apart points are, in seconds. */
  step: number;
  /** The time of x = 0, in ms since 1970; null before there is anything to show. */
  origin: number | null;
  /** The last whole step, in seconds since the origin. */
  until: number;
  trails: readonly Trail[];
}

export class Course {
  readonly #kind: ChartKind;
  readonly #isMinute: boolean;
  readonly #unit: number;
  #step: number;
  #origin: number | null;
  #until: number;
  #trails: readonly Trail[];
  /** The frame before, in ms since 1970; null where there is none. */
  #at: number | null;
  #values: readonly number[];

  constructor({ kind, isMinute, unit, step, origin, until, trails }: CourseSettings) {
    this.#kind = kind;
    this.#isMinute = isMinute;
    this.#unit = unit;
    this.#step = step;
    this.#origin = origin;
    this.#until = until;
    this.#trails = trails;
    this.#at = origin === null ? null : origin + until * 1000;
    this.#values = trails.map((trail) => kind === "rate" ? trail.value : this.#last(trail) * unit);
  }

  get origin(): number | null {
    return this.#origin;
  }

  /** The points of each series. */
  get trails(): readonly (readonly Point[])[] {
    return this.#trails.map(({ points }) => points);
  }

  /** Forgets all: another election begins. */
  clear(): void {
    this.#origin = this.#at = null;
    this.#step = 1;
    this.#trails = this.#trails.map(() => ({ points: [], value: 0 }));
  }

  /**
   * Goes on to what each series stood at at a time, in ms since 1970. Gives the window to show; null where nothing
   * is to be drawn, as it is no newer than what is, or there is nothing yet.
   */
  goOn(at: number, values: readonly number[]): Window | null {
    if (this.#at !== null && at <= this.#at) return null;
    if (this.#origin === null && !this.#begin(at, values)) return null;
    const now = (at - this.#origin!) / 1000;
    const window = windowAt(Math.ceil(now), this.#isMinute);
    const step = stepOf(window, this.#isMinute);
    while (this.#step < step) this.#halve();
    this.#addSteps(now, values, window.from);
    this.#trails = this.#trails.map((trail, place) => {
      const points = [...trail.points, ...this.#pointNow(trail, now, values[place])];
      return { ...trail, points: shownFrom(points, window.from) };
    });
    this.#at = at;
    this.#values = values;
    return window;
  }

  /** Whether there is something to show: from the last moment on at which there was not. */
  #begin(at: number, values: readonly number[]): boolean {
    if (!values.some((value) => value > 0)) {
      this.#at = at;
      return false;
    }
    this.#origin = this.#at = this.#at === null ? at : silentUntil(this.#at, at);
    this.#until = 0;
    const isKnown = this.#origin < at;
    this.#values = this.#kind === "share" || !isKnown ? values : values.map(() => 0);
    this.#trails = this.#values.map((value) => ({
      points: this.#kind === "share" ? [this.#point(0, value)] : isKnown ? [[0, 0]] : [],
      value,
    }));
    return true;
  }

  /** Steps twice as long. */
  #halve(): void {
    const old = this.#step;
    this.#step *= 2;
    const isBetween = this.#until % this.#step !== 0;
    this.#trails = this.#trails.map((trail) => {
      const whole = trail.points.filter(([x]) => x <= this.#until);
      const rates = new Map(whole);
      const points = whole.filter(([x]) => x % this.#step === 0).map(([x, y]): Point =>
        this.#kind === "share" ? [x, y] : [x, Math.round(((rates.get(x - old) ?? y) + y) / 2)]
      );
      const gained = isBetween ? this.#last(trail) * this.#unit * old : 0;
      return { points, value: trail.value - gained };
    });
    if (isBetween) this.#until -= old;
  }

  /** Adds the points of the steps that have become whole; those left of the window are left out. */
  #addSteps(now: number, values: readonly number[], from: number): void {
    const before = (this.#at! - this.#origin!) / 1000;
    const part = (x: number) => Math.min(1, Math.max(0, (x - before) / (now - before)));
    const valueAt = (x: number, place: number) =>
      this.#values[place] + part(x) * (values[place] - this.#values[place]);
    const first = Math.max(this.#until, Math.floor(from / this.#step - 1) * this.#step);
    const until = Math.floor(now / this.#step) * this.#step;
    this.#trails = this.#trails.map((trail, place) => {
      const points = trail.points.filter(([x]) => x <= this.#until).slice();
      let value = first === this.#until ? trail.value : valueAt(first, place);
      for (let x = first + this.#step; x <= until; x += this.#step) {
        const next = valueAt(x, place);
        points.push(this.#point(x, this.#kind === "share" ? next : (next - value) / this.#step));
        value = next;
      }
      return { points, value };
    });
    this.#until = until;
  }

  /** None of a rate before the first whole step, where it is not known what came before. */
  #pointNow(trail: Trail, now: number, value: number): Point[] {
    const x = Math.ceil(now);
    if (x === this.#until) return [];
    if (this.#kind === "share") return [this.#point(x, value)];
    if (trail.points.length === 0) return [];
    const last = this.#last(trail) * this.#unit;
    return [this.#point(x, rateNow(last, value - trail.value, now - this.#until, this.#step))];
  }

  #point(x: number, value: number): Point {
    return [x, Math.round(Math.max(0, value) / this.#unit)];
  }

  /** The value at the last whole step, in units. */
  #last({ points }: Trail): number {
    return points.findLast(([x]) => x <= this.#until)?.[1] ?? 0;
  }
}
