/** Where one candidate stands among all. Pure. */
import { type CandidateResult, ratio } from "@/lib/election/results.ts";

export interface CandidateStanding {
  /** From 1; equal votes share a place. Null while there are no votes at all. */
  place: number | null;
  /** How many candidates there are. */
  of: number;
  /** Whether others have as many votes. */
  shared: boolean;
  /**
   * The one to compare with: of those ahead the nearest, of who shares the place the first by id; for a sole leader
   * the runner-up. Null for an only candidate.
   */
  next: CandidateResult | null;
  /** Ballots ahead of `next`; negative: behind. */
  votes: number;
  /** The same as a part of all votes. */
  share: number;
}

/** The standing of one of the candidates, which come in any order; null where it is none of them. */
export function candidateStandingOf(
  candidates: readonly CandidateResult[],
  candidate_id: string,
): CandidateStanding | null {
  const own = candidates.find((candidate) => candidate.candidate_id === candidate_id);
  if (own === undefined) return null;
  const others = candidates.filter((candidate) => candidate !== own);
  const ahead = others.filter((other) => other.votes > own.votes);
  const level = others.filter((other) => other.votes === own.votes);
  const nearest = (some: CandidateResult[]) =>
    some.toSorted((a, b) =>
      Math.abs(a.votes - own.votes) - Math.abs(b.votes - own.votes) ||
      (a.candidate_id < b.candidate_id ? -1 : 1)
    ).at(0) ?? null;
  const next = nearest(level.length > 0 ? level : ahead.length > 0 ? ahead : others);
  const total = candidates.reduce((sum, candidate) => sum + candidate.votes, 0);
  const votes = own.votes - (next?.votes ?? 0);
  return {
    place: total === 0 ? null : ahead.length + 1,
    of: candidates.length,
    shared: level.length > 0,
    next,
    votes,
    share: ratio(votes, total),
  };
}
