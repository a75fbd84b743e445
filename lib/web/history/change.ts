/** What the last minute has changed. Pure. */
import { type Frame, ratio } from "@/lib/election/results.ts";
import type { Sample } from "@/lib/web/history/sample.ts";

export const MINUTE_MS = 60_000;
/** Samples farther apart do not tell what was between them. */
const MAX_GAP_MS = 30_000;

export interface Change {
  /** Votes gained. */
  votes: number;
  /** Difference of the shares of all votes, -1 to 1. */
  share: number;
}

/** A `History`, or as much of one as it takes. */
export interface PastVotes {
  /** candidate_id by place. */
  candidates: readonly string[];
  /** Oldest first. */
  samples: readonly Pick<Sample, "at" | "votes" | "by_candidate">[];
}

/**
 * Each candidate's change in the minute before the frame's totals were reached, by candidate_id. Empty where it is
 * not known what stood a minute before, or nobody had a vote then.
 */
export function changeOverMinute(past: PastVotes, frame: Frame): Map<string, Change> {
  const before = votesAt(past, Date.parse(frame.as_of) - MINUTE_MS);
  const total = before?.reduce((sum, votes) => sum + votes, 0) ?? 0;
  if (before === null || total === 0) return new Map();
  const had = new Map(past.candidates.map((id, place) => [id, before[place]]));
  return new Map(frame.candidates.map(({ candidate_id, votes, share }) => {
    const earlier = had.get(candidate_id) ?? 0;
    return [candidate_id, { votes: Math.round(votes - earlier), share: share - ratio(earlier, total) }];
  }));
}

/** Each candidate's votes at a time; null where that is before the first sample, or in a gap. */
function votesAt({ samples }: PastVotes, at: number): readonly number[] | null {
  const next = samples.findIndex((sample) => sample.at > at);
  const from = samples.at(next === -1 ? -1 : next - 1);
  if (from === undefined || next === 0) return null;
  if (next === -1 || from.votes === samples[next].votes) return from.by_candidate;
  const to = samples[next];
  if (to.at - from.at > MAX_GAP_MS) return null;
  const part = (at - from.at) / (to.at - from.at);
  return from.by_candidate.map((votes, place) => votes + part * (to.by_candidate[place] - votes));
}
