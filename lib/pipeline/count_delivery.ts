/** Counts what a reader of `votes_topic` got in one piece, batch by batch, as long as it is its to count. */
import type { EnteredBatch } from "@/lib/pipeline/enter_batch.ts";
import {
  type Delivery,
  MAX_BATCH_MESSAGES,
  type PartitionCounter,
} from "@/lib/pipeline/partition_counter.ts";

/** The reader that a delivery came from. */
export interface DeliveryReader {
  /** False once the partition has gone to somebody else, or the reader ends. */
  isCurrent(): boolean;
  /** All up to this offset, itself included, is counted. */
  resolve(offset: number): void;
  /** Go on reading from this offset. */
  seek(offset: number): void;
  /** Tells the group that this member is alive. */
  heartbeat(): Promise<void>;
}

/** `delivery` may hold any number of messages. `entered` hears of each batch that was counted, of at most `most`. */
export async function countDelivery(
  counter: PartitionCounter,
  { messages, asked, end, logEnd }: Delivery,
  reader: DeliveryReader,
  entered: (batch: EnteredBatch) => void,
  most = MAX_BATCH_MESSAGES,
): Promise<void> {
  let from = asked;
  for (let at = 0; at < messages.length; at += most) {
    if (!reader.isCurrent()) return;
    const part = messages.slice(at, at + most);
    const last = part[part.length - 1].offset;
    const to = at + most < messages.length ? last + 1 : end;
    const outcome = await counter.take({ messages: part, asked: from, end: to, logEnd });
    from = to;
    if (outcome.type === "seek") return reader.seek(outcome.offset);
    reader.resolve(last);
    entered(outcome);
    await reader.heartbeat();
  }
}
