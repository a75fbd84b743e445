/**
 * Where a page of the registry begins, as a text for an address that tells nobody anything: a voter's number and
 * location are enough to make the registration number. Sealed with AES-256-GCM (NIST SP 800-38D) by a key that only
 * the election's database has, so that every web instance opens what another one has sealed. The nonce is made from
 * what is sealed, as in RFC 8452: one page has one address, and no nonce serves two texts.
 */
import { Buffer } from "node:buffer";
import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from "node:crypto";
import type { VoterPlace } from "@/lib/store/voter_pages.ts";

const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const PURPOSE = "urna: pages of the registry";
/** Longer ones are none of ours. */
export const MAX_CURSOR_CHARS = 300;

export interface Cursor {
  place: VoterPlace;
  /** How many rows of the selection lie before the page that begins after it. */
  rowsBefore: number;
}

export class CursorSeal {
  readonly #key: Uint8Array;
  readonly #nonceKey: Uint8Array;

  /** `secret`: the election's ledger key. */
  constructor(secret: Uint8Array) {
    const keys = new Uint8Array(hkdfSync("sha256", secret, new Uint8Array(), PURPOSE, 2 * KEY_BYTES));
    this.#key = keys.subarray(0, KEY_BYTES);
    this.#nonceKey = keys.subarray(KEY_BYTES);
  }

  /** `selection`: what the page is a page of; the cursor is good for this one alone. */
  seal({ place: { voter_id, location }, rowsBefore }: Cursor, selection: string): string {
    const text = JSON.stringify([voter_id, location, rowsBefore]);
    const nonce = createHmac("sha256", this.#nonceKey).update(`${selection}\n${text}`).digest()
      .subarray(0, NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key, nonce).setAAD(new TextEncoder().encode(selection));
    const parts = [nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()];
    return new Uint8Array(Buffer.concat(parts)).toBase64({ alphabet: "base64url", omitPadding: true });
  }

  /** Null where it was not sealed here for this selection. */
  open(sealed: string, selection: string): Cursor | null {
    if (sealed.length > MAX_CURSOR_CHARS || !/^[\w-]+$/.test(sealed)) return null;
    let text: string;
    try {
      const bytes = Uint8Array.fromBase64(sealed, { alphabet: "base64url" });
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
      const decipher = createDecipheriv(CIPHER, this.#key, bytes.subarray(0, NONCE_BYTES))
        .setAAD(new TextEncoder().encode(selection))
        .setAuthTag(bytes.subarray(-TAG_BYTES));
      text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, "utf8") +
        decipher.final("utf8");
    } catch {
      return null; // not in base64url, or not authentic: whatever it is, it is not ours
    }
    const [voter_id, location, rowsBefore] = JSON.parse(text);
    return { place: { voter_id, location }, rowsBefore };
  }
}
