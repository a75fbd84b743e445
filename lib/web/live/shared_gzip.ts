/**
 * One compression for all viewers. Each event is compressed once and its bytes are shared: they begin and end at a
 * byte's boundary and belong to no checksum, so that events compressed apart make up one stream (RFC 1951; RFC
 * 1952 around it). There are two forms of an event: one that refers to nothing before it, and one that refers to
 * the event before and so holds little more than what has changed. Both unpack to the same text.
 */
import { constants, crc32, createDeflateRaw, type DeflateRaw, deflateRawSync } from "node:zlib";
import { appendedBytes } from "@/lib/web/live/crc32.ts";

/** Each form is then as small as it gets, but for a few percent that take twice the time. */
const LEVEL = 6;
const { Z_SYNC_FLUSH } = constants;

/** Deflate, no flags, no time, any system. */
export const GZIP_HEAD: Uint8Array = new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** An empty last block of deflate. */
const LAST_BLOCK = [0x03, 0x00];

/** A text, and what joins it to the checksum of a stream. */
export interface Checked {
  plain: Uint8Array<ArrayBuffer>;
  crc: number;
  /** For `joinedCrc`. */
  appended: number;
}

export interface Forms {
  whole: Uint8Array;
  /** Shorter, for a viewer whose last text was `base`; null where there is none. */
  change: Uint8Array | null;
  base: Checked | null;
}

export function checked(text: string): Checked {
  const plain = new TextEncoder().encode(text);
  return { plain, crc: crc32(plain), appended: appendedBytes(plain.length) };
}

/** A text that is known from the beginning, whole. */
export function packed({ plain }: Checked): Uint8Array {
  return deflateRawSync(plain, { level: LEVEL, finishFlush: Z_SYNC_FLUSH });
}

/** What a stream of gzip ends with. `bytes`: how many it unpacks to. */
export function gzipEnd(crc: number, bytes: number): Uint8Array {
  const end = new Uint8Array(LAST_BLOCK.length + 8);
  end.set(LAST_BLOCK);
  const view = new DataView(end.buffer);
  view.setUint32(LAST_BLOCK.length, crc, true);
  view.setUint32(LAST_BLOCK.length + 4, bytes >>> 0, true);
  return end;
}

export class SharedGzip {
  #last: { text: Checked; packer: Packer } | null = null;
  readonly #forms = new WeakMap<Checked, Promise<Forms>>();
  #working: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  /** Both forms of a text, made when they are first asked for, its change from the text asked for before. */
  formsOf(text: Checked): Promise<Forms> {
    const known = this.#forms.get(text);
    if (known) return known;
    const making = this.#working.then(() => this.#pack(text));
    this.#working = making.catch(() => {}); // who asked for it gets the error
    this.#forms.set(text, making);
    return making;
  }

  /** Gives up what it holds for the next change. */
  close(): void {
    this.#isClosed = true;
    this.#last?.packer.close();
    this.#last = null;
  }

  async #pack(text: Checked): Promise<Forms> {
    const before = this.#last;
    this.#last = null;
    const change = before && await before.packer.pack(text.plain);
    before?.packer.close();
    const packer = new Packer();
    const whole = await packer.pack(text.plain);
    if (this.#isClosed) packer.close();
    else this.#last = { text, packer };
    const isShorter = change !== null && change.length < whole.length;
    return { whole, change: isShorter ? change : null, base: isShorter ? before!.text : null };
  }
}

/** Compresses one text after another, each with those before it in mind. */
class Packer {
  readonly #stream: DeflateRaw = createDeflateRaw({ level: LEVEL });
  #pieces: Uint8Array[] = [];

  constructor() {
    this.#stream.on("data", (piece: Uint8Array) => this.#pieces.push(piece));
  }

  pack(plain: Uint8Array): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.#stream.once("error", reject);
      this.#stream.write(plain, () =>
        this.#stream.flush(Z_SYNC_FLUSH, () => {
          this.#stream.off("error", reject);
          const pieces = this.#pieces;
          this.#pieces = [];
          resolve(pieces.length === 1 ? pieces[0] : joined(pieces));
        }));
    });
  }

  close(): void {
    this.#stream.close();
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
