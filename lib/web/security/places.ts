/** Places that are taken and given back: so many in all, and so many for each client. */

export interface PlaceLimits {
  inAll: number;
  perClient: number;
}

export class Places {
  readonly #limits: PlaceLimits;
  readonly #byClient = new Map<string, number>();
  #taken = 0;

  constructor(limits: PlaceLimits) {
    this.#limits = limits;
  }

  get taken(): number {
    return this.#taken;
  }

  /**
   * Takes a place; the function that comes back gives it up again, once. Null where there is none left.
   * `client` null: one that counts among all, but has no share of its own.
   */
  take(client: string | null): (() => void) | null {
    const own = client === null ? 0 : this.#byClient.get(client) ?? 0;
    if (this.#taken >= this.#limits.inAll || own >= this.#limits.perClient) return null;
    this.#taken++;
    if (client !== null) this.#byClient.set(client, own + 1);
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      this.#taken--;
      if (client !== null) this.#giveBack(client);
    };
  }

  #giveBack(client: string): void {
    const left = (this.#byClient.get(client) ?? 0) - 1;
    if (left > 0) this.#byClient.set(client, left);
    else this.#byClient.delete(client); // or every client that ever came would be remembered
  }
}
