/** A set of voter_ids that holds tens of millions: 16 bytes each in open addressing, not a string. */
import { isVoterId } from "@/lib/election/ballot.ts";

const FIRST_CAPACITY = 1 << 16;
const MAX_LOAD = 0.6;
const WORDS = 4;

export class VoterSet {
  #words = new Uint32Array(FIRST_CAPACITY * WORDS);
  #used = new Uint8Array(FIRST_CAPACITY);
  #capacity = FIRST_CAPACITY;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Adds a voter. False where they were in it already. Throws where the text is no voter_id. */
  add(voterId: string): boolean {
    const words = wordsOf(voterId);
    const slot = this.#find(words);
    if (this.#used[slot] === 1) return false;
    this.#put(slot, words);
    if (++this.#size > this.#capacity * MAX_LOAD) this.#grow();
    return true;
  }

  has(voterId: string): boolean {
    return this.#used[this.#find(wordsOf(voterId))] === 1;
  }

  /** The slot that holds these words, or the free one where they belong. */
  #find(words: ArrayLike<number>): number {
    for (let slot = this.#slotOf(words);; slot = (slot + 1) & (this.#capacity - 1)) {
      if (this.#used[slot] === 0) return slot;
      const at = slot * WORDS;
      let i = 0;
      while (i < WORDS && this.#words[at + i] === words[i]) i++;
      if (i === WORDS) return slot;
    }
  }

  #put(slot: number, words: ArrayLike<number>): void {
    this.#used[slot] = 1;
    for (let i = 0; i < WORDS; i++) this.#words[slot * WORDS + i] = words[i];
  }

  #slotOf(words: ArrayLike<number>): number {
    let hash = 0;
    for (let i = 0; i < WORDS; i++) {
      hash = Math.imul(hash ^ words[i], 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return hash & (this.#capacity - 1);
  }

  #grow(): void {
    const [words, used, capacity] = [this.#words, this.#used, this.#capacity];
    this.#capacity = capacity * 2;
    this.#words = new Uint32Array(this.#capacity * WORDS);
    this.#used = new Uint8Array(this.#capacity);
    for (let slot = 0; slot < capacity; slot++) {
      if (used[slot] === 0) continue;
      const own = words.subarray(slot * WORDS, (slot + 1) * WORDS);
      this.#put(this.#find(own), own);
    }
  }
}

function wordsOf(voterId: string): number[] {
  if (!isVoterId(voterId)) throw new Error(`${JSON.stringify(voterId)} is no voter_id`);
  const hex = voterId.replaceAll("-", "");
  return [0, 8, 16, 24].map((at) => parseInt(hex.slice(at, at + 8), 16));
}
