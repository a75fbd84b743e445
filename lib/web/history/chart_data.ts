/** From samples to what charts over time draw. Pure. */
import { ratio } from "@/lib/election/results.ts";
import { type ChartKind, rateNow, stepOf, type Window, windowAt } from "@/lib/web/chart/chart.ts";
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
  /** One at each whole step, and one for now. */
  points: Point[];
  /** Of a share, what it is now; of a rate, what the series stood at after the last whole step. */
  value: number;
}

export interface ChartData {
  kind: ChartKind;
  /** The time of x = 0, in ms since 1970; null before there is anything to show. */
  origin: number | null;
  window: Window;
  /** How far apart points are, in seconds. */
  step: number;
  /** The last whole step, in seconds since the origin. */
  until: number;
  /** What one unit of the points' values stands for. */
  unit: number;
  trails: Trail[];
}

/** The shares of candidates, from the first vote on. */
export function sharesOver(history: History, candidateIds: readonly string[], span: Span): ChartData {
  const { origin, window, step, until, xs, now } = axisOf(history, "votes", span);
  const total = readerOf(history, "votes");
  const shown = [...xs, ...now > until ? [now] : []];
  // At the very beginning nobody has a share; a moment later that of the first votes.
  const at = shown.map((x) => between(history.samples, origin! + Math.max(1, x * 1000)));
  const trails = candidateIds.map((id): Trail => {
    const place = history.candidates.indexOf(id);
    const read = (sample: Sample) => sample.by_candidate[place] ?? 0;
    const shares = at.map((moment) => ratio(valueOf(moment, read), valueOf(moment, total)));
    return {
      series: `share ${id}`,
      points: shown.map((x, n) => [Math.ceil(x), Math.round(shares[n] / SHARE_UNIT)]),
      value: shares.at(-1) ?? 0,
    };
  });
  return { kind: "share", origin, window, step, until, unit: SHARE_UNIT, trails };
}

/** How many of a series came in a second, from the first on. */
export function rateOver(history: History, series: Series, span: Span): ChartData {
  const { origin, window, step, until, xs, now } = axisOf(history, series, span);
  const read = readerOf(history, series);
  const valueAt = (x: number) => valueOf(between(history.samples, origin! + x * 1000), read);
  // Of the beginning it is known that nothing had come; of a history that begins later, nothing.
  const known = xs.filter((x) => x > 0 || valueAt(0) === 0);
  const rates = known.map((x) => x === 0 ? 0 : (valueAt(x) - valueAt(x - step)) / step);
  const value = xs.length > 0 ? valueAt(until) : 0;
  if (now > until && rates.length > 0) {
    known.push(Math.ceil(now));
    rates.push(rateNow(rates.at(-1)!, valueAt(now) - value, now - until, step));
  }
  const unit = rateUnit(Math.max(0, ...rates));
  const points = rates.map((rate, n): Point => [known[n], Math.round(rate / unit)]);
  return { kind: "rate", origin, window, step, until, unit, trails: [{ series, points, value }] };
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
  /** The whole steps of the window, and the last of them; none before there is anything to show. */
  xs: number[];
  until: number;
  /** When the newest sample was taken, in seconds since the origin. */
  now: number;
}

/** `series`: the axis begins where its first one comes in. */
function axisOf(history: History, series: Series, span: Span): Axis {
  const { samples } = history;
  const read = readerOf(history, series);
  const begins = samples.findIndex((sample) => read(sample) > 0);
  const isMinute = span === "minute";
  const origin = begins === -1 ? null : samples[Math.max(0, begins - 1)].at;
  const now = origin === null ? 0 : (samples.at(-1)!.at - origin) / 1000;
  const window = windowAt(Math.ceil(now), isMinute);
  const step = stepOf(window, isMinute);
  const until = Math.floor(now / step) * step;
  const count = origin === null ? 0 : (until - window.from) / step + 1;
  const xs = Array.from({ length: count }, (_, place) => window.from + place * step);
  return { origin, window, step, xs, until, now };
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
