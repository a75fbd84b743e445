/** SHA-256 over several pieces of bytes, as the ledger uses it: FIPS 180-4, by @noble/hashes. */
import { sha256 as digest } from "@noble/hashes/sha2.js";

export const HASH_BYTES = 32;

/** The hash of the pieces, one after the other. */
export function sha256(...pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return digest(pieces[0]);
  const hash = digest.create();
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}
