/** Rejected ballots by reason. What was counted at a look is not read again at the next. */
import { REJECTION_REASONS, type RejectionReason } from "@/lib/election/types.ts";
import { VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import type { Database } from "@/lib/store/database.ts";
import {
  countRejections,
  type OffsetRange,
  readRejections,
  type StoredRejection,
} from "@/lib/store/rejections.ts";
import type { Redaction } from "@/lib/web/pipeline/redaction.ts";
import type { RejectedExample, RejectedSample } from "@/lib/web/pipeline/sample.ts";

interface Tally {
  /** Offsets before it are counted, by partition. */
  counted: ReadonlyMap<number, number>;
  counts: ReadonlyMap<RejectionReason, number>;
  newest: ReadonlyMap<RejectionReason, RejectedExample>;
}

const NOTHING: Tally = { counted: new Map(), counts: new Map(), newest: new Map() };

export class RejectedTally {
  #tally = NOTHING;

  constructor(private readonly sql: Database, private readonly redaction: Redaction) {}

  /** Every reason, in the order of `REJECTION_REASONS`. `consumed`: the book's next offset of each partition. */
  async look(consumed: ReadonlyMap<number, number>): Promise<RejectedSample[]> {
    const isAnew = Array.from(this.#tally.counted).some(([partition, to]) =>
      (consumed.get(partition) ?? 0) < to
    );
    const before = isAnew ? NOTHING : this.#tally;
    const ranges = Array.from(consumed, ([partition, to]): OffsetRange => ({
      partition,
      from: before.counted.get(partition) ?? 0,
      to,
    })).filter(({ from, to }) => to > from);
    const found = await countRejections(this.sql, ranges);
    const counts = new Map(before.counts);
    for (const { reason, messages } of found) counts.set(reason, (counts.get(reason) ?? 0) + messages);
    const newest = new Map(before.newest);
    const places = found.map(({ partition, newest }) => ({ partition, offset: newest }));
    const stored = await readRejections(this.sql, places);
    // Of one reason, that of the latest time, whichever partition it is from.
    for (const one of stored.toSorted((a, b) => a.rejected_at.getTime() - b.rejected_at.getTime())) {
      newest.set(one.reason, this.#example(one));
    }
    this.#tally = { counted: new Map(consumed), counts, newest };
    return REJECTION_REASONS.map((reason) => ({
      reason,
      count: counts.get(reason) ?? 0,
      newest: newest.get(reason) ?? null,
    }));
  }

  #example(
    { partition, offset, key, message, message_bytes, rejected_at }: StoredRejection,
  ): RejectedExample {
    return {
      partition,
      offset,
      rejected_at: rejected_at.toISOString(),
      key: this.redaction.digest(VOTES_TOPIC, key),
      bytes: message_bytes,
      source: this.redaction.source(message),
    };
  }
}
