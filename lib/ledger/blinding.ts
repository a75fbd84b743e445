/**
 * Salts that hide what a leaf commits to. A voter has few candidates to choose from: the plain hash of a ballot
 * could be guessed by trying them all. So each leaf is hashed with 32 bytes that only the holder of the
 * election's ledger key can tell: the keystream of AES-256 in counter mode (NIST SP 800-38A), whose counter
 * is the message's partition and offset.
 */
import { createCipheriv } from "node:crypto";

export const SALT_BYTES = 32;
const AES_BLOCK_BYTES = 16;
const BLOCKS_PER_SALT = SALT_BYTES / AES_BLOCK_BYTES;

/** Where a message lies in `votes_topic`. */
export interface Place {
  partition: number;
  offset: number;
}

/**
 * The salts of messages, one after the other. The counter blocks are encrypted each by itself, which is what
 * counter mode does, because messages need not be neighbours, and because node:crypto is faster at it.
 */
export function salts(ledgerKey: Uint8Array, places: readonly Place[]): Uint8Array {
  const counters = new DataView(new ArrayBuffer(places.length * SALT_BYTES));
  let at = 0;
  for (const { partition, offset } of places) {
    const high = Math.floor(offset / 2 ** 31);
    const low = (offset - high * 2 ** 31) * BLOCKS_PER_SALT;
    for (let block = 0; block < BLOCKS_PER_SALT; block++, at += AES_BLOCK_BYTES) {
      counters.setUint32(at, partition);
      counters.setUint32(at + 8, high);
      counters.setUint32(at + 12, low + block);
    }
  }
  const cipher = createCipheriv("aes-256-ecb", ledgerKey, null);
  cipher.setAutoPadding(false);
  const keystream = cipher.update(new Uint8Array(counters.buffer));
  cipher.final(); // releases it
  return keystream;
}
