/** What every part of a simulation shares: clock, chance, network, trace, and the first thing found wrong. */
import { Random } from "@/lib/election/random.ts";
import { Network } from "./network.ts";
import { Scheduler } from "./scheduler.ts";

export type Trace = (line: string) => void;

const NAME_WIDTH = 14;

export class World {
  readonly scheduler = new Scheduler();
  readonly random: Random;
  readonly network: Network;
  #violation: string | null = null;

  constructor(readonly seed: number, private readonly trace: Trace | null) {
    this.random = new Random(seed, "simulation");
    this.network = new Network(this);
  }

  /** How often each thing happened: to see that a simulation is not idle. */
  readonly counts = new Map<string, number>();

  count(what: string, n = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + n);
  }

  /** What was found wrong first; null: nothing yet. */
  get violation(): string | null {
    return this.#violation;
  }

  /** Something is wrong: the simulation ends after this event. */
  violate(what: string): void {
    if (this.#violation === null) this.tell("VIOLATION", what);
    this.#violation ??= what;
  }

  /** Resolves in `ms`, by the virtual clock. */
  pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.scheduler.after(ms, resolve));
  }

  /** A line of the trace. */
  tell(who: string, what: string): void {
    if (!this.trace) return;
    const seconds = (this.scheduler.now / 1_000).toFixed(4).padStart(8);
    this.trace(`${seconds}  ${who.padEnd(NAME_WIDTH)} ${what}`);
  }

  /** As often as `probability` says. */
  chance(probability: number): boolean {
    return this.random.next() < probability;
  }

  /** From `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + this.random.int(most - least + 1);
  }

  between(least: number, most: number): number {
    return least + this.random.next() * (most - least);
  }

  oneOf<T>(things: readonly T[]): T {
    return things[this.random.int(things.length)];
  }
}
