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
  20,
  30,
  60,
  120,
  180,
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
/** More parts than this, and the marks would meet on a phone; those with seconds are longer. */
const MAX_TIME_PARTS = 4;
const MAX_SECONDS_PARTS = 3;
export const MAX_TIME_MARKS = MAX_TIME_PARTS + 1;
/** What d3 is asked for; it takes up to half as many again, or fewer, for the sake of round values. */
const VALUE_MARKS = 3;
export const MAX_VALUE_MARKS = 5;

/** The smallest usual step, in seconds, that a span has at most `parts` of. */
export function timeStep(span: number, parts: number): number {
  const day = TIME_STEPS.at(-1)!;
  return TIME_STEPS.find((step) => span / step <= parts) ?? Math.ceil(span / parts / day) * day;
}

/** How far apart the marks of an axis of time are, in seconds, where it shows `span` of them. */
export function markStep(span: number): number {
  const step = timeStep(span, MAX_TIME_PARTS);
  return step < 60 ? timeStep(span, MAX_SECONDS_PARTS) : step;
}

/**
 * Times that are round on the reader's clock, in ms since 1970. `clockOf`: what that clock is ahead of UTC at a time,
 * in ms.
 */
export function timeMarks(from: number, to: number, clockOf = (_at: number) => 0): number[] {
  const step = markStep((to - from) / 1000) * 1000;
  const marks: number[] = [];
  const first = Math.floor((from + clockOf(from)) / step) * step;
  for (let round = first; marks.length < MAX_TIME_MARKS; round += step) {
    const at = round - clockOf(round - clockOf(from)); // the clock may be put forward or back in between
    if (at > to) break;
    if (at >= from && at !== marks.at(-1)) marks.push(at);
  }
  return marks;
}

/** Whether there is room for a mark's text at a place, in percent of the axis: it would begin left of the page. */
export function hasRoom(percent: number): boolean {
  return percent >= 6;
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
