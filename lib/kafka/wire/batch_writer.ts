/** Writes a batch of plain messages in one pass, into one buffer. */
import { BATCH, BEFORE_LENGTH_BYTES, MAGIC } from "@/lib/kafka/wire/record_batch.ts";
import { crc32c } from "@/lib/kafka/wire/crc32c.ts";

type Bytes = string | Uint8Array | null | undefined;

/** A message without headers and without a timestamp of its own. */
export interface PlainMessage {
  key?: Bytes;
  value: Bytes;
}

/** Of a record: its length, attributes, both deltas, lengths of key and value, number of headers. */
const MAX_RECORD_OVERHEAD_BYTES = 5 + 1 + 1 + 5 + 5 + 5 + 1;
const NONE = -1;
const encoder = new TextEncoder();

/** Whether `encodeBatch` can write it. */
export function isPlain(message: object): message is PlainMessage {
  const { key, value, headers, timestamp } = message as Record<string, unknown>;
  return isBytes(key) && isBytes(value) && (timestamp === undefined || timestamp === null) &&
    (headers === undefined || (headers !== null && Object.keys(headers as object).length === 0));
}

function isBytes(value: unknown): value is Bytes {
  return typeof value === "string" || value === null || value === undefined || value instanceof Uint8Array;
}

/** The record batch of these messages, uncompressed and outside of any transaction, as of `now` (ms). */
export function encodeBatch(messages: readonly PlainMessage[], now: number): Uint8Array {
  const writer = new Writer(roomFor(messages));
  for (let i = 0; i < messages.length; i++) writer.record(messages[i], i);
  return writer.finish(messages.length, now);
}

/** Enough, unless there is text beyond ASCII. */
function roomFor(messages: readonly PlainMessage[]): number {
  let bytes = BATCH.records;
  for (const { key, value } of messages) {
    bytes += (key?.length ?? 0) + (value?.length ?? 0) + MAX_RECORD_OVERHEAD_BYTES;
  }
  return bytes;
}

class Writer {
  #bytes: Uint8Array;
  #at: number = BATCH.records;

  constructor(bytes: number) {
    this.#bytes = new Uint8Array(bytes);
  }

  record({ key, value }: PlainMessage, offsetDelta: number): void {
    const start = this.#at;
    if (this.#body(key, value, offsetDelta)) return;
    this.#at = start;
    this.#body(toBytes(key), toBytes(value), offsetDelta);
  }

  /** False where the texts are not ASCII: the lengths that were written were those of ASCII. */
  #body(key: Bytes, value: Bytes, offsetDelta: number): boolean {
    const keyBytes = key?.length ?? NONE;
    const valueBytes = value?.length ?? NONE;
    const length = 1 + 1 + sizeOfVarint(offsetDelta) + sizeOfVarint(keyBytes) + Math.max(0, keyBytes) +
      sizeOfVarint(valueBytes) + Math.max(0, valueBytes) + 1;
    this.#fit(length + MAX_RECORD_OVERHEAD_BYTES);
    this.#varint(length);
    this.#bytes[this.#at++] = 0; // attributes
    this.#bytes[this.#at++] = 0; // timestamp delta: all have the batch's
    this.#varint(offsetDelta);
    this.#varint(keyBytes);
    if (!this.#put(key)) return false;
    this.#varint(valueBytes);
    if (!this.#put(value)) return false;
    this.#bytes[this.#at++] = 0; // headers
    return true;
  }

  #put(value: Bytes): boolean {
    if (value === null || value === undefined) return true;
    if (typeof value !== "string") {
      this.#bytes.set(value, this.#at);
      this.#at += value.length;
      return true;
    }
    // Faster than any encoder for texts of some hundred characters, as each call of one costs as much.
    const bytes = this.#bytes;
    let at = this.#at;
    for (let i = 0; i < value.length; i++) {
      const unit = value.charCodeAt(i);
      if (unit > 0x7f) return false;
      bytes[at++] = unit;
    }
    this.#at = at;
    return true;
  }

  #varint(value: number): void {
    let rest = zigzag(value);
    while (rest > 0x7f) {
      this.#bytes[this.#at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.#at++] = rest;
  }

  #fit(bytes: number): void {
    if (this.#at + bytes <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * this.#bytes.length, this.#at + bytes));
    larger.set(this.#bytes.subarray(0, this.#at));
    this.#bytes = larger;
  }

  /** Writes what stands before the records. Zero, as the buffer is: base offset, epochs, attributes, sequence. */
  finish(count: number, now: number): Uint8Array {
    const bytes = this.#bytes.subarray(0, this.#at);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    view.setInt32(BATCH.length, bytes.length - BEFORE_LENGTH_BYTES);
    view.setInt8(BATCH.magic, MAGIC);
    view.setInt32(BATCH.lastOffsetDelta, count - 1);
    view.setBigInt64(BATCH.baseTimestamp, BigInt(now));
    view.setBigInt64(BATCH.maxTimestamp, BigInt(now));
    view.setBigInt64(BATCH.producerId, BigInt(NONE));
    view.setInt32(BATCH.count, count);
    view.setUint32(BATCH.crc, crc32c(bytes, BATCH.attributes));
    return bytes;
  }
}

function toBytes(value: Bytes): Bytes {
  return typeof value === "string" ? encoder.encode(value) : value;
}

/** Unsigned. */
function zigzag(value: number): number {
  return (value << 1 ^ value >> 31) >>> 0;
}

function sizeOfVarint(value: number): number {
  let bytes = 1;
  for (let rest = zigzag(value); rest > 0x7f; rest >>>= 7) bytes++;
  return bytes;
}
