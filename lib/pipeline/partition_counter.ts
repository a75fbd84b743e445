/**
 * Counts one partition of `votes_topic`, whatever is delivered: batches that repeat, skip, or come to
 * an aggregator that another one has replaced. The ballot book alone says where counting stands.
 */
import type { ReceivedMessage } from "@/lib/election/ballot.ts";
import { type CountingRules, judge, parseBatch, type RegistryEntry } from "@/lib/election/counting.ts";
import type { JudgedBatch } from "@/lib/store/ballot_book.ts";

/** Messages entered in one transaction. */
export const MAX_BATCH_MESSAGES = 10_000;

/** What counting needs from the outside. */
export interface CountingDesk {
  /** Where the book stands: the next offset to count. */
  nextOffset(partition: number): Promise<number>;
  rules(): Promise<CountingRules>;
  /** The registered ones of these voters, by voter_id. */
  findVoters(voterIds: readonly string[]): Promise<ReadonlyMap<string, RegistryEntry>>;
  /** Enters a batch whole, or gives back null where the book does not stand at its beginning. */
  enter(batch: JudgedBatch): Promise<{ counted: number; rejected: number } | null>;
}

/** What became of a delivery. */
export type Outcome =
  /** All before `next` is counted; so many messages of this delivery were. */
  | { type: "counted"; next: number; counted: number; rejected: number }
  /** Deliver from this offset instead. */
  | { type: "seek"; offset: number };

export class PartitionCounter {
  /** Where the book stood when last seen; null: ask. */
  #position: number | null = null;
  /** The offset last asked for: the log itself may begin later, or have gaps of control records. */
  #sought: number | null = null;

  constructor(readonly partition: number, private readonly desk: CountingDesk) {}

  /**
   * Counts the part of a delivery that is not counted yet. `end` is the offset after the delivery's
   * last, control records included. At most `MAX_BATCH_MESSAGES` messages.
   */
  async take(messages: readonly ReceivedMessage[], end: number): Promise<Outcome> {
    const from = this.#position ??= await this.desk.nextOffset(this.partition);
    const first = messages.length > 0 ? messages[0].offset : end;
    if (first > from && this.#sought !== from) return this.#seek(from);
    this.#sought = null;
    if (end <= from) return { type: "counted", next: from, counted: 0, rejected: 0 };

    // A failure from here on may come after the commit: ask the book before the next batch.
    this.#position = null;
    const fresh = messages.filter((message) => message.offset >= from);
    const { ballots, malformed } = parseBatch(fresh);
    const [rules, registry] = await Promise.all([
      this.desk.rules(),
      this.desk.findVoters(ballots.map((ballot) => ballot.voter_id)),
    ]);
    const { eligible, rejected } = judge(ballots, registry, rules);
    const entered = await this.desk.enter({
      partition: this.partition,
      from,
      to: end,
      eligible,
      rejected: [...malformed, ...rejected],
    });
    if (entered === null) return this.#seek(await this.desk.nextOffset(this.partition));
    this.#position = end;
    return { type: "counted", next: end, ...entered };
  }

  #seek(offset: number): Outcome {
    this.#sought = offset;
    return { type: "seek", offset };
  }
}
