/**
 * The only clock of a simulation, and the order in which everything happens: events in the order of their
 * virtual time, those of the same time in the order they were made. After each event all code that it set
 * going runs until it waits again, so that nothing depends on the machine's own timing.
 */
import { setImmediate } from "node:timers";

interface Event {
  at: number;
  number: number;
  run(): void;
}

export class Scheduler {
  #now = 0;
  #made = 0;
  /** A binary heap: the next event first. */
  #events: Event[] = [];

  /** Virtual milliseconds since the simulation began. */
  get now(): number {
    return this.#now;
  }

  /** Runs `run` in `ms` virtual milliseconds. */
  after(ms: number, run: () => void): void {
    const events = this.#events;
    const event = { at: this.#now + ms, number: this.#made++, run };
    let i = events.push(event) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!isBefore(event, events[parent])) break;
      events[i] = events[parent];
      i = parent;
    }
    events[i] = event;
  }

  /** Runs events until `isOver` says so. Throws where none is left. */
  async run(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const event = this.#take();
      if (!event) throw new Error("the simulation has nothing left to do");
      this.#now = event.at;
      event.run();
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  }

  #take(): Event | undefined {
    const events = this.#events;
    const first = events[0];
    const last = events.pop();
    if (!last || events.length === 0) return last;
    let i = 0;
    while (true) {
      let child = 2 * i + 1;
      if (child >= events.length) break;
      if (child + 1 < events.length && isBefore(events[child + 1], events[child])) child++;
      if (!isBefore(events[child], last)) break;
      events[i] = events[child];
      i = child;
    }
    events[i] = last;
    return first;
  }
}

function isBefore(a: Event, b: Event): boolean {
  return a.at < b.at || (a.at === b.at && a.number < b.number);
}
