/**
 * Whether the count that is shown keeps up, judged from one look after another. Pure: time comes from outside.
 */

/**
 * How long nothing may move while something waits before the count is said to be delayed. A worker or Postgres
 * that starts again is back sooner, and so is Kafka, mostly.
 */
export const DELAYED_AFTER_MS = 8_000;

/** What one look found. */
export interface Look {
  /** What does not answer, for a person: "Kafka"; null where everything does. */
  away: string | null;
  /** Whether nobody counts because somebody wants it so. */
  paused?: boolean;
  /** Messages of `votes_topic` that are not counted. */
  lag: number;
  /** Version of the totals in the book. */
  counted: number;
  /** Version of the totals shown, and how many registered voters it includes. */
  shown: number;
  registered: number;
}

export interface Delay {
  /** ISO 8601: until when the count that is shown was known to be up to date. */
  since: string;
  /** For a person. */
  why: string;
}

export class DelayGauge {
  #delay: Delay | null = null;
  #soundAt: { time: Date; steady: number } | null = null;
  #before: Look | null = null;

  /** The delay as of the last look; null while the count keeps up. */
  get delay(): Delay | null {
    return this.#delay;
  }

  /**
   * Takes a look. `time`: the time of day at its beginning. `began` and `ended`: milliseconds, by a clock that
   * nobody sets.
   */
  see(look: Look, time: Date, began: number, ended = began): Delay | null {
    const why = this.#whatIsWrong(look);
    this.#before = look;
    if (why === null || this.#soundAt === null) this.#soundAt = { time, steady: began };
    if (why === null) this.#delay = null;
    else if (ended - this.#soundAt.steady >= DELAYED_AFTER_MS) {
      this.#delay = { since: this.#soundAt.time.toISOString(), why };
    }
    return this.#delay;
  }

  /** Null where nothing waits, or what is shown has moved since the last look. */
  #whatIsWrong(look: Look): string | null {
    const { away, paused, lag, counted, shown } = look;
    // A version grows with each registration, too: those say nothing of ballots that wait.
    if (this.#before && ballots(look) > ballots(this.#before)) return null;
    if (away !== null) return `${away} does not answer`;
    if (paused) return null;
    if (lag > 0) return "ballots wait, and none is counted";
    if (shown >= counted || (this.#before && shown > this.#before.shown)) return null;
    return "newer totals are counted, but do not arrive";
  }
}

function ballots({ shown, registered }: Look): number {
  return shown - registered;
}
