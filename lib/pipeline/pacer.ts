/**
 * A token bucket: lets through so many a second on average, in small portions. Time comes from
 * outside, in milliseconds, so that it can be tested without waiting.
 */
const BURST_MS = 200;

export class Pacer {
  #tokens = 0;
  #filled: number;

  /** `perSecond` 0 lets everything through. It may be changed at any time. */
  constructor(public perSecond: number, now: number) {
    this.#filled = now;
  }

  /** Milliseconds to wait until `n` may pass; 0 where they may pass now, and then they have. */
  take(n: number, now: number): number {
    if (this.perSecond === 0) return 0;
    const perMs = this.perSecond / 1_000;
    const capacity = Math.max(n, perMs * BURST_MS);
    this.#tokens = Math.min(capacity, this.#tokens + (now - this.#filled) * perMs);
    this.#filled = now;
    if (this.#tokens >= n) {
      this.#tokens -= n;
      return 0;
    }
    return Math.ceil((n - this.#tokens) / perMs);
  }
}
