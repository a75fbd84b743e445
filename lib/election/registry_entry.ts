import { ageBandLabel, ageBandOf, ageOn } from "@/lib/election/age.ts";
import type { RegistryEntry } from "@/lib/election/voter_page.ts";
import type { RegisteredVoter } from "@/lib/election/types.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";

/** What counting knows of a voter: age and age band are those of the day of the election. */
export function registryEntry(
  { location, gender, date_of_birth }: Pick<RegisteredVoter, "location" | "gender" | "date_of_birth">,
  { date, age_bands }: Pick<Scenario, "date" | "age_bands">,
): RegistryEntry {
  const age = ageOn(date_of_birth, date);
  const band = ageBandOf(age_bands, age);
  return { location, gender, age, age_band: band ? ageBandLabel(band) : "" };
}

/** People alive have fewer dates of birth. */
const MAX_KNOWN_DATES = 60_000;
const ISO_DATE_LENGTH = 10;
const MS_PER_DAY = 86_400_000;

/** Makes the entries of many voters: as `registryEntry`, with the ages of one date of birth worked out once. */
export class RegistryEntries {
  readonly #ages = new Map<number, Pick<RegistryEntry, "age" | "age_band">>();

  constructor(private readonly scenario: Pick<Scenario, "date" | "age_bands">) {}

  /** `birth` is the date of birth in days since 1970. */
  of(location: string, gender: string, birth: number): RegistryEntry {
    let known = this.#ages.get(birth);
    if (known === undefined) {
      const date_of_birth = new Date(birth * MS_PER_DAY).toISOString().slice(0, ISO_DATE_LENGTH);
      known = registryEntry({ location, gender, date_of_birth }, this.scenario);
      if (this.#ages.size >= MAX_KNOWN_DATES) this.#ages.clear();
      this.#ages.set(birth, known);
    }
    return { location, gender, age: known.age, age_band: known.age_band };
  }
}
