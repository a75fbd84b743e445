/**
 * Counts one partition of `votes_topic`, whatever is delivered: batches that repeat, skip, or come to
 * an aggregator that another one has replaced. The ballot book alone says where counting stands.
 */
import type { ReceivedMessage } from "@/lib/election/ballot.ts";
import { UserError } from "@/lib/errors.ts";
import { type CountingRules, judge, parseBatch, type RegistryEntry } from "@/lib/election/counting.ts";
import type { EnteredBatch, JudgedBatch } from "@/lib/pipeline/enter_batch.ts";

/** Messages entered in one transaction. */
export const MAX_BATCH_MESSAGES = 10_000;

/** What counting needs from the outside. */
export interface CountingDesk {
  /** Where the book stands: the next offset to count. */
  nextOffset(partition: number): Promise<number>;
  rules(): Promise<CountingRules>;
  /** What is known of these voters before the batch is entered. */
  findVoters(voterIds: readonly string[]): Promise<FoundVoters>;
  /** Enters a batch whole, or gives back null where the book does not stand at its beginning. */
  enter(batch: JudgedBatch): Promise<EnteredBatch | null>;
}

export interface FoundVoters {
  /** The registered ones, by voter_id. */
  registry: ReadonlyMap<string, RegistryEntry>;
  /** Those who have voted. More of them may have by the time that the batch is entered: the book has the say. */
  voted: readonly string[];
}

/** What a reader got for a question to the log. */
export interface Delivery {
  /** At most `MAX_BATCH_MESSAGES`, in their order. */
  messages: readonly ReceivedMessage[];
  /** The offset that was asked for: from there to the first message the log has none. */
  asked: number;
  /** The offset after the last, control records included. */
  end: number;
  /** The offset after the log's own last. */
  logEnd: number;
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
  /** The offset last asked for. */
  #sought: number | null = null;

  constructor(readonly partition: number, private readonly desk: CountingDesk) {}

  /**
   * Counts the part of a delivery that is not counted yet.
   * @throws UserError where more is counted than the log holds: it is not the one that was counted
   */
  async take({ messages, asked, end, logEnd }: Delivery): Promise<Outcome> {
    const from = this.#position ??= await this.desk.nextOffset(this.partition);
    if (asked > from || end <= from) {
      // Asked once more, as what an aggregator got before it was replaced may be older than the book.
      if (from > logEnd && this.#sought === from) throw this.#logTooShort(from, logEnd);
      return this.#seek(from);
    }

    // A failure from here on may come after the commit: ask the book before the next batch.
    this.#position = null;
    const fresh = messages.filter((message) => message.offset >= from);
    const { ballots, malformed } = parseBatch(fresh);
    const [rules, { registry, voted }] = await Promise.all([
      this.desk.rules(),
      this.desk.findVoters(ballots.map((ballot) => ballot.voter_id)),
    ]);
    const { eligible, rejected } = judge(ballots, registry, rules, voted);
    const entered = await this.desk.enter({
      partition: this.partition,
      from,
      to: end,
      messages: fresh,
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

  #logTooShort(from: number, logEnd: number): UserError {
    return new UserError(
      `partition ${this.partition} of votes_topic ends at ${logEnd}, but is counted up to ${from}: it is not ` +
        "the topic that this election was counted from; bring that back, or `deno task reset` both",
    );
  }
}
