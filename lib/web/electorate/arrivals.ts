/** Some of the newest voters. */
import type { AgeRange } from "@/lib/election/age.ts";
import type { VoterRow } from "@/lib/store/voter_pages.ts";
import { type PublicVoter, publicVoters } from "@/lib/web/electorate/public_voter.ts";

/** How many are shown, and of how many newest ones they are drawn. */
export const SHOWN_ARRIVALS = 12;
export const NEWEST_VOTERS = 100;

export class Arrivals {
  #newest: string | null = null;
  #shown: PublicVoter[] = [];

  /**
   * Drawn anew whenever somebody has come: shown as they stand in the registry, the last ones would have a place
   * there that anybody could tell.
   */
  async of(
    read: (rows: number) => Promise<VoterRow[]>,
    bands: readonly AgeRange[],
  ): Promise<PublicVoter[]> {
    const newest = await read(NEWEST_VOTERS);
    const [first] = newest;
    if (first?.voter_id !== this.#newest) {
      this.#newest = first?.voter_id ?? null;
      this.#shown = publicVoters(drawn(newest, SHOWN_ARRIVALS), bands);
    }
    return this.#shown;
  }
}

/** So many of the items, each as likely as the others. */
function drawn<Item>(items: readonly Item[], size: number): Item[] {
  const left = [...items];
  const shown: Item[] = [];
  while (shown.length < size && left.length > 0) {
    shown.push(...left.splice(Math.floor(Math.random() * left.length), 1));
  }
  return shown;
}
