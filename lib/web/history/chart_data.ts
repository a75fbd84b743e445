/** From samples to what charts over time draw. Pure. */
import { ratio } from "@/lib/election/results.ts";
import { type ChartKind, stepOf, type Window, windowAt } from "@/lib/web/chart/chart.ts";
import type { Series } from "@/lib/web/chart/series.ts";
import type { Point } from "@/lib/web/chart/trail.ts";
import type { Span } from "@/lib/web/history/recorder.ts";
import type { History, Sample } from "@/lib/web/history/sample.ts";

/** A share is drawn to this part of it: less than a pixel. */
const SHARE_UNIT = 0.0005;
/** A rate is drawn to this part of the largest. */
const RATE_PARTS = 100;
const LEAST_RATE_UNIT = 0.001;

export interface Trail {
  series: Series;
  points: Point[];
  /** What the series stood at where the last point is. */
  value: number;
}

export interface ChartData {
  kind: ChartKind;
  /** The time of x = 0, in ms since 1970; null before there is anything to show. */
  origin: number | null;
  window: Window;
  /** How far apart points are, in seconds. */
  step: number;
  /** What one unit of the points' values stands for. */
  unit: number;
  trails: Trail[];
}

/** The shares of candidates, from the first vote on. */
export function sharesOver(history: History, candidateIds: readonly string[], span: Span): ChartData {
  const { origin, window, step, xs } = axisOf(history, "votes", span);
  const places = candidateIds.map((id) => history.candidates.indexOf(id));
  const total = readerOf(history, "votes");
  const at = xs.map((x) => between(history.samples, origin! + x * 1000));
  const trails = places.map((place, index): Trail => {
    const read = (sample: Sample) => sample.by_candidate[place] ?? 0;
    const shares = at.map((moment) => ratio(valueOf(moment, read), valueOf(moment, total)));
    return {
      series: `share ${candidateIds[index]}`,
      points: xs.flatMap((x, n) =>
        valueOf(at[n], total) > 0 ? [[x, Math.round(shares[n] / SHARE_UNIT)] as const] : []
      ),
      value: shares.at(-1) ?? 0,
    };
  });
  return { kind: "share", origin, window, step, unit: SHARE_UNIT, trails };
}

/** How many of a series came in a second, from the first on. */
export function rateOver(history: History, series: Series, span: Span): ChartData {
  const { origin, window, step, xs } = axisOf(history, series, span);
  const read = readerOf(history, series);
  const values = xs.map((x) => valueOf(between(history.samples, origin! + x * 1000), read));
  // The last step is not over: a point is drawn for whole ones alone.
  const whole = xs.length > 1 && (xs.at(-1)! - xs.at(-2)! < step) ? xs.length - 1 : xs.length;
  const rates = values.slice(0, whole).map((value, n) => n === 0 ? 0 : (value - values[n - 1]) / step);
  const unit = rateUnit(Math.max(0, ...rates));
  const isBeginning = window.from === 0 && values[0] === 0;
  const first = isBeginning ? 0 : 1; // otherwise it would need what was before the window
  const points = rates.map((rate, n) => [xs[n], Math.round(rate / unit)] as const).slice(first);
  return {
    kind: "rate",
    origin,
    window,
    step,
    unit,
    trails: [{ series, points, value: values[whole - 1] ?? 0 }],
  };
}

/** A power of ten that makes the largest rate a number of three digits. */
function rateUnit(largest: number): number {
  if (largest <= 0) return LEAST_RATE_UNIT * 10;
  return Math.max(LEAST_RATE_UNIT, 10 ** Math.floor(Math.log10(largest)) / RATE_PARTS);
}

interface Axis {
  origin: number | null;
  window: Window;
  step: number;
  /** Where points are: each `step` of the window, and its end. */
  xs: number[];
}

/** `series`: the axis begins where its first one comes in. */
function axisOf(history: History, series: Series, span: Span): Axis {
  const { samples } = history;
  const read = readerOf(history, series);
  const begins = samples.findIndex((sample) => read(sample) > 0);
  const isMinute = span === "minute";
  if (begins === -1) {
    const window = windowAt(0, isMinute);
    return { origin: null, window, step: stepOf(window, isMinute), xs: [] };
  }
  const origin = Math.floor(samples[Math.max(0, begins - 1)].at / 1000) * 1000;
  const end = Math.ceil((samples.at(-1)!.at - origin) / 1000);
  const window = windowAt(end, isMinute);
  const step = stepOf(window, isMinute);
  const xs: number[] = [];
  for (let x = window.from; x < end; x += step) xs.push(x);
  return { origin, window, step, xs: [...xs, end] };
}

/** Reads a series, other than shares, from the samples of a history. */
export function readerOf({ candidates, locations }: History, series: Series): (sample: Sample) => number {
  const [what, id] = series.split(" ");
  if (id === undefined) return what === "registered" ? (one) => one.registered : (one) => one.votes;
  if (what === "location") {
    const place = locations.indexOf(id);
    return (one) => one.by_location[place] ?? 0;
  }
  const place = candidates.indexOf(id);
  return (one) => one.by_candidate[place] ?? 0;
}

/** A moment between two samples: `part` of the way from one to the next. */
export interface Moment {
  from: Sample;
  to: Sample;
  part: number;
}

/** Where a time lies, in ms since 1970. Before the first sample and after the last one nothing changes. */
export function between(samples: readonly Sample[], at: number): Moment {
  let [low, high] = [0, samples.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (samples[middle].at < at) low = middle + 1;
    else high = middle;
  }
  const to = samples[low];
  const from = samples[Math.max(0, low - 1)];
  const length = to.at - from.at;
  return { from, to, part: length > 0 ? Math.max(0, Math.min(1, (at - from.at) / length)) : 1 };
}

export function valueOf({ from, to, part }: Moment, read: (sample: Sample) => number): number {
  return read(from) + part * (read(to) - read(from));
}
