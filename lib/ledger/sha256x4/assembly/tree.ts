// The root of a Merkle tree (RFC 9162, section 2.1.1): a node is SHA-256(0x01 || left || right).

import { begin, compress, loadBlocks, writeHash } from "./compress";
import { HASH_BYTES, HASHES, SCHEDULE } from "./memory";

/**
 * The root of the tree over `count` leaves, one or more, that lie from HASHES on. It is written there, over them.
 * Pairs make the next level and an odd one moves up as it is: that gives the splits of the RFC, each at the
 * largest power of two.
 */
export function hashTree(count: i32): void {
  while (count > 1) {
    const pairs = count >> 1, odd = count & 1;
    const last = HASHES + (count - 1) * HASH_BYTES;
    const last0 = v128.load(last), last1 = v128.load(last, 16);
    hashPairs(pairs);
    if (odd) {
      v128.store(HASHES + pairs * HASH_BYTES, last0);
      v128.store(HASHES + pairs * HASH_BYTES, last1, 16);
    }
    count = pairs + odd;
  }
}

/** Four parents are written where none but their own children, or what was read before, may lie. */
function hashPairs(pairs: i32): void {
  for (let first = 0; first < pairs; first += 4) {
    const p0 = HASHES + first * 2 * HASH_BYTES, p1 = p0 + 64, p2 = p1 + 64, p3 = p2 + 64;
    const to = HASHES + first * HASH_BYTES;
    begin();
    loadBlocks(p0 - 1, p1 - 1, p2 - 1, p3 - 1);
    putPrefix();
    compress();
    loadEnds(p0, p1, p2, p3);
    compress();
    writeHash(0, to);
    writeHash(1, to + HASH_BYTES);
    writeHash(2, to + 2 * HASH_BYTES);
    writeHash(3, to + 3 * HASH_BYTES);
  }
}

/** The first block begins with 0x01, not with the byte that lies before the left child. */
@inline
function putPrefix(): void {
  const rest = v128.and(v128.load(SCHEDULE), i32x4.splat(0x00ffffff));
  v128.store(SCHEDULE, v128.or(rest, i32x4.splat(0x01000000)));
}

/** The second block: the last byte of the right child, a one bit, and the length of 65 bytes. */
@inline
function loadEnds(p0: usize, p1: usize, p2: usize, p3: usize): void {
  v128.store(SCHEDULE, i32x4.splat(0x00800000));
  store<u8>(SCHEDULE, load<u8>(p0, 63), 3);
  store<u8>(SCHEDULE, load<u8>(p1, 63), 7);
  store<u8>(SCHEDULE, load<u8>(p2, 63), 11);
  store<u8>(SCHEDULE, load<u8>(p3, 63), 15);
  for (let t: usize = 1; t < 15; t++) v128.store(SCHEDULE + t * 16, i32x4.splat(0));
  v128.store(SCHEDULE, i32x4.splat(65 * 8), 15 * 16);
}
