// The ledger's leaves: SHA-256(0x00 || salt || length of key || length of value || key || value).

import { begin, compress, loadBlocks, writeHash } from "./compress";
import { HASH_BYTES, HASHES, LANE_BYTES, LANES, ROW_BYTES, SALTS, TABLE } from "./memory";

/** The leaves of the first `count` messages of the table, one or more, written from HASHES on. */
export function hashLeaves(count: i32): void {
  const last = count - 1;
  const p0 = LANES, p1 = p0 + LANE_BYTES, p2 = p1 + LANE_BYTES, p3 = p2 + LANE_BYTES;
  for (let first = 0; first < count; first += 4) {
    // Where less than four are left, the last one fills the other lanes.
    const blocks0 = layOut(first, p0);
    const blocks1 = layOut(min(first + 1, last), p1);
    const blocks2 = layOut(min(first + 2, last), p2);
    const blocks3 = layOut(min(first + 3, last), p3);
    const most = max(max(blocks0, blocks1), max(blocks2, blocks3));
    const to = HASHES + first * HASH_BYTES;
    begin();
    // A lane whose message is over goes on with whatever lies there: its hash is written by then.
    for (let blocks = 1, at = 0; blocks <= most; blocks++, at += 64) {
      loadBlocks(p0 + at, p1 + at, p2 + at, p3 + at);
      compress();
      if (blocks == blocks0) writeHash(0, to);
      if (blocks == blocks1) writeHash(1, to + HASH_BYTES);
      if (blocks == blocks2) writeHash(2, to + 2 * HASH_BYTES);
      if (blocks == blocks3) writeHash(3, to + 3 * HASH_BYTES);
    }
  }
}

/** Puts what is hashed for a message into a lane, padded to whole blocks. Gives back how many. */
function layOut(message: i32, lane: usize): i32 {
  const row = TABLE + message * ROW_BYTES, salt = SALTS + message * 32;
  const keyBytes = load<i32>(row, 4), valueBytes = load<i32>(row, 12);
  store<u8>(lane, 0);
  v128.store(lane, v128.load(salt), 1);
  v128.store(lane, v128.load(salt, 16), 17);
  store<i32>(lane, bswap(keyBytes), 33);
  store<i32>(lane, bswap(valueBytes), 37);
  let end = lane + 41;
  end = append(end, load<u32>(row), keyBytes);
  end = append(end, load<u32>(row, 8), valueBytes);
  return pad(lane, end);
}

/** Copies whole vectors: what is copied too much is overwritten by what comes next. */
@inline
function append(end: usize, from: usize, bytes: i32): usize {
  for (let at = 0; at < bytes; at += 16) v128.store(end + at, v128.load(from + at));
  return end + max(bytes, 0);
}

/** FIPS 180-4, section 5.1.1: a one bit, zeros, and the length in bits as 64-bit integer. */
@inline
function pad(lane: usize, end: usize): i32 {
  const bytes = <i32> (end - lane);
  const blocks = (bytes + 1 + 8 + 63) >> 6;
  // At most 72 bytes are left.
  for (let at: usize = 0; at < 80; at += 16) v128.store(end + at, i32x4.splat(0));
  store<u8>(end, 0x80);
  store<i32>(lane + blocks * 64 - 4, bswap(bytes * 8));
  return blocks;
}
