/**
 * Ballots whose send took too long, so that their voters were told that nothing is known of them. Most get
 * through all the same, and then the voter who sends the same ballot again gets the answer to the first one.
 */
import type { Casting } from "@/lib/web/voting/ballot_box.ts";
import type { Choice } from "@/lib/web/voting/choice.ts";

export const MAX_LATE_BALLOTS = 10_000;
/** How long an answer waits for its voter to come back. */
const KEPT_MS = 60_000;

interface LateBallot {
  candidate_id: string;
  /** What it came to; null where it did not get through. */
  casting: Promise<Casting | null>;
  /** When it was given up, in ms. */
  since: number;
}

export class LateBallots {
  /** In the order in which they were given up. */
  readonly #byVoter = new Map<string, LateBallot>();

  get size(): number {
    return this.#byVoter.size;
  }

  add({ voter_id, candidate_id }: Choice, casting: Promise<Casting>, now: number = performance.now()): void {
    // Why it failed was told when it was given up.
    const late = { candidate_id, casting: casting.catch(() => null), since: now };
    this.#byVoter.set(voter_id, late);
    if (this.#byVoter.size > MAX_LATE_BALLOTS) {
      const [oldest] = this.#byVoter.keys();
      this.#byVoter.delete(oldest);
    }
  }

  /** The voter's late ballot, if there is one to wait for. */
  of(voter_id: string, now: number = performance.now()): LateBallot | undefined {
    const late = this.#byVoter.get(voter_id);
    if (late && now - late.since > KEPT_MS) this.#byVoter.delete(voter_id);
    return this.#byVoter.get(voter_id);
  }

  forget(voter_id: string): void {
    this.#byVoter.delete(voter_id);
  }
}
