/** Something that is read again when it is asked for, but not more often than it may change for a reader. */
import { isTransient, messageOf } from "@/lib/errors.ts";
import { log } from "@/lib/log.ts";
import { within } from "@/lib/wait.ts";

export interface RefreshBounds {
  /** What was read is good for so long. */
  everyMs: number;
  /** Who asks waits no longer than this, and gets what was read before. */
  waitMs: number;
}

export class Refreshed<T> {
  #value: T | null = null;
  #readAt = -Infinity;
  #reading: { begunAt: number; ends: Promise<void> } | null = null;

  constructor(private readonly what: string, private readonly bounds: RefreshBounds) {}

  /**
   * What `read` gives, or gave lately; null where it has not given anything yet. While the server that it asks is
   * away, that is what is known from before. Rejects with what else goes wrong.
   */
  async get(read: () => Promise<T>): Promise<T | null> {
    const now = performance.now();
    if (now - this.#readAt >= this.bounds.everyMs) {
      this.#reading ??= { begunAt: now, ends: this.#read(read) };
      const left = this.#reading.begunAt + this.bounds.waitMs - now;
      if (left > 0) await within(left, this.#reading.ends);
    }
    return this.#value;
  }

  /** The next to ask gets what is read after this. */
  forget(): void {
    this.#value = null;
    this.#readAt = -Infinity;
  }

  async #read(read: () => Promise<T>): Promise<void> {
    try {
      this.#value = await read();
      this.#readAt = performance.now();
    } catch (error) {
      if (!isTransient(error)) throw error;
      log.warning(`${this.what} cannot be read: ${messageOf(error)}`);
    } finally {
      this.#reading = null;
    }
  }
}
