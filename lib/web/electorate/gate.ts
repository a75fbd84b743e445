/** Lets so many pieces of work in at a time; the next ones wait, and beyond a number of those nobody does. */
export class Gate {
  #inside = 0;
  #waiting: (() => void)[] = [];

  constructor(private readonly bounds: { atOnce: number; waiting: number }) {}

  /** What `work` gives, or null where too many wait already. */
  async pass<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.#inside >= this.bounds.atOnce) {
      if (this.#waiting.length >= this.bounds.waiting) return null;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#inside++;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#inside--;
    }
  }
}
