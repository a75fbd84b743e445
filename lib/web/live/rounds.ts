/** Rounds of something that must not take the whole thread, however often it is asked for. */

/** A round is followed by this many times its own length without one, so that it takes a tenth of the thread … */
const REST_PER_ROUND = 9;
/** … or begins this long after the one before, where that is sooner: more than a second is too old … */
const MAX_EVERY_MS = 1_000;
/** … but never takes more than a half. */
const MIN_REST_PER_ROUND = 1;
/** Shorter than a timer can tell. */
const MIN_REST_MS = 1;

export class Rounds {
  readonly #round: () => Promise<number>;
  #isWanted = false;
  #isRunning = false;
  #isOver = false;
  #restsUntil = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `round` resolves with the milliseconds that it has taken of the thread. */
  constructor(round: () => Promise<number>) {
    this.#round = round;
  }

  /** Asks for a round that begins after this: now where that may be. */
  ask(): void {
    this.#isWanted = true;
    if (!this.#isRunning && this.#timer === undefined) this.#next();
  }

  /** No round begins after this. */
  stop(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
  }

  #next(): void {
    if (this.#isOver) return;
    const rest = this.#restsUntil - performance.now();
    if (rest < MIN_REST_MS) return void this.#run();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#run();
    }, rest);
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    this.#isWanted = false;
    try {
      const began = performance.now();
      const busy = await this.#round();
      const ended = performance.now();
      const soonest = ended + busy * MIN_REST_PER_ROUND;
      const latest = Math.max(soonest, began + MAX_EVERY_MS);
      this.#restsUntil = Math.min(ended + busy * REST_PER_ROUND, latest);
    } finally {
      this.#isRunning = false;
    }
    if (this.#isWanted) this.#next();
  }
}
