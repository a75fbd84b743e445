/**
 * For how long each part of some work has stood still. Pure: time in milliseconds comes from outside, from a
 * clock that nobody sets.
 */

interface Part {
  position: number;
  /** The attentive time when it was first seen there. */
  since: number;
}

export class StallClock {
  readonly #parts = new Map<string, Part>();
  #attentive = 0;
  #seenAt: number | null = null;

  /**
   * @param afterMs how long a part stands still before it is told of
   * @param maxStepMs the most that counts of the time between two looks: while this process was frozen, or its
   * machine asleep, nobody else may have moved either
   */
  constructor(private readonly afterMs: number, private readonly maxStepMs: number) {}

  /**
   * Takes a look: the parts that are not done, and how far each is. Gives back those that have stood where
   * they are for `afterMs` of looks in a row, and for how many milliseconds.
   */
  see(open: ReadonlyMap<string, number>, now: number): Map<string, number> {
    this.#attentive += Math.min(this.maxStepMs, now - (this.#seenAt ?? now));
    this.#seenAt = now;
    for (const name of this.#parts.keys()) {
      if (!open.has(name)) this.#parts.delete(name);
    }
    const stalled = new Map<string, number>();
    for (const [name, position] of open) {
      const part = this.#parts.get(name);
      if (part?.position !== position) this.#parts.set(name, { position, since: this.#attentive });
      else if (this.#attentive - part.since >= this.afterMs) {
        stalled.set(name, this.#attentive - part.since);
      }
    }
    return stalled;
  }

  /** Begins anew for every part. */
  reset(): void {
    this.#parts.clear();
  }
}
