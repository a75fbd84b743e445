/** Reads record batches with as little work for each record as its message object allows. */
import { Buffer } from "node:buffer";
import { ATTRIBUTE, BATCH, BEFORE_LENGTH_BYTES, MAGIC } from "@/lib/kafka/wire/record_batch.ts";

/** What kafkajs knows of the batch that a message came in. */
export interface BatchContext {
  firstOffset: string;
  firstTimestamp: string;
  partitionLeaderEpoch: number;
  inTransaction: boolean;
  isControlBatch: boolean;
  lastOffsetDelta: number;
  producerId: string;
  producerEpoch: number;
  firstSequence: number;
  maxTimestamp: string;
  /** 0 = CreateTime, 1 = LogAppendTime. */
  timestampType: number;
  magicByte: number;
}

/** A message as kafkajs gives it. */
export interface ReadMessage {
  magicByte: number;
  attributes: number;
  timestamp: string;
  offset: string;
  key: Buffer | null;
  value: Buffer | null;
  headers: Record<string, unknown>;
  isControlRecord: boolean;
  batchContext: BatchContext;
}

/** Decodes a record that has headers: `record` is all of it after its length. */
export type HeadedRecord = (record: Buffer, context: BatchContext) => ReadMessage;

/** So many bytes of seven bits hold numbers that a double holds exactly. */
const MAX_SAFE_VARINT_BYTES = 7;
const MAX_SAFE_HIGH = 2 ** 21;

/**
 * The messages of all batches in `set`, but of one that was cut off at its end. Null where there is one that it
 * cannot read: compressed, a transaction's marker, of an old format, or with numbers that no double holds.
 */
export function readBatches(set: Buffer, headed: HeadedRecord): ReadMessage[] | null {
  const view = new DataView(set.buffer, set.byteOffset, set.length);
  const messages: ReadMessage[] = [];
  if (set.length < BATCH.records) return null;
  let at = 0;
  while (at + BATCH.records <= set.length) {
    const end = at + BEFORE_LENGTH_BYTES + view.getInt32(at + BATCH.length);
    if (end > set.length) break;
    if (end < at + BATCH.records) return null;
    const attributes = view.getInt16(at + BATCH.attributes);
    const plain = view.getInt8(at + BATCH.magic) === MAGIC &&
      (attributes & (ATTRIBUTE.compression | ATTRIBUTE.control)) === 0 &&
      isSafe(view, at + BATCH.baseOffset) && isSafe(view, at + BATCH.baseTimestamp);
    if (!plain || !new BatchReader(set, view, at, end, headed).read(messages)) return null;
    at = end;
  }
  return messages;
}

/** Not negative, and far enough below 2^53 for a delta to be added. */
function isSafe(view: DataView, at: number): boolean {
  const high = view.getInt32(at);
  return high >= 0 && high < MAX_SAFE_HIGH - 1;
}

class BatchReader {
  readonly #context: BatchContext;
  #at: number;
  #sound = true;

  constructor(
    private readonly set: Buffer,
    private readonly view: DataView,
    private readonly start: number,
    private readonly end: number,
    private readonly headed: HeadedRecord,
  ) {
    this.#at = start + BATCH.records;
    const int64 = (at: number) => view.getBigInt64(start + at).toString();
    const attributes = view.getInt16(start + BATCH.attributes);
    this.#context = {
      firstOffset: int64(BATCH.baseOffset),
      firstTimestamp: int64(BATCH.baseTimestamp),
      partitionLeaderEpoch: view.getInt32(start + BATCH.leaderEpoch),
      inTransaction: (attributes & ATTRIBUTE.transactional) !== 0,
      isControlBatch: false,
      lastOffsetDelta: view.getInt32(start + BATCH.lastOffsetDelta),
      producerId: int64(BATCH.producerId),
      producerEpoch: view.getInt16(start + BATCH.producerEpoch),
      firstSequence: view.getInt32(start + BATCH.baseSequence),
      maxTimestamp: int64(BATCH.maxTimestamp),
      timestampType: (attributes & ATTRIBUTE.logAppendTime) === 0 ? 0 : 1,
      magicByte: MAGIC,
    };
  }

  /** Appends the batch's messages; false where it cannot read them. */
  read(messages: ReadMessage[]): boolean {
    const count = this.view.getInt32(this.start + BATCH.count);
    const { firstTimestamp, maxTimestamp, timestampType } = this.#context;
    const baseOffset = Number(this.#context.firstOffset);
    const baseTimestamp = Number(firstTimestamp);
    for (let i = 0; i < count; i++) {
      const length = this.#varint();
      const start = this.#at;
      const end = start + length;
      if (!this.#sound || length <= 0 || end > this.end) return false;
      const attributes = this.view.getInt8(this.#at++);
      const timestampDelta = this.#varint();
      const offset = baseOffset + this.#varint();
      const key = this.#bytes();
      const value = this.#bytes();
      if (this.#varint() > 0) {
        messages.push(this.headed(this.set.subarray(start, end), this.#context));
        this.#at = end;
        continue;
      }
      if (!this.#sound || this.#at !== end) return false;
      messages.push({
        magicByte: MAGIC,
        attributes,
        timestamp: timestampType === 1
          ? maxTimestamp
          : timestampDelta === 0
          ? firstTimestamp
          : String(baseTimestamp + timestampDelta),
        offset: String(offset),
        key,
        value,
        headers: {},
        isControlRecord: false,
        batchContext: this.#context,
      });
    }
    return true;
  }

  #bytes(): Buffer | null {
    const length = this.#varint();
    if (length < 0) return null;
    const from = this.#at;
    this.#at += length;
    return this.set.subarray(from, from + length);
  }

  /** A number in zigzag form. */
  #varint(): number {
    const set = this.set;
    let byte = set[this.#at++];
    if (byte < 0x80) return byte >>> 1 ^ -(byte & 1); // nearly all: deltas and short lengths
    let value = byte & 0x7f;
    let scale = 0x80;
    for (let bytes = 1; byte >= 0x80; bytes++) {
      if (bytes === MAX_SAFE_VARINT_BYTES) this.#sound = false;
      byte = set[this.#at++];
      value += (byte & 0x7f) * scale;
      scale *= 0x80;
    }
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
}
