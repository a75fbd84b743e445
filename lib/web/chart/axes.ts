/** Where the marks of a chart's axes are. Pure: the same on the server and in the browser. */

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
export const MAX_VALUE_MARKS = 4;

/** The smallest usual step, in seconds, that a span has at most `parts` of. */
export function timeStep(span: number, parts: number): number {
  const day = TIME_STEPS.at(-1)!;
  return TIME_STEPS.find((step) => span / step <= parts) ?? Math.ceil(span / parts / day) * day;
}

/** Round times, in ms since 1970. */
export function timeMarks(from: number, to: number): number[] {
  const step = timeStep((to - from) / 1000, MAX_TIME_MARKS - 1) * 1000;
  const marks: number[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) marks.push(at);
  return marks;
}

/** How a text stands at a place, in percent of the axis: not over its ends. */
export function anchorAt(percent: number): "start" | "middle" | "end" {
  if (percent < 6) return "start";
  return percent > 94 ? "end" : "middle";
}

/** Round values above zero, the last of which is the top of the axis: at or above `largest`, which is not zero. */
export function valueMarks(largest: number): number[] {
  const rough = largest / MAX_VALUE_MARKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((times) => times * power).find((one) => one >= rough * (1 - 1e-9))!;
  const count = Math.ceil(largest / step - 1e-9);
  return Array.from({ length: count }, (_, place) => (place + 1) * step);
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
