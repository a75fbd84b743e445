/** When events arrived at many viewers. Pure: time comes from outside. */
import { quantile } from "@/lib/bench/statistics.ts";

export interface Delivery {
  /** Events that arrived at anybody. */
  events: number;
  /** All arrivals, of each event at each viewer. */
  arrivals: number;
  bytes: number;
  /** From an event's first arrival anywhere to each of its arrivals, in ms. */
  spreadMs: Spread;
  /** From the time that an event tells of itself, in ms; null where no event has told. */
  ageMs: Spread | null;
}

export interface Spread {
  p50: number;
  p99: number;
  max: number;
}

interface Event {
  times: number[];
  asOf: number | null;
}

export class Arrivals {
  /** By name: several names may be of one event, which then share their times. */
  readonly #events = new Map<number, Event>();
  readonly #byIdentity = new Map<number, Event>();
  /** Times that events have told of themselves. */
  readonly #told = new Set<number>();
  #bytes = 0;

  /** Forgets everything. */
  clear(): void {
    this.#events.clear();
    this.#byIdentity.clear();
    this.#told.clear();
    this.#bytes = 0;
  }

  knows(name: number): boolean {
    return this.#events.has(name);
  }

  /** `name`: the same for the same bytes. `at`: in ms, by any clock. */
  add(name: number, bytes: number, at: number): void {
    this.#bytes += bytes;
    const event = this.#events.get(name);
    if (event) event.times.push(at);
    else this.#events.set(name, { times: [at], asOf: null });
  }

  /**
   * Tells which event a name is of, and the time that this tells of itself, by the same clock. Of several events
   * with one time the first has it: the others tell of something else that is new.
   */
  tell(name: number, identity: number, asOf: number): void {
    const event = this.#events.get(name);
    const known = this.#byIdentity.get(identity);
    if (!event || event === known) return;
    if (known) {
      for (const time of event.times) known.times.push(time);
      this.#events.set(name, known);
      return;
    }
    this.#byIdentity.set(identity, event);
    if (!this.#told.has(asOf)) event.asOf = asOf;
    this.#told.add(asOf);
  }

  /** Takes out what is no event of the count: a comment. */
  drop(name: number): void {
    this.#events.delete(name);
  }

  /** Null where nothing has arrived. */
  summary(): Delivery | null {
    const spreads: number[] = [];
    const ages: number[] = [];
    const events = new Set(this.#events.values());
    for (const { times, asOf } of events) {
      const first = times.reduce((least, time) => Math.min(least, time), Infinity);
      for (const time of times) {
        spreads.push(time - first);
        if (asOf !== null) ages.push(time - asOf);
      }
    }
    if (spreads.length === 0) return null;
    return {
      events: events.size,
      arrivals: spreads.length,
      bytes: this.#bytes,
      spreadMs: spreadOf(spreads),
      ageMs: ages.length > 0 ? spreadOf(ages) : null,
    };
  }
}

function spreadOf(values: readonly number[]): Spread {
  return { p50: quantile(values, 0.5), p99: quantile(values, 0.99), max: quantile(values, 1) };
}
