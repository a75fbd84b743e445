/** What everybody may know of a voter. Pure. */
import { ageGroupLabel, type AgeRange } from "@/lib/election/age.ts";
import type { VoterRow } from "@/lib/store/voter_pages.ts";

export interface PublicVoter {
  /** Code. */
  location: string;
  /** Label of the age band. */
  age_band: string;
  /** Code. */
  gender: string;
  nationality: string;
}

/**
 * Voters without anything that tells who they are. That includes their place in the registry, from which and the
 * location a registration number can be made: so they are in an order that comes from what is shown alone.
 */
export function publicVoters(rows: readonly VoterRow[], bands: readonly AgeRange[]): PublicVoter[] {
  return rows
    .map(({ location, registered_age, gender, nationality }) => (
      { location, age_band: ageGroupLabel(bands, registered_age), gender, nationality }
    ))
    .sort(byWhatIsShown);
}

function byWhatIsShown(a: PublicVoter, b: PublicVoter): number {
  return compare(a.location, b.location) || compare(a.age_band, b.age_band) || compare(a.gender, b.gender) ||
    compare(a.nationality, b.nationality);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
