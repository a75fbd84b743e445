/**
 * Seeded randomness, the same on every machine and in every process: all that is random in an election
 * comes from `seeded(seed, ...keys)`. Not for secrets.
 *
 * Generator: sfc32 (Chris Doty-Humphrey, PractRand), 128 bits of state of which 32 are a counter, so that no
 * cycle is shorter than 2^32 numbers. State: two multiply-xor lanes over the keys' characters, closed with the
 * finalizer of MurmurHash3 (Austin Appleby). Choice by weight: the alias method (Michael Vose, 1991).
 */

/** A number and its decimal text are the same seed, so that a flag and a JSON file agree. */
export type Seed = number | string;

const UINT32 = 2 ** 32;
/** Outputs thrown away after seeding, so that similar seeds part. */
const WARM_UP_ROUNDS = 12;
/** Stands between two keys, so that ("1", "23") and ("12", "3") differ. */
const KEY_SEPARATOR = 0x1f;

function finalize(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** A stream of pseudo-random numbers. `reseed` starts another stream without a new object. */
export class Random {
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 1;

  constructor(seed: Seed, ...keys: Seed[]) {
    this.reseed(seed, ...keys);
  }

  /** Begins the stream of these keys; whatever was drawn before has no effect on it. */
  reseed(...keys: Seed[]): void {
    let left = 0x9e3779b9 | 0;
    let right = 0x243f6a88 | 0;
    for (const key of keys) {
      const text = typeof key === "string" ? key : String(key);
      for (let i = 0; i < text.length; i++) {
        const unit = text.charCodeAt(i);
        left = Math.imul(left ^ unit, 0x01000193);
        right = Math.imul((right << 13 | right >>> 19) ^ unit, 0xcc9e2d51);
      }
      left = Math.imul(left ^ KEY_SEPARATOR, 0x01000193);
      right = Math.imul((right << 13 | right >>> 19) ^ KEY_SEPARATOR, 0xcc9e2d51);
    }
    this.#a = finalize(left);
    this.#b = finalize(right);
    this.#c = finalize(left ^ (right << 16 | right >>> 16));
    this.#counter = 1;
    for (let i = 0; i < WARM_UP_ROUNDS; i++) this.uint32();
  }

  /** A whole number, 0 to 2^32 − 1. */
  uint32(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21 | this.#c >>> 11) + sum) | 0;
    return sum >>> 0;
  }

  /** In [0, 1), in steps of 2^-32. */
  next(): number {
    return this.uint32() / UINT32;
  }

  /** A whole number, 0 to n − 1; n from 1 to 2^32. */
  int(n: number): number {
    return Math.floor(this.next() * n);
  }

  /** An index of the weights that `table` was made of, as often as its weight says. Draws one number. */
  pick(table: WeightTable): number {
    const x = this.next() * table.keep.length;
    const index = Math.floor(x);
    return x - index < table.keep[index] ? index : table.alias[index];
  }
}

/**
 * The stream of these keys. The same keys give the same stream, in any process and in any order.
 * @example seeded(42, "voter", 7).int(6)
 */
export function seeded(seed: Seed, ...keys: Seed[]): Random {
  return new Random(seed, ...keys);
}

/** What `Random.pick` needs: for each index how often it is kept, and which one is taken otherwise. */
export interface WeightTable {
  readonly keep: Float64Array;
  readonly alias: Uint32Array;
}

/**
 * Prepares weights (any scale, none negative, at least one positive) for `Random.pick`.
 * Throws RangeError for anything else.
 */
export function weightTable(weights: readonly number[]): WeightTable {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (!(sum > 0 && Number.isFinite(sum)) || weights.some((weight) => weight < 0)) {
    throw new RangeError("weights must be finite, none negative, at least one positive");
  }
  const count = weights.length;
  const keep = new Float64Array(count).fill(1);
  const alias = Uint32Array.from(weights, (_, index) => index);
  const scaled = weights.map((weight) => weight * count / sum);
  const small = scaled.flatMap((value, index) => value < 1 ? [index] : []);
  const large = scaled.flatMap((value, index) => value < 1 ? [] : [index]);
  while (small.length > 0 && large.length > 0) {
    const less = small.pop()!;
    const more = large[large.length - 1];
    keep[less] = scaled[less];
    alias[less] = more;
    scaled[more] -= 1 - scaled[less];
    if (scaled[more] < 1) small.push(large.pop()!);
  }
  // What rounding leaves over in either list is kept whole, to within that rounding.
  return { keep, alias };
}
