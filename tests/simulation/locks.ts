/** Row locks of the simulated database: exclusive, waited for in order, with deadlocks found at once. */

/** As Postgres tells of it: one of the transactions that wait for each other is ended. */
export class Deadlock extends Error {
  override name = "PostgresError";
  readonly code = "40P01";
  override message = "deadlock detected";
}

interface Waiter<Owner> {
  owner: Owner;
  resolve(): void;
  reject(error: Error): void;
}

export class Locks<Owner> {
  #holders = new Map<string, Owner>();
  #queues = new Map<string, Waiter<Owner>[]>();
  /** The row that an owner waits for. */
  #waitsFor = new Map<Owner, string>();

  /** Resolves once `owner` holds the row; at once where it does already. */
  async acquire(row: string, owner: Owner): Promise<void> {
    const holder = this.#holders.get(row);
    if (holder === owner) return;
    if (holder === undefined) {
      this.#holders.set(row, owner);
      return;
    }
    if (this.#leadsTo(row, owner)) throw new Deadlock();
    this.#waitsFor.set(owner, row);
    const turn = Promise.withResolvers<void>();
    const queue = this.#queues.get(row) ?? [];
    this.#queues.set(row, queue);
    queue.push({ owner, resolve: turn.resolve, reject: turn.reject });
    await turn.promise;
  }

  /** Whether the holder of `row` waits, directly or not, for `owner`. */
  #leadsTo(row: string, owner: Owner): boolean {
    for (let next: string | undefined = row; next !== undefined;) {
      const holder = this.#holders.get(next);
      if (holder === undefined) return false;
      if (holder === owner) return true;
      next = this.#waitsFor.get(holder);
    }
    return false;
  }

  release(row: string, owner: Owner): void {
    if (this.#holders.get(row) !== owner) return;
    const next = this.#queues.get(row)?.shift();
    if (!next) {
      this.#holders.delete(row);
      return;
    }
    this.#holders.set(row, next.owner);
    this.#waitsFor.delete(next.owner);
    next.resolve();
  }

  /** Gives up all that `owner` holds; its own wait, if any, ends with `reason`. */
  releaseAll(owner: Owner, reason: Error): void {
    const awaited = this.#waitsFor.get(owner);
    if (awaited !== undefined) {
      const queue = this.#queues.get(awaited) ?? [];
      const index = queue.findIndex((waiter) => waiter.owner === owner);
      const [waiter] = queue.splice(index, 1);
      this.#waitsFor.delete(owner);
      waiter.reject(reason);
    }
    for (const [row, holder] of [...this.#holders]) {
      if (holder === owner) this.release(row, owner);
    }
  }
}
