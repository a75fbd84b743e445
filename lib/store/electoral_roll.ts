/** Who the voters of a batch are, and which of them have voted: one question, whatever the batch's size. */
import type { Database } from "@/lib/store/database.ts";

/** The registered ones of the voters asked for, column by column, in any order. */
export interface Roll {
  ids: readonly string[];
  locations: readonly string[];
  genders: readonly string[];
  /** Dates of birth, as days since 1970. */
  births: readonly number[];
  /** Those of them, and of others asked for, whose ballot is in `votes`. */
  voted: readonly string[];
}

/** Stands between the values of one column: no text of the registry holds it. */
const SEPARATOR = "\x1f";

const READ_ROLL = `
  select (select string_agg(voter_id::text, '${SEPARATOR}') from votes where voter_id = any($1::uuid[])) as voted,
         string_agg(voter_id::text, '${SEPARATOR}') as ids,
         string_agg(location, '${SEPARATOR}') as locations,
         string_agg(gender, '${SEPARATOR}') as genders,
         string_agg((date_of_birth - date '1970-01-01')::text, '${SEPARATOR}') as births
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
  return { ids, locations, genders, births: births.map(Number), voted: split(page.voted) };
}

function split(column: string | null): string[] {
  return column === null ? [] : column.split(SEPARATOR);
}
