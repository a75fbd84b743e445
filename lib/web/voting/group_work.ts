/**
 * Work on many items at once: what arrives while a piece of work is under way waits, and then goes together.
 * One item alone does not wait; thousands a second cost a few round trips a second.
 */
import { TransientError } from "@/lib/errors.ts";
import { within } from "@/lib/wait.ts";

/** Pieces of work that were given up but have not ended: beyond it there is no use in beginning another one. */
const MAX_GIVEN_UP = 3;

export interface GroupBounds {
  /** Items of one piece of work, and items that may wait for the next one. */
  maxItems: number;
  timeoutMs: number;
}

/** Gives back one result for each item, in their order. Its signal aborts when nobody waits for it any more. */
export type Work<Item, Result> = (
  items: readonly Item[],
  signal: AbortSignal,
) => Promise<readonly Result[]>;

/** Thrown for an item that would have had to wait too long: it was not worked on. */
export class NotBegun extends TransientError {
  override name = "NotBegun";
}

interface Waiting<Item, Result> {
  item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

export class GroupWork<Item, Result> {
  #waiting: Waiting<Item, Result>[] = [];
  #busy = false;
  #givenUp = 0;

  constructor(private readonly work: Work<Item, Result>, private readonly bounds: GroupBounds) {}

  /**
   * The result for an item. Rejects with what its piece of work failed with, with a `TransientError` where that
   * took too long, and with `NotBegun` where too many wait already.
   */
  add(item: Item): Promise<Result> {
    if (this.#waiting.length >= this.bounds.maxItems) {
      return Promise.reject(new NotBegun(`more than ${this.bounds.maxItems} wait already`));
    }
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    this.#waiting.push({ item, resolve, reject });
    if (!this.#busy) this.#workOff();
    return promise;
  }

  async #workOff(): Promise<void> {
    this.#busy = true;
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      try {
        const results = await this.#inTime(group.map(({ item }) => item));
        group.forEach(({ resolve }, i) => resolve(results[i]));
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.#busy = false;
  }

  async #inTime(items: readonly Item[]): Promise<readonly Result[]> {
    if (this.#givenUp >= MAX_GIVEN_UP) throw new NotBegun("earlier work hangs");
    const overdue = new AbortController();
    const working = this.work(items, overdue.signal);
    const done = await within(this.bounds.timeoutMs, working.then((results) => ({ results })));
    if (done) return done.results;
    this.#givenUp++;
    overdue.abort();
    const ended = () => void this.#givenUp--; // whichever way: those who waited have had their answer
    working.then(ended, ended);
    throw new TransientError(`no answer within ${this.bounds.timeoutMs / 1_000} s`);
  }
}
