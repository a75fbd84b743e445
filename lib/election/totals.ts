/**
 * The published totals: the messages of `aggregated_votes_per_candidate` and of
 * `aggregated_turnout_by_location`. All numbers are absolute, so the newest message of a key is all
 * that a reader needs, and `version` says which is newest. Pure, no I/O.
 */
import type { LedgerMark } from "@/lib/election/ledger_mark.ts";

export interface CandidateTotal {
  candidate_id: string;
  candidate_name: string;
  party_affiliation: string;
  photo_url: string;
  total_votes: number;
  version: number;
}

export interface LocationTotal {
  location: string;
  registered_voters: number;
  total_votes: number;
  /** Null while there are no votes. */
  leading_candidate_id: string | null;
  votes_by_candidate: Record<string, number>;
  version: number;
}

/** Where the ballot book stood when totals were read from it. */
export interface TotalsMark {
  registered: number;
  /** Left out where an earlier version of Urna has published them. */
  rejected?: number;
  ledger: LedgerMark;
}

export interface Totals extends TotalsMark {
  version: number;
  candidates: CandidateTotal[];
  locations: LocationTotal[];
}

/** Puts together what the ballot book holds: `cells` are votes by location and candidate. */
export function assembleTotals(
  version: number,
  mark: TotalsMark,
  candidates: readonly Omit<CandidateTotal, "version">[],
  locations: readonly { location: string; registered_voters: number }[],
  cells: readonly { location: string; candidate_id: string; total_votes: number }[],
): Totals {
  const votes = new Map(locations.map((l) => [l.location, {} as Record<string, number>]));
  for (const { location, candidate_id, total_votes } of cells) {
    const row = votes.get(location);
    if (!row) throw new Error(`votes are tallied for the unknown location ${location}`);
    row[candidate_id] = total_votes;
  }
  return {
    version,
    ...mark,
    candidates: candidates.map((c) => ({ ...c, version })),
    locations: locations.map(({ location, registered_voters }) => {
      const votes_by_candidate = votes.get(location) ?? {};
      return {
        location,
        registered_voters,
        total_votes: sum(Object.values(votes_by_candidate)),
        leading_candidate_id: leader(votes_by_candidate),
        votes_by_candidate,
        version,
      };
    }),
  };
}

/** The candidate with most votes; of equals the first by id; null while there are no votes. */
export function leader(votes: Readonly<Record<string, number>>): string | null {
  let first: string | null = null;
  for (const [id, n] of Object.entries(votes)) {
    if (n === 0) continue;
    if (first === null || n > votes[first] || (n === votes[first] && id < first)) first = id;
  }
  return first;
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
