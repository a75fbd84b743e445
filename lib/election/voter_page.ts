/** The voters that a batch of ballots names, as the registry has them. Pure. */

/** What counting needs to know of a registered voter. */
export interface RegistryEntry {
  location: string;
  gender: string;
  /** Whole years on the day of the election. */
  age: number;
  age_band: string;
}

export interface VoterPage {
  /** Places on the page, from 0. */
  readonly size: number;
  /** The place of a voter, -1 for one who is not registered. */
  place(voter_id: string): number;
  entry(place: number): RegistryEntry;
}

/** A page of any voters. */
export function pageOf(registry: ReadonlyMap<string, RegistryEntry>): VoterPage {
  const places = new Map(Array.from(registry.keys(), (voter_id, place) => [voter_id, place]));
  const entries = [...registry.values()];
  return {
    size: entries.length,
    place: (voter_id) => places.get(voter_id) ?? -1,
    entry: (place) => entries[place],
  };
}

/**
 * A page of voters in the order of their ids, which ballots mostly have too: whoever comes next is looked for at
 * the next place first. A map of texts would take several times as long to make and to ask.
 */
export function sortedPage(ids: readonly string[], entry: (place: number) => RegistryEntry): VoterPage {
  let next = 0;
  const search = (voter_id: string) => {
    let [low, high] = [0, ids.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ids[middle] < voter_id) low = middle + 1;
      else high = middle;
    }
    return ids[low] === voter_id ? low : -1;
  };
  return {
    size: ids.length,
    place: (voter_id) => {
      const place = ids[next] === voter_id ? next : search(voter_id);
      if (place >= 0) next = place + 1;
      return place;
    },
    entry,
  };
}

/** The texts, each once, in their order. What is in order already is not copied. */
export function sortedOnce(texts: readonly string[]): readonly string[] {
  for (let i = 1; i < texts.length; i++) {
    if (texts[i - 1] >= texts[i]) {
      const sorted = texts.toSorted(byCodeUnits);
      return sorted.filter((text, i) => i === 0 || text !== sorted[i - 1]);
    }
  }
  return texts;
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
