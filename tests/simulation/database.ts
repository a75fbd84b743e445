/**
 * The simulated Postgres: transactions that see what is committed (read committed), lock rows as the ballot
 * book's statements do, and commit whole; snapshots for readers; a restart that ends every session.
 */
import { TransientError } from "@/lib/errors.ts";
import type { EligibleBallot, Rejection } from "@/lib/election/counting.ts";
import type { Totals } from "@/lib/election/totals.ts";
import { checkpointHash } from "@/lib/ledger/chain.ts";
import { VotedBefore } from "@/lib/pipeline/enter_batch.ts";
import type { BatchSeal } from "@/lib/ledger/seal.ts";
import { sha256 } from "@/lib/ledger/sha256.ts";
import type { SimulatedElection } from "./election.ts";
import { Locks } from "./locks.ts";
import { isEmpty, noWrites, placeOf, Tables, type Writes } from "./tables.ts";
import type { World } from "./world.ts";

const US_PER_MS = 1_000;
/** How often, and how long, the server does something else between two rows of a statement. */
const BUSY = 0.5;
const MAX_BUSY_MS = 30;

export class SimulatedDatabase {
  readonly committed: Tables;
  readonly locks = new Locks<Session>();
  readonly sessions = new Set<Session>();
  #downUntil = 0;

  constructor(
    readonly world: World,
    election: SimulatedElection,
    /** Hears of each commit, after it. */
    private readonly onCommit: () => void,
  ) {
    this.committed = new Tables(election, sha256(new TextEncoder().encode("genesis")));
  }

  /** @throws TransientError while the server is away */
  reach(): void {
    if (this.world.scheduler.now < this.#downUntil) throw new TransientError("the database is starting up");
  }

  connect(): Session {
    this.reach();
    const session = new Session(this);
    this.sessions.add(session);
    return session;
  }

  /** Ends every session, and is away for `ms`. What was committed stays. */
  restart(ms: number): void {
    this.world.tell("database", `restarts, away for ${Math.round(ms)} ms`);
    this.#downUntil = this.world.scheduler.now + ms;
    for (const session of [...this.sessions]) session.close();
  }

  /** The totals in one snapshot. */
  readTotals(): Totals {
    this.reach();
    return this.committed.totals();
  }

  /** The totals as they would be if all that is under way were committed: nothing of Urna reads that. */
  uncommittedTotals(): Totals {
    this.reach();
    const tables = this.committed.copy();
    for (const { writes } of this.sessions) tables.apply(writes);
    return tables.totals();
  }

  /** As the ballot book has it: makes the partition's row where there is none. */
  nextOffset(partition: number): number {
    this.reach();
    const { offsets } = this.committed;
    if (!offsets.has(partition)) offsets.set(partition, { next: 0, votes: 0, rejected: 0 });
    return this.committed.next(partition);
  }

  /** Registers voters, in a transaction of its own. */
  register(location: string, voters: number): void {
    this.commit({ ...noWrites(), registered: new Map([[location, voters]]) });
  }

  commit(writes: Writes): void {
    this.committed.apply(writes);
    this.onCommit();
  }
}

/** A connection in a transaction. */
export class Session {
  readonly writes = noWrites();
  #open = true;
  /** When the transaction began, in microseconds. */
  readonly #began: number;

  constructor(private readonly database: SimulatedDatabase) {
    this.#began = Math.round(database.world.scheduler.now * US_PER_MS);
  }

  get #committed(): Tables {
    return this.database.committed;
  }

  async #lock(row: string): Promise<void> {
    this.#check();
    await this.database.locks.acquire(row, this);
    this.#check();
  }

  #check(): void {
    if (!this.#open) throw new TransientError("the session was ended");
  }

  async advance(partition: number, from: number, to: number): Promise<boolean> {
    await this.#lock(`partition ${partition}`);
    const row = this.#committed.offsets.get(partition);
    if (row?.next !== from) {
      this.database.locks.release(`partition ${partition}`, this);
      this.database.world.count("batches refused");
      return false;
    }
    this.writes.offsets.set(partition, to);
    return true;
  }

  /** Sets a partition's offset wherever it stands: nothing of Urna does that. */
  async overwriteOffset(partition: number, to: number): Promise<void> {
    await this.#lock(`partition ${partition}`);
    this.writes.offsets.set(partition, to);
  }

  /**
   * A voter whose ballot another transaction is entering is waited for.
   * @throws VotedBefore where one has voted
   */
  async enterNewBallots(eligible: readonly EligibleBallot[]): Promise<void> {
    const entered = await this.enterBallots(eligible);
    if (entered.size === eligible.length) return;
    this.database.world.count("batches with a voter who had voted meanwhile");
    this.close();
    throw new VotedBefore("votes");
  }

  /** As above, but whoever has voted is passed over. */
  async enterBallots(eligible: readonly EligibleBallot[]): Promise<ReadonlySet<string>> {
    const entered = new Set<string>();
    const { world } = this.database;
    for (const entry of eligible) {
      const { voter_id } = entry.ballot;
      if (world.chance(BUSY)) await world.pause(world.between(0, MAX_BUSY_MS));
      await this.#lock(`voter ${voter_id}`);
      if (this.#committed.votes.has(voter_id)) {
        this.database.locks.release(`voter ${voter_id}`, this);
        continue;
      }
      this.writes.ballots.push(entry);
      entered.add(voter_id);
    }
    return entered;
  }

  /** @throws as Postgres does, where one of them is there already */
  keepRejections(rejected: readonly Rejection[]): void {
    this.#check();
    for (const { message } of rejected) {
      if (this.#committed.rejected.has(placeOf(message))) {
        throw new Error(`rejected_votes: the message at ${placeOf(message)} is kept already`);
      }
    }
    this.writes.rejections.push(...rejected);
  }

  async appendCheckpoint(seal: BatchSeal): Promise<void> {
    await this.#lock("head");
    const { sequence, hash } = this.#committed.head;
    const { partition, from_offset, to_offset, accepted, rejected, root, outcomes_hash } = seal;
    const content = {
      sequence: sequence + 1,
      previous_hash: hash,
      partition,
      from_offset,
      to_offset,
      accepted,
      rejected,
      root,
      outcomes_hash,
      committed_at: this.#began,
    };
    this.writes.checkpoint = { ...content, hash: checkpointHash(content) };
  }

  commit(): void {
    this.#check();
    if (!isEmpty(this.writes)) this.database.commit(this.writes);
    this.close();
  }

  /** Rolls back what is not committed. */
  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.database.sessions.delete(this);
    this.database.locks.releaseAll(this, new TransientError("the session was ended"));
  }
}
