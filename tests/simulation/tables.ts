/** The rows of the simulated database, and the totals that are read from them. */
import type { ReceivedMessage } from "@/lib/election/ballot.ts";
import type { EligibleBallot, Rejection, TallyAdditions } from "@/lib/election/counting.ts";
import { assembleTotals, type Totals } from "@/lib/election/totals.ts";
import type { BatchCounts } from "@/lib/pipeline/enter_batch.ts";
import type { ChainHead, Checkpoint } from "@/lib/ledger/chain.ts";
import type { SimulatedElection } from "./election.ts";

/** What a transaction has written and not committed yet. */
export interface Writes {
  offsets: Map<number, number>;
  ballots: EligibleBallot[];
  rejections: Rejection[];
  additions: { partition: number; additions: TallyAdditions }[];
  counts: { partition: number; batch: BatchCounts }[];
  checkpoint: Checkpoint | null;
  registered: Map<string, number>;
}

export function noWrites(): Writes {
  return {
    offsets: new Map(),
    ballots: [],
    rejections: [],
    additions: [],
    counts: [],
    checkpoint: null,
    registered: new Map(),
  };
}

/** Whether nothing was written. */
export function isEmpty(writes: Writes): boolean {
  return Object.values(writes).every((part) =>
    part === null || ("size" in part ? part.size === 0 : Array.isArray(part) && part.length === 0)
  );
}

export class Tables {
  readonly offsets = new Map<number, { next: number; votes: number; rejected: number }>();
  /** By voter_id. */
  readonly votes = new Map<string, EligibleBallot>();
  /** By place: "partition offset". */
  readonly rejected = new Map<string, Rejection>();
  /** By their keys, joined with spaces. */
  readonly byCandidate = new Map<string, number>();
  readonly byLocation = new Map<string, number>();
  readonly byDemographic = new Map<string, number>();
  readonly checkpoints: Checkpoint[] = [];
  readonly registered: Map<string, number>;

  constructor(readonly election: SimulatedElection, readonly genesis: Uint8Array) {
    this.registered = new Map(election.locations.map((code) => [code, 0]));
  }

  get head(): ChainHead {
    const last = this.checkpoints.at(-1);
    return last ? { sequence: last.sequence, hash: last.hash } : { sequence: 0, hash: this.genesis };
  }

  next(partition: number): number {
    return this.offsets.get(partition)?.next ?? 0;
  }

  /** As the view `totals` has it. */
  get version(): number {
    return sumOf(this.registered) + [...this.offsets.values()].reduce((sum, { next }) => sum + next, 0);
  }

  /** Takes all in at once. Throws, as Postgres does, where a primary key is there already. */
  apply(writes: Writes): void {
    for (const [partition, next] of writes.offsets) {
      this.offsets.set(partition, { ...this.#counts(partition), next });
    }
    for (const entry of writes.ballots) {
      insert(this.votes, entry.ballot.voter_id, entry);
    }
    for (const rejection of writes.rejections) insert(this.rejected, placeOf(rejection.message), rejection);
    for (const { additions } of writes.additions) this.#addToTallies(additions);
    for (const { partition, batch } of writes.counts) {
      const counts = this.#counts(partition);
      counts.votes += batch.counted;
      counts.rejected += batch.rejected;
      this.offsets.set(partition, counts);
    }
    if (writes.checkpoint) this.checkpoints.push(writes.checkpoint);
    for (const [location, voters] of writes.registered) add(this.registered, location, voters);
  }

  #counts(partition: number): { next: number; votes: number; rejected: number } {
    return { ...(this.offsets.get(partition) ?? { next: 0, votes: 0, rejected: 0 }) };
  }

  #addToTallies({ by_candidate, by_location, by_demographic }: TallyAdditions): void {
    for (const row of by_candidate) add(this.byCandidate, row.candidate_id, row.votes);
    for (const row of by_location) add(this.byLocation, `${row.location} ${row.candidate_id}`, row.votes);
    for (const { age_band, gender, candidate_id, votes } of by_demographic) {
      add(this.byDemographic, `${age_band} ${gender} ${candidate_id}`, votes);
    }
  }

  /** All totals as of now. */
  totals(): Totals {
    const { election: { scenario, candidates }, registered, head } = this;
    const standing = scenario.candidates.filter(({ candidate_id }) => candidates.includes(candidate_id));
    return assembleTotals(
      this.version,
      { registered: sumOf(registered), ledger: { checkpoint: head.sequence, head: head.hash.toHex() } },
      standing.map(({ candidate_id, candidate_name, party_affiliation }) => ({
        candidate_id,
        candidate_name,
        party_affiliation,
        photo_url: "",
        total_votes: this.byCandidate.get(candidate_id) ?? 0,
      })),
      [...registered].map(([location, registered_voters]) => ({ location, registered_voters })),
      [...this.byLocation].map(([key, total_votes]) => {
        const [location, candidate_id] = key.split(" ");
        return { location, candidate_id, total_votes };
      }),
    );
  }

  /** Another set of the same rows. */
  copy(): Tables {
    const copy = new Tables(this.election, this.genesis);
    for (const [partition, row] of this.offsets) copy.offsets.set(partition, { ...row });
    for (
      const name of ["votes", "rejected", "byCandidate", "byLocation", "byDemographic", "registered"] as const
    ) {
      const to = copy[name] as Map<string, unknown>;
      for (const [key, row] of this[name]) to.set(key, row);
    }
    copy.checkpoints.push(...this.checkpoints);
    return copy;
  }
}

/** Where a message lies, as a key. */
export function placeOf({ partition, offset }: Pick<ReceivedMessage, "partition" | "offset">): string {
  return `${partition} ${offset}`;
}

export function sumOf(numbers: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const n of numbers.values()) sum += n;
  return sum;
}

function add(to: Map<string, number>, key: string, n: number): void {
  to.set(key, (to.get(key) ?? 0) + n);
}

function insert<Row>(table: Map<string, Row>, key: string, row: Row): void {
  if (table.has(key)) throw new Error(`duplicate key value violates unique constraint: ${key}`);
  table.set(key, row);
}
