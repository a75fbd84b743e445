/**
 * The cells that voters are sorted into, a bit for each: location by age band by gender, with one more of each for
 * who is in none of them. Pure. The numbering is that of 0006_voter_zones.sql.
 */
import { ageBandIndex, type AgeRange } from "@/lib/election/age.ts";
import type { Voter } from "@/lib/election/types.ts";

/** The codes of an election, in the scenario's order. */
export interface CellNames {
  locations: readonly string[];
  bands: readonly AgeRange[];
  genders: readonly string[];
}

/** Which voters; null where all are wanted. */
export interface VoterFilter {
  /** Code. */
  location: string | null;
  /** One of the election's bands. */
  ages: AgeRange | null;
  gender: string | null;
}

export class VoterCells {
  readonly #locations: ReadonlyMap<string, number>;
  readonly #genders: ReadonlyMap<string, number>;
  readonly #bands: readonly AgeRange[];

  constructor({ locations, bands, genders }: CellNames) {
    this.#locations = placesOf(locations);
    this.#genders = placesOf(genders);
    this.#bands = bands;
  }

  /** How many there are. */
  get size(): number {
    return (this.#locations.size + 1) * (this.#bands.length + 1) * (this.#genders.size + 1);
  }

  /** The cell of a voter, from 0. */
  of({ location, registered_age, gender }: Pick<Voter, "location" | "registered_age" | "gender">): number {
    return this.#cell(
      this.#locations.get(location) ?? this.#locations.size,
      ageBandIndex(this.#bands, registered_age) + 1,
      this.#genders.get(gender) ?? this.#genders.size,
    );
  }

  /** The cells of all whom a filter lets through, as text: a character for each cell, 0 or 1. */
  mask({ location, ages, gender }: VoterFilter): string {
    const wanted = new Uint8Array(this.size);
    for (const l of wantedOf(this.#locations.size, location, (code) => this.#locations.get(code))) {
      for (const b of wantedOf(this.#bands.length, ages, ({ from }) => ageBandIndex(this.#bands, from) + 1)) {
        for (const g of wantedOf(this.#genders.size, gender, (code) => this.#genders.get(code))) {
          wanted[this.#cell(l, b, g)] = 1;
        }
      }
    }
    return wanted.join("");
  }

  #cell(location: number, band: number, gender: number): number {
    return (location * (this.#bands.length + 1) + band) * (this.#genders.size + 1) + gender;
  }
}

function placesOf(codes: readonly string[]): Map<string, number> {
  return new Map(codes.map((code, place) => [code, place]));
}

/** The place of what is wanted, or of all that have no place of their own; all places where nothing is said. */
function wantedOf<T>(others: number, wanted: T | null, placeOf: (wanted: T) => number | undefined): number[] {
  return wanted === null ? Array.from({ length: others + 1 }, (_, i) => i) : [placeOf(wanted) ?? others];
}
