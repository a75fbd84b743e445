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

/** Thrown for an item whose piece of work takes too long. It is not known what becomes of it: `late` may tell. */
export class Overdue<Result> extends TransientError {
  override name = "Overdue";

  constructor(message: string, readonly late: Promise<Result>) {
    super(message);
    late.catch(() => {}); // it is for those who care
  }
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
   * The result for an item. Rejects with what its piece of work failed with, with `Overdue` where that takes too
   * long, and with `NotBegun` where too many wait already.
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
        await this.#inTime(group);
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.#busy = false;
  }

  async #inTime(group: readonly Waiting<Item, Result>[]): Promise<void> {
    if (this.#givenUp >= MAX_GIVEN_UP) throw new NotBegun("earlier work hangs");
    const overdue = new AbortController();
    const working = this.work(group.map(({ item }) => item), overdue.signal);
    const { timeoutMs } = this.bounds;
    const done = await within(timeoutMs, working.then((results) => ({ results })));
    if (done) return group.forEach(({ resolve }, i) => resolve(done.results[i]));
    this.#givenUp++;
    overdue.abort();
    const ended = () => void this.#givenUp--; // whichever way
    working.then(ended, ended);
    group.forEach(({ reject }, i) => {
      const late = working.then((results) => results[i]);
      reject(new Overdue(`no answer within ${timeoutMs / 1_000} s`, late));
    });
  }
}
