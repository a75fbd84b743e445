/**
 * Frames of a scenario with votes of the test's choosing.
 */
import { type Frame, type LocationTurnout, ratio } from "@/lib/election/results.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";

export interface FrameOptions {
  version?: number;
  asOf?: string;
  begunAt?: string;
  status?: "open" | "counted";
  delayedSince?: string;
  paused?: boolean;
  closesAt?: string;
  closed?: boolean;
  waiting?: number;
  /** Votes that can still come; without it one of each voter who has none. */
  outstanding?: number | null;
  rejected?: number;
  /** Voters of each location. */
  registered?: (index: number) => number;
  /** Votes of a location for a candidate, both by their place in the scenario. */
  votes?: (location: number, candidate: number) => number;
}

export const BEGUN_AT = "2028-11-07T12:00:00.000Z";
export const AS_OF = "2028-11-07T21:04:09.000Z";

/** A frame whose sums agree. Without votes given, nobody has voted. */
export function frameOf(scenario: Scenario, options: FrameOptions = {}): Frame {
  const { registered = () => 2000, votes = () => 0 } = options;
  const locations = scenario.locations.map(({ code, name }, index): LocationTurnout => {
    const entries = scenario.candidates.map(({ candidate_id }, place) =>
      [candidate_id, votes(index, place)] as const
    );
    const cast = entries.reduce((sum, [, count]) => sum + count, 0);
    const most = entries.toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
    return {
      location: code,
      name,
      registered: registered(index),
      votes: cast,
      turnout: ratio(cast, registered(index)),
      leader: most[1] > 0 ? most[0] : null,
      votes_by_candidate: Object.fromEntries(entries),
    };
  }).sort((a, b) => a.location < b.location ? -1 : 1);
  const total = locations.reduce((sum, location) => sum + location.votes, 0);
  const electorate = locations.reduce((sum, location) => sum + location.registered, 0);
  const candidates = scenario.candidates.map((candidate) => {
    const count = locations.reduce((sum, l) => sum + l.votes_by_candidate[candidate.candidate_id], 0);
    return {
      candidate_id: candidate.candidate_id,
      candidate_name: candidate.candidate_name,
      party_affiliation: candidate.party_affiliation,
      photo_url: `/portraits/candidates/${candidate.candidate_id}.svg`,
      votes: count,
      share: ratio(count, total),
    };
  }).sort((a, b) => b.votes - a.votes || (a.candidate_id < b.candidate_id ? -1 : 1));
  const { id, name, kind, language, date } = scenario;
  return {
    election: {
      id,
      name,
      kind,
      language,
      date,
      status: options.status ?? "open",
      delayed_since: options.delayedSince ?? null,
      paused: options.paused ?? false,
      closes_at: options.closesAt ?? null,
      closed: options.closed ?? false,
      begun_at: options.begunAt ?? BEGUN_AT,
    },
    totals: {
      registered: electorate,
      votes: total,
      rejected: options.rejected ?? 0,
      turnout: ratio(total, electorate),
      waiting: options.waiting ?? 0,
      outstanding: options.outstanding !== undefined
        ? options.outstanding
        : options.status === "counted"
        ? 0
        : electorate - total,
    },
    candidates,
    locations,
    version: options.version ?? 1,
    ledger: null,
    as_of: options.asOf ?? AS_OF,
  };
}

/** Votes as they stand somewhere in a count: uneven, but the same each time. */
export function midCount(location: number, candidate: number): number {
  return Math.round((400 - candidate * 62) * (0.6 + ((location * 37 + candidate * 91) % 83) / 100));
}
