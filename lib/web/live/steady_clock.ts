/**
 * The time of day for what is shown: that of the machine's clock, but never going back. Where the clock is set
 * back, this one goes on at half its pace until they meet: it neither jumps, nor stands still, nor is wrong for
 * longer than it has to be. Set forward, it follows at once.
 */

const PACE_WHILE_AHEAD = 0.5;

export interface Clocks {
  /** Milliseconds since 1970 by the machine's clock, which can be set. */
  wall(): number;
  /** Milliseconds since whenever, by a clock that nobody sets. */
  steady(): number;
}

const MACHINE: Clocks = { wall: () => Date.now(), steady: () => performance.now() };

export class SteadyClock {
  #told = -Infinity;
  #at = 0;

  constructor(private readonly clocks: Clocks = MACHINE) {}

  /** The time of day. Later than each one that was given before, once any time has passed. */
  now(): Date {
    const steady = this.clocks.steady();
    const paced = this.#told + (steady - this.#at) * PACE_WHILE_AHEAD;
    this.#told = Math.max(this.clocks.wall(), paced);
    this.#at = steady;
    return new Date(this.#told);
  }
}
