/** The rows of the table behind a chart over time. Pure. */
import { between, type ChartData, readerOf, valueOf } from "@/lib/web/history/chart_data.ts";
import type { History, Sample } from "@/lib/web/history/sample.ts";
import type { Series } from "@/lib/web/chart/series.ts";

const MAX_ROWS = 6;

export interface HistoryRow {
  /** In ms since 1970. */
  at: number;
  total: number;
  /** Since the row before; of the first one, since the window's beginning. */
  perSecond: number;
  /** Votes of each candidate, in the history's order. */
  by_candidate: number[];
}

/** The chart's window in even parts, newest first; nothing while there is nothing to show. `series`: what is counted. */
export function tableRows(
  history: History,
  { origin, window, step }: ChartData,
  series: Series,
): HistoryRow[] {
  const newest = history.samples.at(-1);
  if (origin === null || !newest) return [];
  const read = readerOf(history, series);
  const start = origin + window.from * 1000;
  const parts = Math.min(MAX_ROWS, Math.max(1, Math.ceil((newest.at - start) / 1000 / step)));
  const length = (newest.at - start) / parts;
  const at = (time: number, of: (sample: Sample) => number) => valueOf(between(history.samples, time), of);
  return Array.from({ length: parts }, (_, part): HistoryRow => {
    const time = newest.at - part * length;
    const total = at(time, read);
    return {
      at: time,
      total: Math.round(total),
      perSecond: length > 0 ? (total - at(time - length, read)) / (length / 1000) : 0,
      by_candidate: history.candidates.map((_, place) => at(time, (one) => one.by_candidate[place])),
    };
  });
}
