/** How fast the electorate casts, so that there are new ballots as long as the storm lasts. Pure. */

/** Faster than would be needed without any pause: nothing is cast while servers are away. */
const HASTE = 2;
/** What is left near the end is cast as fast as can be. */
const HURRY_PART = 0.1;
/** A simulator as fast as it can be. */
export const FULL_RATE = 0;

export interface Standing {
  ballots: number;
  counted: number;
  durationMs: number;
  /** Since the storm began; negative before. */
  elapsedMs: number;
}

/** Votes per second for `--rate`. */
export function paceOf({ ballots, counted, durationMs, elapsedMs }: Standing): number {
  const leftMs = durationMs - Math.max(0, elapsedMs);
  if (leftMs <= durationMs * HURRY_PART) return FULL_RATE;
  return Math.max(1, Math.ceil(HASTE * Math.max(0, ballots - counted) / (leftMs / 1_000)));
}
