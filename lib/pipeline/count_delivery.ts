/** Counts what a reader of `votes_topic` got in one piece, batch by batch, as long as it is its to count. */
import type { BatchCounts } from "@/lib/pipeline/enter_batch.ts";
import {
  type Delivery,
  MAX_BATCH_MESSAGES,
  type PartitionCounter,
} from "@/lib/pipeline/partition_counter.ts";

/** The reader that a delivery came from. */
export interface DeliveryReader {
  /** False once the partition has gone to somebody else, or the reader ends. */
  isCurrent(): boolean;
  /** Go on reading from this offset. */
  seek(offset: number): void;
}

/**
 * `delivery` may hold any number of messages. `entered` hears of each batch that was counted, of at most `most`.
 * False: the reader was sent elsewhere.
 */
export async function countDelivery(
  counter: PartitionCounter,
  { messages, asked, end, logEnd }: Delivery,
  reader: DeliveryReader,
  entered: (batch: BatchCounts) => void,
  most = MAX_BATCH_MESSAGES,
): Promise<boolean> {
  // Batches of one size: a last one of a few messages costs nearly as much as a whole one.
  const size = Math.ceil(messages.length / Math.ceil(messages.length / most));
  let from = asked;
  for (let at = 0; at < messages.length; at += size) {
    if (!reader.isCurrent()) return false;
    const part = messages.slice(at, at + size);
    const last = part[part.length - 1].offset;
    const to = at + size < messages.length ? last + 1 : end;
    const outcome = await counter.take({ messages: part, asked: from, end: to, logEnd });
    from = to;
    if (outcome.type === "seek") {
      reader.seek(outcome.offset);
      return false;
    }
    entered(outcome);
  }
  return true;
}
