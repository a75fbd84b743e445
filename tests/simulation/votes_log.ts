/** The simulated `votes_topic`: logs that only grow, with gaps where a transaction left a control record. */
import type { Delivery } from "@/lib/pipeline/partition_counter.ts";
import type { CastMessage, SimulatedElection, Truth } from "./election.ts";
import { News } from "./news.ts";
import type { World } from "./world.ts";

const MAX_FETCH_ENTRIES = 40;
const SMALL_FETCH_ENTRIES = 6;
const LARGE_FETCH = 0.2;

export interface LoggedMessage {
  partition: number;
  offset: number;
  key: Uint8Array | null;
  value: Uint8Array | null;
  appended_at: number;
  truth: Truth;
}

export class VotesLog {
  /** By partition, then offset; null is a control record. */
  readonly partitions: (LoggedMessage | null)[][];
  readonly #news: News;

  constructor(private readonly world: World, private readonly election: SimulatedElection) {
    this.partitions = Array.from({ length: election.partitions }, () => []);
    this.#news = new News(world);
  }

  append(partition: number, { key, value, truth }: CastMessage): void {
    const log = this.partitions[partition];
    const offset = log.length;
    log.push({ partition, offset, key, value, appended_at: this.world.scheduler.now, truth });
    this.world.tell("votes_topic", `${partition} ${offset}: ${describe(truth)}`);
    this.#news.tell();
  }

  appendControlRecord(partition: number): void {
    this.world.tell("votes_topic", `${partition} ${this.partitions[partition].length}: control record`);
    this.partitions[partition].push(null);
  }

  /** The messages of a partition with offsets from `from` up to `to`, without control records. */
  messages(partition: number, from: number, to?: number): LoggedMessage[] {
    return this.partitions[partition].slice(from, to).filter((message) => message !== null);
  }

  /** The offset of some message of a partition; 0 where there is none. */
  anyOffset(partition: number): number {
    const messages = this.messages(partition, 0);
    return messages.length === 0 ? 0 : this.world.oneOf(messages).offset;
  }

  /** From `asked`, as much as the seed says; null where nothing has come for a while. */
  async fetch(partition: number, asked: number): Promise<Delivery | null> {
    const { world } = this;
    const log = this.partitions[partition];
    if (asked >= log.length) await this.#news.wait();
    const isLarge = this.election.inWaves || world.chance(LARGE_FETCH);
    const end = Math.min(
      log.length,
      asked + (isLarge ? MAX_FETCH_ENTRIES : world.whole(1, SMALL_FETCH_ENTRIES)),
    );
    return end <= asked
      ? null
      : { messages: this.messages(partition, asked, end), asked, end, logEnd: log.length };
  }
}

function describe(truth: Truth): string {
  return truth.ballot
    ? `ballot of …${truth.ballot.voter_id.slice(-4)} for ${truth.ballot.candidate_id}`
    : truth.reason;
}
