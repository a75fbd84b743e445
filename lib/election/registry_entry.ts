import { ageBandLabel, ageBandOf, ageOn } from "@/lib/election/age.ts";
import type { RegistryEntry } from "@/lib/election/counting.ts";
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
