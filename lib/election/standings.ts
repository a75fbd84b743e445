/**
 * Who leads, and by how much: the rules that pages and announcements share. Pure.
 */
import type { CandidateResult } from "@/lib/election/results.ts";

/** The top of a count. A tie is never resolved, and nobody leads a count without votes. */
export type Standing =
  | { kind: "none" }
  | { kind: "tie"; leaders: CandidateResult[] }
  | { kind: "lead"; leader: CandidateResult; runnerUp: CandidateResult | null; margin: Margin };

export interface Margin {
  /** Ballots between the first and the second. */
  votes: number;
  /** The same as a part of all votes, 0 to 1. */
  share: number;
}

/** The standing of candidates in any order. Without a second candidate the margin is all of the votes. */
export function standingOf(candidates: readonly CandidateResult[]): Standing {
  const most = candidates.reduce((top, candidate) => Math.max(top, candidate.votes), 0);
  if (most === 0) return { kind: "none" };

  const leaders = candidates.filter((candidate) => candidate.votes === most);
  if (leaders.length > 1) return { kind: "tie", leaders };

  const [leader] = leaders;
  const runnerUp = candidates
    .filter((candidate) => candidate !== leader)
    .reduce<CandidateResult | null>(
      (best, candidate) => best === null || candidate.votes > best.votes ? candidate : best,
      null,
    );
  const total = candidates.reduce((sum, candidate) => sum + candidate.votes, 0);
  const votes = most - (runnerUp?.votes ?? 0);
  return { kind: "lead", leader, runnerUp, margin: { votes, share: votes / total } };
}

/**
 * Whether the lead stands whatever the outstanding votes are (`outstandingVotes`). Null where there is nothing to tell: no lead over
 * anybody, no vote to come, or nobody knows how many.
 */
export function isDecided(standing: Standing, outstanding: number | null): boolean | null {
  if (standing.kind !== "lead" || !standing.runnerUp || !outstanding) return null;
  return standing.margin.votes > outstanding;
}

/**
 * Candidates by votes, most first. Those with equal votes keep the order of `previous` (ids), so that
 * rows do not swap places without a reason; ones that it does not name follow by id.
 */
export function orderByVotes(
  candidates: readonly CandidateResult[],
  previous: readonly string[] = [],
): CandidateResult[] {
  const rank = new Map(previous.map((id, index) => [id, index]));
  const place = (id: string) => rank.get(id) ?? previous.length;
  return candidates.toSorted((a, b) =>
    b.votes - a.votes ||
    place(a.candidate_id) - place(b.candidate_id) ||
    compareText(a.candidate_id, b.candidate_id)
  );
}

/** The leader of one location. */
export type LocationStanding =
  | { kind: "none" }
  | { kind: "tie"; leaders: string[]; votes: number }
  | { kind: "lead"; leader: string; votes: number; share: number };

/** The standing of a location's votes by candidate_id. */
export function locationStandingOf(votesByCandidate: Record<string, number>): LocationStanding {
  const entries = Object.entries(votesByCandidate);
  const votes = entries.reduce((top, [, count]) => Math.max(top, count), 0);
  if (votes === 0) return { kind: "none" };

  const leaders = entries.filter(([, count]) => count === votes).map(([id]) => id).sort();
  if (leaders.length > 1) return { kind: "tie", leaders, votes };

  const total = entries.reduce((sum, [, count]) => sum + count, 0);
  return { kind: "lead", leader: leaders[0], votes, share: votes / total };
}

/** Code unit order: the same on every machine, whatever its language. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
