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

const ISO_DATE_LENGTH = 10;
const MS_PER_DAY = 86_400_000;
/** Days from the first date of birth with a place of its own, in 1850, to 1970; and from there to the last, in 2050. */
const DAYS_BEFORE_1970 = 43_830;
const DAYS_AFTER_1970 = 29_220;

type Ages = Pick<RegistryEntry, "age" | "age_band">;

/** Makes the entries of many voters: as `registryEntry`, with the ages of one date of birth worked out once. */
export class RegistryEntries {
  readonly #ages = new Array<Ages | null>(DAYS_BEFORE_1970 + DAYS_AFTER_1970).fill(null);

  constructor(private readonly scenario: Pick<Scenario, "date" | "age_bands">) {}

  /** `birth` is the date of birth in days since 1970. */
  of(location: string, gender: string, birth: number): RegistryEntry {
    const { age, age_band } = this.#ages[birth + DAYS_BEFORE_1970] ?? this.#work(birth);
    return { location, gender, age, age_band };
  }

  #work(birth: number): Ages {
    const date_of_birth = new Date(birth * MS_PER_DAY).toISOString().slice(0, ISO_DATE_LENGTH);
    const ages = registryEntry({ location: "", gender: "", date_of_birth }, this.scenario);
    const place = birth + DAYS_BEFORE_1970;
    if (place >= 0 && place < this.#ages.length) this.#ages[place] = ages;
    return ages;
  }
}
