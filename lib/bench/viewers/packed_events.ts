/**
 * Reads the stream of a viewer that takes gzip, without unpacking it: that would cost the machine more than all that
 * is measured. Each event ends with the mark of a flush (RFC 1951: an empty stored block), and its last bytes tell
 * it from others.
 */
import { constants, inflateRawSync } from "node:zlib";

const HEAD_END = [13, 10, 13, 10];
const GZIP_HEAD_BYTES = 10;
const MARK = [0, 0, 0xff, 0xff];
/** Before the mark. */
const NAME_BYTES = 8;

/** One event as it came. */
export interface Packed {
  name: string;
  bytes: Uint8Array;
}

export class PackedEvents {
  #rest: Uint8Array | null = null;
  #isBody = false;
  /** The answer's status; null while its head is not whole. */
  status: number | null = null;

  /** The events that `bytes` complete. */
  push(bytes: Uint8Array): Packed[] {
    let at = 0;
    let all = bytes;
    if (this.#rest !== null) {
      all = new Uint8Array(this.#rest.length + bytes.length);
      all.set(this.#rest);
      all.set(bytes, this.#rest.length);
    }
    if (!this.#isBody) {
      const end = indexOf(all, HEAD_END, 0);
      if (end < 0 || all.length < end + HEAD_END.length + GZIP_HEAD_BYTES) return this.#keep(all, 0);
      this.status = Number(new TextDecoder().decode(all.subarray(9, 12)));
      this.#isBody = true;
      at = end + HEAD_END.length + GZIP_HEAD_BYTES;
    }
    const events: Packed[] = [];
    for (let mark = indexOf(all, MARK, at); mark >= 0; mark = indexOf(all, MARK, at)) {
      const end = mark + MARK.length;
      const event = all.subarray(at, end);
      events.push({ name: `${event.length} ${event.slice(-MARK.length - NAME_BYTES).join()}`, bytes: event });
      at = end;
    }
    this.#keep(all, at);
    return events;
  }

  #keep(all: Uint8Array, from: number): [] {
    this.#rest = from < all.length ? all.slice(from) : null;
    return [];
  }
}

/** The text of an event that needs none before it; null of one that does. */
export function unpackedAlone(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder().decode(inflateRawSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }));
  } catch {
    return null; // it refers to what came before
  }
}

function indexOf(bytes: Uint8Array, wanted: readonly number[], from: number): number {
  const last = wanted.length - 1;
  for (
    let end = bytes.indexOf(wanted[last], from + last);
    end >= 0;
    end = bytes.indexOf(wanted[last], end + 1)
  ) {
    if (wanted.every((byte, i) => bytes[end - last + i] === byte)) return end - last;
  }
  return -1;
}
