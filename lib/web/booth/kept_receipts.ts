/**
 * The receipts of ballots that were cast a moment ago, so that a page that is loaded again, or a button that is
 * pressed twice, shows the same receipt. A ballot is known by its paper, which only the voter's own page has.
 */
import type { Notice } from "@/lib/web/booth/notice.ts";
import type { CastBallot } from "@/lib/web/voting/polling_station.ts";

export const MAX_KEPT_RECEIPTS = 5_000;
/** Longer than anybody waits before a reload; not longer than needed, as they tell who chose whom. */
export const RECEIPT_KEPT_MS = 600_000;

interface Kept {
  outcome: Promise<CastBallot | Notice>;
  /** In ms. */
  since: number;
}

export class KeptReceipts {
  /** In the order in which they were cast. */
  readonly #byBallot = new Map<string, Kept>();

  get size(): number {
    return this.#byBallot.size;
  }

  /** What casting `ballot` came to; `cast` is called once for those that get into the ballot box. */
  castOnce(
    ballot: string,
    cast: () => Promise<CastBallot | Notice>,
    now: number = performance.now(),
  ): Promise<CastBallot | Notice> {
    this.#forgetOld(now);
    const kept = this.#byBallot.get(ballot);
    if (kept) return kept.outcome;
    const outcome = cast();
    this.#byBallot.set(ballot, { outcome, since: now });
    const forget = () => void this.#byBallot.delete(ballot); // the next attempt may come to something else
    outcome.then((outcome) => "receipt" in outcome || forget(), forget);
    return outcome;
  }

  #forgetOld(now: number): void {
    for (const [ballot, { since }] of this.#byBallot) {
      if (this.#byBallot.size < MAX_KEPT_RECEIPTS && now - since < RECEIPT_KEPT_MS) return;
      this.#byBallot.delete(ballot);
    }
  }
}
