/** Who the voters of a batch are, and which of them have voted: one question, whatever the batch's size. */
import type { RegisteredVoter } from "@/lib/election/types.ts";
import type { Database } from "@/lib/store/database.ts";

/** What the registry knows of a voter that counting needs. */
export type RollEntry = Pick<RegisteredVoter, "location" | "gender" | "date_of_birth">;

export interface Roll {
  /** The registered ones, by voter_id. */
  voters: ReadonlyMap<string, RollEntry>;
  /** Those whose ballot is in `votes`. */
  voted: readonly string[];
}

/** Stands between the values of one column: no text of the registry holds it. */
const SEPARATOR = "\x1f";

const READ_ROLL = `
  select (select string_agg(voter_id::text, '${SEPARATOR}') from votes where voter_id = any($1::uuid[])) as voted,
         string_agg(voter_id::text, '${SEPARATOR}') as ids,
         string_agg(location, '${SEPARATOR}') as locations,
         string_agg(gender, '${SEPARATOR}') as genders,
         string_agg(date_of_birth::text, '${SEPARATOR}') as births
  from voters where voter_id = any($1::uuid[])`;

/** A row of this query: columns as one text each, as rows of their own take both sides several times as long. */
type Page = Record<"voted" | "ids" | "locations" | "genders" | "births", string | null>;

/** `voterIds` must have the form of one, each. */
export async function readRoll(sql: Database, voterIds: readonly string[]): Promise<Roll> {
  const [page] = await sql.unsafe<Page[]>(READ_ROLL, [`{${voterIds.join(",")}}`], { prepare: true });
  const [ids, locations, genders, births] = [page.ids, page.locations, page.genders, page.births].map(split);
  if ([locations, genders, births].some(({ length }) => length !== ids.length)) {
    throw new Error("a text of the registry holds the separator of its columns");
  }
  const voters = new Map<string, RollEntry>();
  for (let i = 0; i < ids.length; i++) {
    voters.set(ids[i], { location: locations[i], gender: genders[i], date_of_birth: births[i] });
  }
  return { voters, voted: split(page.voted) };
}

function split(column: string | null): string[] {
  return column === null ? [] : column.split(SEPARATOR);
}
