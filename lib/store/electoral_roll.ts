/** Who the voters of a batch are, in one question, whatever the batch's size. */
import type { Database } from "@/lib/store/database.ts";

/** The registered ones of the voters asked for, in the order of their ids, column by column. */
export interface Roll {
  ids: readonly string[];
  locations: readonly string[];
  genders: readonly string[];
  /** Dates of birth, as days since 1970. */
  births: readonly number[];
}

/** Stands between the values of one column: no text of the registry holds it. */
const SEPARATOR = "\x1f";

// Columns as one text each: rows of their own would take both sides several times as long.
const COLUMNS = `
  count(*) as size,
  string_agg(location, '${SEPARATOR}' order by voter_id) as locations,
  string_agg(gender, '${SEPARATOR}' order by voter_id) as genders,
  string_agg((date_of_birth - date '1970-01-01')::text, '${SEPARATOR}' order by voter_id) as births`;
const ASKED = "from voters where voter_id = any($1::uuid[])";
const READ_ROLL = `select ${COLUMNS} ${ASKED}`;
const READ_ROLL_WITH_IDS =
  `select ${COLUMNS}, string_agg(voter_id::text, '${SEPARATOR}' order by voter_id) as ids ${ASKED}`;

type Page = { size: number; ids?: string | null } & Record<"locations" | "genders" | "births", string | null>;

/** `voterIds` must be ids of voters by their form, in their order, each once. */
export async function readRoll(sql: Database, voterIds: readonly string[]): Promise<Roll> {
  const list = [`{${voterIds.join(",")}}`];
  let [page] = await sql.unsafe<Page[]>(READ_ROLL, list, { prepare: true });
  // Nearly always all of them are registered, and then who they are need not come back.
  if (page.size !== voterIds.length) {
    [page] = await sql.unsafe<Page[]>(READ_ROLL_WITH_IDS, list, { prepare: true });
  }
  const ids = page.ids === undefined ? voterIds : split(page.ids);
  const [locations, genders, births] = [page.locations, page.genders, page.births].map(split);
  if ([locations, genders, births].some(({ length }) => length !== ids.length)) {
    throw new Error("a text of the registry holds the separator of its columns");
  }
  return { ids, locations, genders, births: births.map(Number) };
}

/** Those of the voters whose ballot is in `votes`. */
export async function readVoted(sql: Database, voterIds: readonly string[]): Promise<string[]> {
  const rows = await sql.unsafe<{ voter_id: string }[]>(
    "select voter_id from votes where voter_id = any($1::uuid[])",
    [`{${voterIds.join(",")}}`],
    { prepare: true },
  );
  return rows.map(({ voter_id }) => voter_id);
}

function split(column: string | null): string[] {
  return column === null ? [] : column.split(SEPARATOR);
}
