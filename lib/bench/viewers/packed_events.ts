/**
 * Reads the stream of a viewer that takes gzip, without unpacking it: that would cost the machine more than all that
 * is measured. Each event ends with the mark of a flush (RFC 1951: an empty stored block), and its last bytes tell
 * it from others.
 */
import { Buffer } from "node:buffer";
import { constants, crc32, inflateRawSync } from "node:zlib";

const HEAD_END = Buffer.from("\r\n\r\n");
const GZIP_HEAD_BYTES = 10;
const MARK = Buffer.from([0, 0, 0xff, 0xff]);
/** How many words of four bytes before its mark tell an event from others of its length: its time is in them. */
const NAME_WORDS = 6;
const WORD_BYTES = 4;
const NAMES_PER_LENGTH = 2 ** 32;
/** Spreads a word over all bits: 2³² divided by the golden ratio. */
const SPREAD = 0x9e3779b1;

/** One event as it came. */
export interface Packed {
  name: number;
  bytes: Uint8Array;
}

export class PackedEvents {
  #rest: Uint8Array | null = null;
  #isBody = false;
  /** The answer's status; null while its head is not whole. */
  status: number | null = null;

  /** The events that `bytes` complete. */
  push(bytes: Uint8Array): Packed[] {
    const all = Buffer.concat(this.#rest === null ? [bytes] : [this.#rest, bytes]);
    let at = 0;
    if (!this.#isBody) {
      const end = all.indexOf(HEAD_END);
      if (end < 0 || all.length < end + HEAD_END.length + GZIP_HEAD_BYTES) return this.#keep(all, 0);
      this.status = Number(all.toString("latin1", 9, 12));
      this.#isBody = true;
      at = end + HEAD_END.length + GZIP_HEAD_BYTES;
    }
    const events: Packed[] = [];
    for (let mark = all.indexOf(MARK, at); mark >= 0; mark = all.indexOf(MARK, at)) {
      const end = mark + MARK.length;
      events.push({ name: nameOf(all, at, mark), bytes: all.subarray(at, end) });
      at = end;
    }
    this.#keep(all, at);
    return events;
  }

  #keep(all: Uint8Array, from: number): [] {
    this.#rest = from < all.length ? Uint8Array.from(all.subarray(from)) : null;
    return [];
  }
}

function nameOf(all: Buffer, from: number, mark: number): number {
  let name = 0;
  for (let at = mark - WORD_BYTES; at >= from && at >= mark - NAME_WORDS * WORD_BYTES; at -= WORD_BYTES) {
    name = Math.imul(name ^ all.readInt32LE(at), SPREAD);
    name ^= name >>> 15;
  }
  return (mark - from) * NAMES_PER_LENGTH + (name >>> 0);
}

/** The text of an event that needs none before it; null of one that does. */
export function unpackedAlone(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder().decode(inflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }));
  } catch {
    return null; // it refers to what came before
  }
}

/** A number that tells texts apart. */
export function identityOf(text: string): number {
  return crc32(text);
}
