/** A chart over time: what of it is shown, and how close its points are. Pure: the same on server and in browser. */
import { valueMarks } from "@/lib/web/chart/axes.ts";
import type { Point } from "@/lib/web/chart/trail.ts";

/** What a window is no shorter than, in seconds: the first moments of a count fill the left part of it. */
const MIN_WINDOW_S = 10;
export const MINUTE_S = 60;
/** Points of a chart of the whole count, at most; and more than half as many. */
const WHOLE_POINTS = 60;
/** What an axis goes up to at least. */
const MIN_SHARE = 0.1;
const MIN_RATE = 1;

export type ChartKind = "share" | "rate";

/** The part of the time that is shown, in seconds since the chart's origin. */
export interface Window {
  from: number;
  to: number;
}

/** The window up to now. */
export function windowAt(now: number, isMinute: boolean): Window {
  const to = Math.max(now, MIN_WINDOW_S);
  return { from: isMinute ? Math.max(0, to - MINUTE_S) : 0, to };
}

/**
 * How far apart points of a window are, in seconds: a power of two. A chart that needs fewer of them than before
 * so has them already, at every second one.
 */
export function stepOf({ from, to }: Window, isMinute: boolean): number {
  return isMinute ? 1 : 2 ** Math.max(0, Math.ceil(Math.log2((to - from) / WHOLE_POINTS)));
}

/**
 * The rate over the last `step` seconds. Of them `elapsed` are since the last whole step, with `gained` since then;
 * in the others the rate was that step's, `last`.
 */
export function rateNow(last: number, gained: number, elapsed: number, step: number): number {
  return last + (gained - last * elapsed) / step;
}

/** The marks of the axis of values. `unit`: what one unit of the points stands for. */
export function marksOf(kind: ChartKind, trails: readonly (readonly Point[])[], unit: number): number[] {
  const least = kind === "share" ? MIN_SHARE : MIN_RATE;
  const largest = trails.flat().reduce((top, [, y]) => Math.max(top, y), 0) * unit;
  return valueMarks(Math.max(least, largest));
}

/** The viewBox of the plot. `top`: the largest mark. */
export function viewBoxOf({ from, to }: Window, top: number, unit: number): string {
  const height = Math.round(top / unit);
  return `${from} ${-height} ${to - from} ${height}`;
}
