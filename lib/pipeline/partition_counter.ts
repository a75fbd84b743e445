/**
 * Counts one partition of `votes_topic`, whatever is delivered: batches that repeat, skip, or come to
 * an aggregator that another one has replaced. The ballot book alone says where counting stands.
 */
import type { ReceivedMessage } from "@/lib/election/ballot.ts";
import { UserError } from "@/lib/errors.ts";
import { type CountingRules, judge, parseBatch } from "@/lib/election/counting.ts";
import { sortedOnce, type VoterPage } from "@/lib/election/voter_page.ts";
import type { EnteredBatch, JudgedBatch } from "@/lib/pipeline/enter_batch.ts";

/** Messages entered in one transaction. */
export const MAX_BATCH_MESSAGES = 10_000;

/**
 * Voters who vote again are few, and found out when their ballot is entered, at the price of entering the batch
 * twice. Where there was one there may be more: who has voted is looked up first in so many batches after it.
 */
const LOOKED_UP_AFTER_REPEATS = 50;

/** What counting needs from the outside. */
export interface CountingDesk {
  /** Where the book stands: the next offset to count. */
  nextOffset(partition: number): Promise<number>;
  rules(): Promise<CountingRules>;
  /** The registered ones of these voters, who are in the order of their ids, each once. */
  findVoters(voterIds: readonly string[]): Promise<VoterPage>;
  /** Those of them who have voted. More may have when the batch is entered: the book has the say. */
  findVoted(voterIds: readonly string[]): Promise<readonly string[]>;
  /** Enters a batch whole, or gives back null where the book does not stand at its beginning. */
  enter(batch: JudgedBatch): Promise<EnteredBatch | null>;
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
  /** In how many batches to come it is looked up before who has voted. */
  #repeats = 0;
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
    const { ballots, malformed, voterIds } = parseBatch(fresh);
    const wanted = sortedOnce(voterIds);
    const [rules, voters, voted] = await Promise.all([
      this.desk.rules(),
      this.desk.findVoters(wanted),
      this.#repeats > 0 ? this.desk.findVoted(wanted) : [],
    ]);
    const { eligible, rejected } = judge(ballots, voters, rules, voted);
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
    this.#repeats = entered.repeats ? LOOKED_UP_AFTER_REPEATS : Math.max(0, this.#repeats - 1);
    return { type: "counted", next: end, counted: entered.counted, rejected: entered.rejected };
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
