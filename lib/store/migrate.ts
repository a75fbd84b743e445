/** The schema: SQL files applied in the order of their names, each once, however many start at once. */
import type { Database } from "@/lib/store/database.ts";

const FOLDER = new URL("./migrations/", import.meta.url);
/** Any number that nothing else locks: "urna" in ASCII. */
const LOCK = 0x75726e61;

/** Applies what is missing. Gives back the names applied now. */
export async function migrate(sql: Database): Promise<string[]> {
  const names: string[] = [];
  for await (const entry of Deno.readDir(FOLDER)) {
    if (entry.name.endsWith(".sql")) names.push(entry.name);
  }
  names.sort();

  return await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${LOCK})`;
    await tx`create table if not exists schema_migrations (
      name text primary key, applied_at timestamptz not null default now())`;
    const rows = await tx<{ name: string }[]>`select name from schema_migrations`;
    const applied = new Set(rows.map((row) => row.name));
    const missing = names.filter((name) => !applied.has(name));
    for (const name of missing) {
      await tx.unsafe(await Deno.readTextFile(new URL(name, FOLDER)));
      await tx`insert into schema_migrations (name) values (${name})`;
    }
    return missing;
  });
}

/** Drops every table and view that the migrations made, and nothing else. */
export async function dropSchema(sql: Database): Promise<void> {
  await sql.unsafe(`drop table if exists ${TABLES.join(", ")} cascade`);
}

/** Their views go with them. */
const TABLES = [
  "election",
  "candidates",
  "locations",
  "voters",
  "registration_runs",
  "votes",
  "rejected_votes",
  "tally_by_candidate",
  "tally_by_location",
  "tally_by_demographic",
  "consumed_offsets",
  "checkpoints",
  "ledger_head",
  "audit_reports",
  "schema_migrations",
];
