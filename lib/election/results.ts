/**
 * The published totals, in the shapes that the HTTP interface and the pages share. Pure: no I/O.
 */
import type { LedgerMark } from "@/lib/election/ledger_mark.ts";

/** `open`: ballots may still arrive. `counted`: all that were cast are counted. */
export type ElectionStatus = "open" | "counted";

export interface ElectionInfo {
  /** The scenario's short name. */
  id: string;
  name: string;
  /** What it is, shown on every page: SIMULATION, REHEARSAL or ELECTION. */
  kind: string;
  /** BCP 47 tag of the pages' language and number format. */
  language: string;
  /** ISO date of the election. */
  date: string;
  status: ElectionStatus;
  /**
   * ISO 8601, UTC: until when these totals were known to be up to date, where they are not now: a server is
   * away, or the count is stuck. It goes on by itself. Null while the count keeps up.
   */
  delayed_since: string | null;
  /** Whether the count rests because the administrator wants it to. */
  paused: boolean;
  /** When the poll closes or was closed, ISO 8601, UTC: later ballots do not count. Null while it is open. */
  closes_at: string | null;
  /** Whether that time has come. */
  closed: boolean;
  /** When it was begun here, ISO 8601, UTC: after a reset another election begins, at version 0 again. */
  begun_at: string;
}

export interface CandidateResult {
  candidate_id: string;
  candidate_name: string;
  party_affiliation: string;
  photo_url: string;
  votes: number;
  /** Of all counted votes, 0 to 1; 0 while there are none. */
  share: number;
}

export interface LocationTurnout {
  /** Code. */
  location: string;
  name: string;
  registered: number;
  votes: number;
  /** Votes of registered, 0 to 1; 0 while nobody is registered. */
  turnout: number;
  /** candidate_id of the one with most votes, null while there are none. */
  leader: string | null;
  votes_by_candidate: Record<string, number>;
}

/** `GET /api/results`. */
export interface Results {
  election: ElectionInfo;
  totals: {
    registered: number;
    votes: number;
    rejected: number;
    turnout: number;
    /** Messages in the ballot box that were not counted yet when it was last looked at, about once a second. */
    waiting: number;
    /**
     * Votes that can still come, at most: arithmetic, not a forecast. Null while it is not known how many may vote.
     */
    outstanding: number | null;
  };
  /** By votes, most first; equal ones by candidate_id. */
  candidates: CandidateResult[];
  /** Only grows. */
  version: number;
  /** How far the ledger was written when these totals were read; null where another engine published them. */
  ledger: LedgerMark | null;
  /** When these totals last changed, ISO 8601, UTC. Of two frames the version tells the newer, not this. */
  as_of: string;
}

/** `GET /api/turnout`. Locations by code. */
export interface Turnout {
  locations: LocationTurnout[];
  version: number;
  as_of: string;
}

/** One SSE frame, and what a page is rendered from: all that a viewer needs to be up to date. */
export interface Frame extends Results {
  locations: LocationTurnout[];
}

/** `part / whole`, and 0 where the whole is 0. */
export function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** The part of a frame that `GET /api/results` answers. */
export function resultsOf({ election, totals, candidates, version, ledger, as_of }: Frame): Results {
  return { election, totals, candidates, version, ledger, as_of };
}

/** The part of a frame that `GET /api/turnout` answers. */
export function turnoutOf({ locations, version, as_of }: Frame): Turnout {
  return { locations, version, as_of };
}
