/** The groups that registered voters are counted by in each location, as 0004_registered_groups.sql keeps them. */
import { ageGroupLabel, type AgeRange } from "@/lib/election/age.ts";
import type { Database, Transaction } from "@/lib/store/database.ts";
import type { AddedVoters } from "@/lib/store/voter_rows.ts";

export interface VoterGroup {
  /** Label, such as "18–24". */
  age_band: string;
  gender: string;
  nationality: string;
}

/** What is added to a location: voters of each group, in the order of the groups' ids, which begin at 1. */
export interface AddedToLocation {
  location: string;
  voters: number[];
}

/** A row of the view `registered_by_group`. */
export interface RegisteredGroup extends VoterGroup {
  /** Code. */
  location: string;
  registered_voters: number;
}

/**
 * Voters who were added, counted by location and group. Groups that nobody was in before are stored first. The age
 * bands are those of the stored election. Throws where there is none.
 */
export async function countByGroup(
  tx: Transaction,
  added: readonly AddedVoters[],
): Promise<AddedToLocation[]> {
  const counted = (await readGroups(tx)).count(added);
  if (counted.unknown.length === 0) return counted.added;
  await storeGroups(tx, counted.unknown);
  return (await readGroups(tx)).count(added).added;
}

async function readGroups(sql: Database | Transaction): Promise<Groups> {
  const [row] = await sql<{ bands: AgeRange[]; groups: VoterGroup[] }[]>`
    select scenario -> 'age_bands' as bands,
           (select coalesce(json_agg(g order by group_id), '[]') from voter_groups g) as groups
    from election`;
  if (!row) throw new Error("there is no election, so it has no age bands");
  return new Groups(row.bands, row.groups);
}

/** Whoever meets a group first has the table's lock until its voters are there too: ids are without gaps. */
async function storeGroups(tx: Transaction, groups: readonly VoterGroup[]): Promise<void> {
  await tx`lock table voter_groups in share row exclusive mode`;
  await tx`
    insert into voter_groups (group_id, age_band, gender, nationality)
    select (select coalesce(max(group_id), 0) from voter_groups) + row_number() over (), n.*
    from (select * from unnest(
            ${groups.map((group) => group.age_band)}::text[], ${groups.map((group) => group.gender)}::text[],
            ${groups.map((group) => group.nationality)}::text[])
          except select age_band, gender, nationality from voter_groups) n`;
}

/** Groups with their ids. */
class Groups {
  readonly #ids: Map<string, number>;
  /** By age in whole years. */
  readonly #labels = new Map<number, string>();

  /** `stored`: in the order of their ids. */
  constructor(private readonly bands: readonly AgeRange[], stored: readonly VoterGroup[]) {
    this.#ids = new Map(
      stored.map(({ age_band, gender, nationality }, place) => [
        keyOf(age_band, gender, nationality),
        place + 1,
      ]),
    );
  }

  /** `unknown`: groups that have no id, whose voters are not counted. */
  count(voters: readonly AddedVoters[]): { added: AddedToLocation[]; unknown: VoterGroup[] } {
    const byLocation = new Map<string, number[]>();
    const unknown = new Map<string, VoterGroup>();
    for (const { location, registered_age, gender, nationality, voters: many = 1 } of voters) {
      const age_band = this.#labels.getOrInsertComputed(
        registered_age,
        (age) => ageGroupLabel(this.bands, age),
      );
      const key = keyOf(age_band, gender, nationality);
      const id = this.#ids.get(key);
      if (id === undefined) {
        unknown.set(key, { age_band, gender, nationality });
        continue;
      }
      let counts = byLocation.get(location);
      if (counts === undefined) byLocation.set(location, counts = []);
      while (counts.length < id) counts.push(0);
      counts[id - 1] += many;
    }
    const added = Array.from(byLocation, ([location, counts]) => ({ location, voters: counts }));
    return { added, unknown: [...unknown.values()] };
  }
}

function keyOf(age_band: string, gender: string, nationality: string): string {
  return age_band + "\n" + gender + "\n" + nationality;
}

/** The same counts with the names of their groups: as `registered_by_group` has them, in no order. */
export function groupsOf(voters: readonly AddedVoters[], bands: readonly AgeRange[]): RegisteredGroup[] {
  const groups = new Map<string, RegisteredGroup>();
  for (const { location, registered_age, gender, nationality, voters: many = 1 } of voters) {
    const age_band = ageGroupLabel(bands, registered_age);
    const group = groups.getOrInsertComputed(
      `${location}\n${keyOf(age_band, gender, nationality)}`,
      () => ({ location, age_band, gender, nationality, registered_voters: 0 }),
    );
    group.registered_voters += many;
  }
  return [...groups.values()];
}
