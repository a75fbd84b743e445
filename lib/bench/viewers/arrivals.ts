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

export class Arrivals {
  /** By name: several names may be of one event, which then share their times. */
  #events = new Map<string, { times: number[]; asOf: number | null }>();
  #byTime = new Map<number, { times: number[]; asOf: number | null }>();
  #bytes = 0;

  /** Forgets everything. */
  clear(): void {
    this.#events.clear();
    this.#byTime.clear();
    this.#bytes = 0;
  }

  knows(name: string): boolean {
    return this.#events.has(name);
  }

  /** `at`: in ms, by any clock. */
  add(name: string, bytes: number, at: number): void {
    this.#bytes += bytes;
    const event = this.#events.get(name);
    if (event) event.times.push(at);
    else this.#events.set(name, { times: [at], asOf: null });
  }

  /** Tells an event's own time, by the same clock; one of the same time is the same event. */
  tell(name: string, asOf: number): void {
    const event = this.#events.get(name);
    if (!event || event.asOf !== null) return;
    const same = this.#byTime.get(asOf);
    if (same) {
      same.times.push(...event.times);
      this.#events.set(name, same);
    } else {
      event.asOf = asOf;
      this.#byTime.set(asOf, event);
    }
  }

  /** Takes out what is no event of the count: a comment. */
  drop(name: string): void {
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
