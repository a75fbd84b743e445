/**
 * Salts that hide what a leaf commits to. A voter has few candidates to choose from: the plain hash of a ballot
 * could be guessed by trying them all. So each leaf is hashed with 32 bytes that only the holder of the
 * election's ledger key can tell: the keystream of AES-256 in counter mode (NIST SP 800-38A), whose counter
 * is the message's partition and offset.
 */
import { createCipheriv } from "node:crypto";

export const SALT_BYTES = 32;
const AES_BLOCK_BYTES = 16;
const BLOCKS_PER_SALT = BigInt(SALT_BYTES / AES_BLOCK_BYTES);

/** The salts of `count` messages of a partition with consecutive offsets, one after the other. */
export function salts(ledgerKey: Uint8Array, partition: number, offset: number, count: number): Uint8Array {
  const counter = new DataView(new ArrayBuffer(AES_BLOCK_BYTES));
  counter.setUint32(0, partition);
  counter.setBigUint64(8, BigInt(offset) * BLOCKS_PER_SALT);
  const cipher = createCipheriv("aes-256-ctr", ledgerKey, new Uint8Array(counter.buffer));
  const keystream = cipher.update(new Uint8Array(count * SALT_BYTES));
  cipher.final(); // releases it
  return keystream;
}
