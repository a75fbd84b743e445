/** Turnout and vote by age band and gender. Pure, no I/O. */
import { ageBandLabel, type AgeRange } from "@/lib/election/age.ts";

export interface RegisteredPeople {
  /** Label, such as "18–24". */
  age_band: string;
  /** Code. */
  gender: string;
  registered: number;
}

export interface DemographicVotes {
  age_band: string;
  gender: string;
  candidate_id: string;
  votes: number;
}

/** People of one age band and gender. */
export interface Demographic extends RegisteredPeople {
  votes: number;
  votes_by_candidate: Record<string, number>;
}

/** The people of an age band, or of a gender: `group` is its label or code. */
export type DemographicSum = Omit<Demographic, "age_band" | "gender"> & { group: string };

interface Names {
  age_bands: readonly AgeRange[];
  genders: readonly { code: string }[];
}

/**
 * Every band with every gender of the scenario, in its order, also those that have nobody; after them what the
 * scenario does not know, such as voters below the voting age.
 */
export function demographicsOf(
  { age_bands, genders }: Names,
  registered: readonly RegisteredPeople[],
  votes: readonly DemographicVotes[],
): Demographic[] {
  const all = new Map<string, Demographic>();
  const cell = (age_band: string, gender: string) =>
    all.getOrInsertComputed(
      `${age_band}\n${gender}`,
      () => ({ age_band, gender, registered: 0, votes: 0, votes_by_candidate: {} }),
    );
  for (const band of age_bands) for (const { code } of genders) cell(ageBandLabel(band), code);
  for (const row of registered) cell(row.age_band, row.gender).registered += row.registered;
  for (const row of votes) {
    const { votes_by_candidate: by, ...group } = cell(row.age_band, row.gender);
    by[row.candidate_id] = (by[row.candidate_id] ?? 0) + row.votes;
    cell(group.age_band, group.gender).votes += row.votes;
  }
  return [...all.values()];
}

/** Added up by age band or by gender, in the order in which they come first. */
export function summedBy(key: "age_band" | "gender", rows: readonly Demographic[]): DemographicSum[] {
  const sums = new Map<string, DemographicSum>();
  for (const row of rows) {
    const sum = sums.getOrInsertComputed(
      row[key],
      (group) => ({ group, registered: 0, votes: 0, votes_by_candidate: {} }),
    );
    sum.registered += row.registered;
    sum.votes += row.votes;
    for (const [id, votes] of Object.entries(row.votes_by_candidate)) {
      sum.votes_by_candidate[id] = (sum.votes_by_candidate[id] ?? 0) + votes;
    }
  }
  return [...sums.values()];
}
