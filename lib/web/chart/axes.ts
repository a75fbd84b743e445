/** Where the marks of a chart's axes are. Pure: the same on the server and in the browser. */
// @ts-types="@types/d3-array"
import { nice, ticks } from "d3-array";

/** Steps of a time axis, in seconds. */
const TIME_STEPS = [
  1,
  2,
  5,
  10,
  15,
  30,
  60,
  120,
  300,
  600,
  900,
  1800,
  3600,
  7200,
  10800,
  21600,
  43200,
  86400,
];
/** More marks than this would meet on a phone. */
export const MAX_TIME_MARKS = 4;
/** What d3 is asked for; it takes up to half as many again, or fewer, for the sake of round values. */
const VALUE_MARKS = 3;
export const MAX_VALUE_MARKS = 5;

/** The smallest usual step, in seconds, that a span has at most `parts` of. */
export function timeStep(span: number, parts: number): number {
  const day = TIME_STEPS.at(-1)!;
  return TIME_STEPS.find((step) => span / step <= parts) ?? Math.ceil(span / parts / day) * day;
}

/**
 * Times that are round on the reader's clock, in ms since 1970. `clockOf`: what that clock is ahead of UTC at a time,
 * in ms.
 */
export function timeMarks(from: number, to: number, clockOf = (_at: number) => 0): number[] {
  const step = timeStep((to - from) / 1000, MAX_TIME_MARKS - 1) * 1000;
  const marks: number[] = [];
  const first = Math.floor((from + clockOf(from)) / step) * step;
  for (let round = first; marks.length < MAX_TIME_MARKS; round += step) {
    const at = round - clockOf(round - clockOf(from)); // the clock may be put forward or back in between
    if (at > to) break;
    if (at >= from && at !== marks.at(-1)) marks.push(at);
  }
  return marks;
}

/** How a text stands at a place, in percent of the axis: not over its ends. */
export function anchorAt(percent: number): "start" | "middle" | "end" {
  if (percent < 6) return "start";
  return percent > 94 ? "end" : "middle";
}

/** Round values above zero, the last of which is the top of the axis: at or above `largest`, which is not zero. */
export function valueMarks(largest: number): number[] {
  return ticks(...nice(0, largest, VALUE_MARKS), VALUE_MARKS).slice(1);
}

/** Between the middles of two labels at the ends of lines, in px: the height of a line of text. */
export const LABEL_GAP = 17;

/** Heights for labels that want to stand at `wanted`: as near as can be, `gap` apart, between 0 and `height`. */
export function spread(wanted: readonly number[], gap: number, height: number): number[] {
  const order = wanted.map((_, place) => place).sort((a, b) => wanted[a] - wanted[b]);
  const placed: number[] = [];
  let free = 0;
  for (const place of order) {
    placed[place] = Math.max(free, wanted[place]);
    free = placed[place] + gap;
  }
  let limit = height;
  for (const place of order.toReversed()) {
    placed[place] = Math.min(limit, placed[place]);
    limit = placed[place] - gap;
  }
  return placed;
}
