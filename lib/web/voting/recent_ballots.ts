/**
 * Who cast a ballot here a moment ago, until the count knows it as well. A courtesy: it spares a voter's second
 * ballot the way through the count. What is forgotten too early is counted once all the same.
 */
export interface Place {
  partition: number;
  offset: number;
}

export const MAX_REMEMBERED_BALLOTS = 100_000;
/** What was not counted until then will tell so by itself. */
const REMEMBERED_MS = 600_000;

export class RecentBallots {
  /** In the order in which they were cast. */
  readonly #byVoter = new Map<string, Place & { castAt: number }>();

  get size(): number {
    return this.#byVoter.size;
  }

  has(voter_id: string): boolean {
    return this.#byVoter.has(voter_id);
  }

  remember(voter_id: string, { partition, offset }: Place, now: number = performance.now()): void {
    this.#byVoter.set(voter_id, { partition, offset, castAt: now });
    if (this.#byVoter.size <= MAX_REMEMBERED_BALLOTS) return;
    const [oldest] = this.#byVoter.keys();
    this.#byVoter.delete(oldest);
  }

  /** Forgets those before these offsets, by partition, and those of long ago. */
  forgetCounted(nextOffsets: ReadonlyMap<number, number>, now: number = performance.now()): void {
    for (const [voter_id, { partition, offset, castAt }] of this.#byVoter) {
      const isCounted = offset < (nextOffsets.get(partition) ?? 0);
      if (!isCounted && now - castAt < REMEMBERED_MS) return; // later ones wait for this one: it is soon
      this.#byVoter.delete(voter_id);
    }
  }
}
