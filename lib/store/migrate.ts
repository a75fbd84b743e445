/**
 * The schema: SQL files applied in the order of their names, each once, all in one transaction, however many
 * start at once. A database that another version wrote is brought up to date, or refused as it is.
 */
import type { Database, Transaction } from "@/lib/store/database.ts";
import { isTransient, messageOf, UserError } from "@/lib/errors.ts";
import {
  type AppliedMigration,
  type Migration,
  readMigrations,
  refuseChanged,
  refuseNewer,
} from "@/lib/store/migrations.ts";

/** Any number that nothing else locks: "urna" in ASCII. */
const LOCK = 0x75726e61;

/**
 * Applies what is missing. Gives back the names applied now.
 * @throws UserError, and nothing is changed, where the schema is a newer or another one, or a migration fails
 */
export async function migrate(sql: Database, known?: readonly Migration[]): Promise<string[]> {
  const migrations = known ?? await readMigrations();
  return await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${LOCK})`;
    await tx`create table if not exists schema_migrations (
      name text primary key, applied_at timestamptz not null default now())`;
    await tx`alter table schema_migrations add column if not exists checksum text`;
    const applied = await tx<AppliedMigration[]>`select name, checksum from schema_migrations`;
    refuseNewer(migrations, applied);
    refuseChanged(migrations, applied);
    const byName = new Map(applied.map((row) => [row.name, row]));
    for (const { name, checksum } of migrations.filter(({ name }) => byName.get(name)?.checksum === null)) {
      await tx`update schema_migrations set checksum = ${checksum} where name = ${name}`;
    }
    const missing = migrations.filter(({ name }) => !byName.has(name));
    for (const migration of missing) await apply(tx, migration);
    return missing.map(({ name }) => name);
  });
}

async function apply(tx: Transaction, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await tx.unsafe(sql);
  } catch (error) {
    if (isTransient(error)) throw error;
    throw new UserError(
      `this database could not be brought to the schema of this version (${name}: ${
        messageOf(error)
      }); it is ` +
        "as it was: choose another --data (or --database)",
      { cause: error },
    );
  }
  await tx`insert into schema_migrations (name, checksum) values (${name}, ${checksum})`;
}

/**
 * For a part that runs beside `deno task start`, which alone changes the schema.
 * @throws UserError where it is not this version's
 */
export async function checkSchema(sql: Database): Promise<void> {
  const [migrations, applied] = await Promise.all([readMigrations(), readApplied(sql)]);
  refuseNewer(migrations, applied);
  refuseChanged(migrations, applied);
  const missing = migrations.find(({ name }) => !applied.some((row) => row.name === name));
  if (!missing) return;
  throw new UserError(
    applied.length === 0
      ? "this database holds no election yet: begin one with `deno task start`"
      : `this database was written by an earlier version of Urna (its schema has no ${missing.name}): ` +
        "bring it up to date with `deno task start`",
  );
}

/** What has been applied; nothing where there is no schema of Urna's. */
export async function readApplied(sql: Database): Promise<AppliedMigration[]> {
  const columns = await sql<{ column_name: string }[]>`
    select attname as column_name from pg_attribute
    where attrelid = to_regclass('schema_migrations') and attnum > 0 and not attisdropped`;
  if (columns.length === 0) return [];
  const checksum = columns.some(({ column_name }) => column_name === "checksum") ? "checksum" : "null";
  return await sql.unsafe<AppliedMigration[]>(`select name, ${checksum} as checksum from schema_migrations`);
}

/** @throws UserError where a newer version of Urna has made more than this one knows to drop */
export async function refuseNewerSchema(sql: Database): Promise<void> {
  refuseNewer(await readMigrations(), await readApplied(sql));
}

/** Drops every table and view that the migrations made, and nothing else. */
export async function dropSchema(sql: Database): Promise<void> {
  await sql.unsafe(`drop table if exists ${TABLES.join(", ")} cascade`);
}

/** What belongs to one election alone, beside its own row. */
export const ELECTION_TABLES = [
  "candidates",
  "locations",
  "voters",
  "registration_runs",
  "voter_groups",
  "voter_zones",
  "votes",
  "rejected_votes",
  "tally_by_candidate",
  "tally_by_location",
  "tally_by_demographic",
  "consumed_offsets",
  "checkpoints",
  "ledger_head",
  "audit_reports",
  "count_history",
  "poll_closures",
];

/** Their views go with them. */
const TABLES = ["election", ...ELECTION_TABLES, "next_election", "admin_actions", "schema_migrations"];
