/** What is known of the electorate by groups: who is registered, and how they voted. */
import type { DemographicVotes, RegisteredPeople } from "@/lib/election/demographics.ts";
import { ageBandLabel } from "@/lib/election/age.ts";
import type { Database } from "@/lib/store/database.ts";
import type { RegisteredGroup } from "@/lib/store/voter_groups.ts";
import type { VoterFilter } from "@/lib/election/voter_cells.ts";

export interface ElectorateReading {
  /** How many voters the election is meant to have. */
  expected: number;
  registered: RegisteredPeople[];
  votes: DemographicVotes[];
  nationalities: { nationality: string; registered: number }[];
}

/** All of the electorate, in one snapshot. */
export async function readElectorate(sql: Database): Promise<ElectorateReading> {
  return await sql.begin("isolation level repeatable read read only", async (tx) => {
    const [[election], registered, votes, nationalities] = await Promise.all([
      tx<{ voters: number }[]>`select voters from election`,
      tx<RegisteredPeople[]>`
        select age_band, gender, sum(registered_voters)::bigint as registered
        from registered_by_group group by 1, 2`,
      tx<DemographicVotes[]>`
        select age_band, gender, candidate_id, sum(votes)::bigint as votes
        from tally_by_demographic group by 1, 2, 3`,
      tx<{ nationality: string; registered: number }[]>`
        select nationality, sum(registered_voters)::bigint as registered
        from registered_by_group group by 1 order by 2 desc, 1`,
    ]);
    return { expected: election?.voters ?? 0, registered, votes, nationalities };
  });
}

/** Every group, by its names. */
export async function readGroups(sql: Database): Promise<RegisteredGroup[]> {
  return await sql<RegisteredGroup[]>`select * from registered_by_group`;
}

/** The groups of one location. */
export async function readGroupsOf(sql: Database, location: string): Promise<RegisteredGroup[]> {
  return await sql<RegisteredGroup[]>`select * from registered_by_group where location = ${location}`;
}

/**
 * How many voters each location has that a filter lets through, by the codes of those that have any.
 */
export async function countMatching(
  sql: Database,
  { location, ages, gender }: VoterFilter,
): Promise<Map<string, number>> {
  const rows = await sql<{ location: string; voters: number }[]>`
    select location, sum(registered_voters)::bigint as voters from registered_by_group
    where true ${location === null ? sql`` : sql`and location = ${location}`}
      ${ages === null ? sql`` : sql`and age_band = ${ageBandLabel(ages)}`}
      ${gender === null ? sql`` : sql`and gender = ${gender}`}
    group by location order by location`;
  return new Map(rows.map((row) => [row.location, row.voters]));
}
