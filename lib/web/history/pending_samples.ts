/** Which samples are to be stored: one for every ten seconds in which something has changed. No I/O. */
import { type Sample, withSilence } from "@/lib/web/history/sample.ts";

export const BUCKET_MS = 10_000;
/** Longer than two buckets: what ends a silence lies in another bucket than what came before it. */
const STORED_SILENCE_MS = 3 * BUCKET_MS;
/** Two hours without Postgres; beyond, every second one is given up. */
export const MAX_PENDING_SAMPLES = 720;

export function bucketOf(at: number): number {
  return Math.floor(at / BUCKET_MS);
}

export class PendingSamples {
  #waiting: Sample[] = [];
  /** The newest of its bucket so far. */
  #open: Sample | null = null;
  #before: Sample | null = null;

  /** Takes a sample that is newer than all before. `held`: what stood until then, where that is known. */
  add(sample: Sample, held: Sample | null): void {
    this.#before ??= held;
    if (this.#open && bucketOf(sample.at) > bucketOf(this.#open.at)) this.#finish(this.#open);
    this.#open = sample;
  }

  /** What waits to be stored at a time: the last sample of each bucket that is over, oldest first. */
  due(at: number): readonly Sample[] {
    if (this.#open && bucketOf(at) > bucketOf(this.#open.at)) this.#finish(this.#open);
    return this.#waiting;
  }

  /** All of them, the last bucket's too: nothing more will come. */
  rest(): readonly Sample[] {
    return this.due(Infinity);
  }

  /** Forgets what has been stored. */
  stored(samples: readonly Sample[]): void {
    const done = new Set(samples);
    this.#waiting = this.#waiting.filter((sample) => !done.has(sample));
  }

  #finish(sample: Sample): void {
    this.#waiting.push(...this.#before ? withSilence(this.#before, sample, STORED_SILENCE_MS) : [sample]);
    this.#before = sample;
    this.#open = null;
    if (this.#waiting.length > MAX_PENDING_SAMPLES) {
      const last = this.#waiting.length - 1;
      this.#waiting = this.#waiting.filter((_, place) => place % 2 === 0 || place === last);
    }
  }
}
