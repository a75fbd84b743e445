/**
 * The totals as the aggregated topics tell them. Each key keeps the message with the highest version,
 * whatever order they come in, so no number goes backwards. Pure, no I/O.
 */
import { type ElectionStatus, type Frame, ratio } from "@/lib/election/results.ts";
import {
  type CandidateTotal,
  leader,
  type LocationTotal,
  sum,
  type TotalsMark,
} from "@/lib/election/totals.ts";
import { candidates as candidatesOf } from "@/lib/scenario/candidates.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";

/** What the totals alone do not tell. */
export interface Backlog {
  /** Messages that do not count: for totals without their number. */
  rejected: number;
  /** Messages that are not counted yet. */
  waiting: number;
}

export class Snapshot {
  readonly #candidates = new Map<string, CandidateTotal>();
  readonly #locations = new Map<string, LocationTotal>();
  readonly #names: ReadonlyMap<string, string>;
  #version = 0;
  /** Where the book stood at the highest version; null where another engine published it. */
  #mark: TotalsMark | null = null;
  #revision = 0;

  constructor(private readonly scenario: Scenario, private readonly begunAt: Date) {
    this.#names = new Map(scenario.locations.map(({ code, name }) => [code, name]));
  }

  applyCandidate(total: CandidateTotal, mark: TotalsMark | null = null): void {
    this.#apply(this.#candidates, total.candidate_id, total, mark);
  }

  applyLocation(total: LocationTotal, mark: TotalsMark | null = null): void {
    this.#apply(this.#locations, total.location, total, mark);
  }

  #apply<Total extends CandidateTotal | LocationTotal>(
    totals: Map<string, Total>,
    key: string,
    total: Total,
    mark: TotalsMark | null,
  ): void {
    const before = totals.get(key);
    if (before && total.version <= before.version) return;
    totals.set(key, total);
    if (total.version > this.#version || !before || !sameTotal(before, total)) this.#revision++;
    if (total.version < this.#version) return;
    this.#version = total.version;
    this.#mark = mark;
  }

  /** The highest version applied. */
  get version(): number {
    return this.#version;
  }

  /**
   * Grows with everything that changed, also with what came late of the same version; not with what is only
   * published again.
   */
  get revision(): number {
    return this.#revision;
  }

  /**
   * Whether both topics tell of the same number of votes, and of as many registered voters as the book had at
   * this version: false in the middle of a round.
   */
  get agrees(): boolean {
    const locations = [...this.#locations.values()];
    if (this.#votes() !== sum(locations.map((l) => l.total_votes))) return false;
    return this.#mark === null || this.#mark.registered === sum(locations.map((l) => l.registered_voters));
  }

  #votes(): number {
    return sum([...this.#candidates.values()].map((c) => c.total_votes));
  }

  #candidatesAtFirst(): CandidateTotal[] {
    return candidatesOf(this.scenario).map((one) => ({ ...one, total_votes: 0, version: 0 }));
  }

  #locationsAtFirst(): LocationTotal[] {
    return this.scenario.locations.map(({ code }) => ({
      location: code,
      registered_voters: 0,
      total_votes: 0,
      leading_candidate_id: null,
      votes_by_candidate: {},
      version: 0,
    }));
  }

  /**
   * Everything at once. `asOf`: when it last changed.
   */
  frame(status: ElectionStatus, { rejected, waiting }: Backlog, asOf: Date): Frame {
    const { id, name, kind, language, date } = this.scenario;
    const votes = this.#votes();
    const locations = orElse(this.#locations, () => this.#locationsAtFirst())
      .map((l) => ({
        location: l.location,
        name: this.#names.get(l.location) ?? l.location,
        registered: l.registered_voters,
        votes: l.total_votes,
        turnout: ratio(l.total_votes, l.registered_voters),
        leader: leader(l.votes_by_candidate),
        votes_by_candidate: l.votes_by_candidate,
      }))
      .sort((a, b) => a.location < b.location ? -1 : 1);
    const registered = sum(locations.map((l) => l.registered));
    const candidates = orElse(this.#candidates, () => this.#candidatesAtFirst())
      .map(({ candidate_id, candidate_name, party_affiliation, photo_url, total_votes }) => ({
        candidate_id,
        candidate_name,
        party_affiliation,
        photo_url,
        votes: total_votes,
        share: ratio(total_votes, votes),
      }))
      .sort((a, b) => b.votes - a.votes || (a.candidate_id < b.candidate_id ? -1 : 1));
    return {
      election: {
        id,
        name,
        kind,
        language,
        date,
        status,
        delayed_since: null,
        paused: false,
        closes_at: null,
        closed: false,
        begun_at: this.begunAt.toISOString(),
      },
      totals: {
        registered,
        votes,
        rejected: this.#mark?.rejected ?? rejected,
        turnout: ratio(votes, registered),
        waiting,
        outstanding: null,
      },
      candidates,
      locations,
      version: this.#version,
      ledger: this.#mark?.ledger ?? null,
      as_of: asOf.toISOString(),
    };
  }
}

/** The totals there are; where none were published yet, those of the beginning. */
function orElse<Total>(totals: ReadonlyMap<string, Total>, atFirst: () => Total[]): Total[] {
  return totals.size > 0 ? [...totals.values()] : atFirst();
}

function sameTotal(a: CandidateTotal | LocationTotal, b: CandidateTotal | LocationTotal): boolean {
  if (a.total_votes !== b.total_votes) return false;
  return JSON.stringify({ ...a, version: 0 }) === JSON.stringify({ ...b, version: 0 });
}
