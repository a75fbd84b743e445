// SHA-256 (FIPS 180-4, section 6.2) of four messages at a time, one in each 32-bit lane of a vector.

import { SCHEDULE, STATE } from "./memory";

const K = memory.data<u32>([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]);

/** The state that every hash begins from. */
export function begin(): void {
  v128.store(STATE, i32x4.splat(0x6a09e667));
  v128.store(STATE, i32x4.splat(0xbb67ae85), 16);
  v128.store(STATE, i32x4.splat(0x3c6ef372), 32);
  v128.store(STATE, i32x4.splat(0xa54ff53a), 48);
  v128.store(STATE, i32x4.splat(0x510e527f), 64);
  v128.store(STATE, i32x4.splat(0x9b05688c), 80);
  v128.store(STATE, i32x4.splat(0x1f83d9ab), 96);
  v128.store(STATE, i32x4.splat(0x5be0cd19), 112);
}

/** The next block of each message, from four addresses, as the first 16 words of the schedule. */
export function loadBlocks(p0: usize, p1: usize, p2: usize, p3: usize): void {
  for (let at: usize = 0; at < 64; at += 16) {
    transpose(
      SCHEDULE + at * 4,
      bigEndian(v128.load(p0 + at)),
      bigEndian(v128.load(p1 + at)),
      bigEndian(v128.load(p2 + at)),
      bigEndian(v128.load(p3 + at)),
    );
  }
}

@inline
function bigEndian(x: v128): v128 {
  return v128.shuffle<u8>(x, x, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
}

/** From four words of each message to four vectors, each with one word of every message. */
@inline
function transpose(to: usize, a: v128, b: v128, c: v128, d: v128): void {
  const ab01 = v128.shuffle<u32>(a, b, 0, 4, 1, 5);
  const cd01 = v128.shuffle<u32>(c, d, 0, 4, 1, 5);
  const ab23 = v128.shuffle<u32>(a, b, 2, 6, 3, 7);
  const cd23 = v128.shuffle<u32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<u64>(ab01, cd01, 0, 2));
  v128.store(to, v128.shuffle<u64>(ab01, cd01, 1, 3), 16);
  v128.store(to, v128.shuffle<u64>(ab23, cd23, 0, 2), 32);
  v128.store(to, v128.shuffle<u64>(ab23, cd23, 1, 3), 48);
}

/** Adds the block whose 16 words begin the schedule to the state. */
export function compress(): void {
  extendSchedule();
  let a = v128.load(STATE), b = v128.load(STATE, 16), c = v128.load(STATE, 32), d = v128.load(STATE, 48);
  let e = v128.load(STATE, 64), f = v128.load(STATE, 80), g = v128.load(STATE, 96), h = v128.load(STATE, 112);
  let k = K, ab = xor(a, b), bc = xor(b, c);
  // Eight rounds bring each word back to its own variable, so none is moved. Maj(a, b, c) is b, but for the
  // bits where both neighbours differ from it; `bc` is the `ab` of the round before.
  for (let w: usize = SCHEDULE; w < SCHEDULE + 64 * 16; w += 8 * 16, k += 8 * 4) {
    h = t1(h, e, f, g, w, k, 0); d = add(d, h); ab = xor(a, b); h = t2(h, a, b, ab, bc);
    g = t1(g, d, e, f, w, k, 1); c = add(c, g); bc = xor(h, a); g = t2(g, h, a, bc, ab);
    f = t1(f, c, d, e, w, k, 2); b = add(b, f); ab = xor(g, h); f = t2(f, g, h, ab, bc);
    e = t1(e, b, c, d, w, k, 3); a = add(a, e); bc = xor(f, g); e = t2(e, f, g, bc, ab);
    d = t1(d, a, b, c, w, k, 4); h = add(h, d); ab = xor(e, f); d = t2(d, e, f, ab, bc);
    c = t1(c, h, a, b, w, k, 5); g = add(g, c); bc = xor(d, e); c = t2(c, d, e, bc, ab);
    b = t1(b, g, h, a, w, k, 6); f = add(f, b); ab = xor(c, d); b = t2(b, c, d, ab, bc);
    a = t1(a, f, g, h, w, k, 7); e = add(e, a); bc = xor(b, c); a = t2(a, b, c, bc, ab);
  }
  addToState(0, a); addToState(1, b); addToState(2, c); addToState(3, d);
  addToState(4, e); addToState(5, f); addToState(6, g); addToState(7, h);
}

function extendSchedule(): void {
  for (let w: usize = SCHEDULE; w < SCHEDULE + 48 * 16; w += 8 * 16) {
    extend(w, 0); extend(w, 1); extend(w, 2); extend(w, 3);
    extend(w, 4); extend(w, 5); extend(w, 6); extend(w, 7);
  }
}

@inline
function extend(w: usize, t: usize): void {
  const early = add(word(w, t), sigma0(word(w, t + 1)));
  const late = add(word(w, t + 9), sigma1(word(w, t + 14)));
  v128.store(w + (t + 16) * 16, add(early, late));
}

/** h + Σ1(e) + Ch(e, f, g) + K + W of the round. */
@inline
function t1(h: v128, e: v128, f: v128, g: v128, w: usize, k: usize, t: usize): v128 {
  const kw = add(word(w, t), v128.load32_splat(k + t * 4));
  const ch = xor(g, v128.and(e, xor(f, g)));
  return add(add(h, kw), add(ch, Sigma1(e)));
}

/** T1 + Σ0(a) + Maj(a, b, c). */
@inline
function t2(t1: v128, a: v128, b: v128, ab: v128, bc: v128): v128 {
  return add(add(t1, xor(v128.and(ab, bc), b)), Sigma0(a));
}

@inline
function Sigma0(x: v128): v128 {
  return xor(xor(rotr(x, 2), rotr(x, 13)), rotr(x, 22));
}

@inline
function Sigma1(x: v128): v128 {
  return xor(xor(rotr(x, 6), rotr(x, 11)), rotr(x, 25));
}

@inline
function sigma0(x: v128): v128 {
  return xor(xor(rotr(x, 7), rotr(x, 18)), i32x4.shr_u(x, 3));
}

@inline
function sigma1(x: v128): v128 {
  return xor(xor(rotr(x, 17), rotr(x, 19)), i32x4.shr_u(x, 10));
}

@inline
function rotr(x: v128, bits: i32): v128 {
  return v128.or(i32x4.shr_u(x, bits), i32x4.shl(x, 32 - bits));
}

@inline
function word(w: usize, t: usize): v128 {
  return v128.load(w + t * 16);
}

@inline
function add(x: v128, y: v128): v128 {
  return i32x4.add(x, y);
}

@inline
function xor(x: v128, y: v128): v128 {
  return v128.xor(x, y);
}

@inline
function addToState(i: usize, x: v128): void {
  v128.store(STATE + i * 16, add(x, v128.load(STATE + i * 16)));
}

/** Writes the hash of one lane's message. */
export function writeHash(lane: usize, to: usize): void {
  for (let i: usize = 0; i < 8; i++) {
    store<u32>(to + i * 4, bswap(load<u32>(STATE + i * 16 + lane * 4)));
  }
}
