/** `GET /api/history`: what is published of the count over time. Pure. */
import { timeStep } from "@/lib/web/chart/axes.ts";
import type { Span } from "@/lib/web/history/recorder.ts";
import type { History, Orders, Sample } from "@/lib/web/history/sample.ts";
import { thinned } from "@/lib/web/history/thinning.ts";

/** Of the whole count: the steps are wider, the longer it lasts. */
const MAX_STEPS = 240;

export interface PublishedHistory extends Orders {
  span: Span;
  /** Oldest first. Between two samples the count went on evenly. */
  samples: (Omit<Sample, "at"> & { at: string })[];
}

export function publishedHistory({ samples, candidates, locations }: History, span: Span): PublishedHistory {
  const [first, last] = [samples[0], samples.at(-1)!];
  const step = timeStep((last.at - first.at) / 1000, MAX_STEPS) * 1000;
  const shown = thinned(samples, () => step);
  return {
    span,
    candidates,
    locations,
    samples: shown.map(({ at, ...sample }) => ({ at: new Date(at).toISOString(), ...sample })),
  };
}

/** The same as rows of numbers, with their columns' names. */
export function historyTable({ candidates, locations, samples }: PublishedHistory) {
  const header = [
    "at",
    "version",
    "registered",
    "votes",
    "rejected",
    ...candidates.map((id) => `votes_${id}`),
    ...locations.map((code) => `votes_in_${code}`),
  ];
  const rows = samples.map(({ at, version, registered, votes, rejected, by_candidate, by_location }) => [
    at,
    version,
    registered,
    votes,
    rejected,
    ...by_candidate,
    ...by_location,
  ]);
  return { header, rows };
}
