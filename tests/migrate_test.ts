import assert from "node:assert/strict";
import aggregate from "../workers/aggregator.ts";
import { UserError } from "@/lib/errors.ts";
import type { Database, Transaction } from "@/lib/store/database.ts";
import { emptyElection } from "@/lib/pipeline/reset.ts";
import { openElection } from "@/lib/store/election.ts";
import { checkSchema, migrate, readApplied } from "@/lib/store/migrate.ts";
import { type Migration, readMigrations } from "@/lib/store/migrations.ts";
import { assertSums, ballotFor, cast, consumed, registerFirst, votes } from "./helpers/ballots.ts";
import { withElection, withServers } from "./helpers/servers.ts";
import { whileWorking } from "./helpers/workers.ts";

const known = await readMigrations();

/** A migration of the next version's. */
function next(sql: string, name = "0999_next.sql"): Migration {
  return { name, sql, checksum: "f".repeat(64) };
}

type Columns = Map<string, string[]>;

async function columnsOf(sql: Database | Transaction, schema: string): Promise<Columns> {
  const rows = await sql<{ table_name: string; columns: string[] }[]>`
    select table_name, array_agg(column_name || ' ' || data_type order by column_name) as columns
    from information_schema.columns
    where table_schema = ${schema}
    group by table_name order by table_name`;
  return new Map(rows.map(({ table_name, columns }) => [table_name, columns]));
}

/** The tables and views of the first migration alone. */
async function firstColumns(sql: Database): Promise<Columns> {
  const found = Promise.withResolvers<Columns>();
  const undone = new Error("undone");
  await assert.rejects(
    sql.begin(async (tx) => {
      await tx.unsafe(`create schema first_version; set local search_path = first_version; ${known[0].sql}`);
      found.resolve(await columnsOf(tx, "first_version"));
      throw undone;
    }),
    undone,
  );
  return await found.promise;
}

/** Makes the database what the first version of Urna left: one migration, and no checksums. */
async function backToFirst(sql: Database): Promise<void> {
  const first = await firstColumns(sql);
  first.set("schema_migrations", ["name", "applied_at"]);
  const views = await sql<{ name: string }[]>`
    select table_name as name from information_schema.views where table_schema = 'public'`;
  for (const { name } of views) if (!first.has(name)) await sql.unsafe(`drop view ${name}`);
  for (const [table, columns] of await columnsOf(sql, "public")) {
    const kept = first.get(table)?.map((column) => column.split(" ")[0]);
    if (!kept) await sql.unsafe(`drop table ${table} cascade`);
    else {
      for (const column of columns.map((text) => text.split(" ")[0])) {
        if (!kept.includes(column)) await sql.unsafe(`alter table ${table} drop column "${column}"`);
      }
    }
  }
  await sql`delete from schema_migrations where name <> '0001_election.sql'`;
}

const schemaOf = (sql: Database) => columnsOf(sql, "public");

async function refused(attempt: Promise<unknown>, line: RegExp): Promise<void> {
  await assert.rejects(attempt, (error) => {
    assert.ok(error instanceof UserError, String(error));
    assert.match(error.message, line);
    assert.doesNotMatch(error.message, /\n/);
    return true;
  });
}

Deno.test("the first version's database is brought to today's schema, and its checksums are filled in", async () => {
  await withServers(async ({ sql }) => {
    assert.deepEqual(await migrate(sql), known.map(({ name }) => name));
    const today = await schemaOf(sql);
    await backToFirst(sql);
    await refused(checkSchema(sql), /earlier version of Urna.*`deno task start`/);
    assert.deepEqual(await migrate(sql), known.slice(1).map(({ name }) => name));
    assert.deepEqual(await schemaOf(sql), today);
    assert.deepEqual(
      new Map((await readApplied(sql)).map(({ name, checksum }) => [name, checksum])),
      new Map(known.map(({ name, checksum }) => [name, checksum])),
    );
    assert.deepEqual(await migrate(sql), []);
    await checkSchema(sql);
  });
});

Deno.test("an election that the first version was in the middle of is counted to its end", async () => {
  await withElection({ voters: 600 }, async (servers) => {
    const { sql, scenario } = servers;
    const voters = await registerFirst(600, sql, scenario);
    const ballots = voters.map((voter) => ballotFor(voter, scenario.candidates[0].candidate_id));
    await cast(servers, ballots.slice(0, 400));
    await whileWorking(servers, [aggregate], () => consumed(sql, 400));
    await backToFirst(sql);
    const before = await sql<{ partition: number; next_offset: number }[]>`
      select partition, next_offset from consumed_offsets order by partition`;
    const counted = await votes(sql);
    assert.equal(counted.length, 400);

    await migrate(sql);
    await openElection(sql, { scenario, scenarioGiven: false, voters: null, seed: null });
    await cast(servers, ballots.slice(300)); // 100 of them again
    await whileWorking(servers, [aggregate], () => consumed(sql, 700));
    assert.equal(await assertSums(sql), 600);
    const ledger = await sql<{ partition: number; ledger_from: number; first: number | null }[]>`
      select partition, ledger_from, (select min(from_offset) from checkpoints c
                                      where c.partition = o.partition) as first
      from consumed_offsets o order by partition`;
    for (const { partition, ledger_from, first } of ledger) {
      assert.equal(ledger_from, before.find((row) => row.partition === partition)?.next_offset ?? 0);
      if (first !== null) assert.equal(first, ledger_from);
    }
  });
});

Deno.test("a database of a newer version is refused by everybody, also by the reset, and stays as it is", async () => {
  await withServers(async ({ sql, admin }) => {
    await migrate(sql, [...known, next("create table ballots_of_tomorrow ()")]);
    const schema = await schemaOf(sql);
    const line = /newer version of Urna \(its schema has 0999_next.sql.*--database/;
    await refused(migrate(sql), line);
    await refused(checkSchema(sql), line);
    await refused(emptyElection(sql, admin), line);
    assert.deepEqual(await schemaOf(sql), schema);
    await sql`drop table ballots_of_tomorrow`;
    await sql`delete from schema_migrations where name = '0999_next.sql'`;
  });
});

Deno.test("a migration that was another one when it was applied is refused, but can be reset", async () => {
  await withServers(async ({ sql, admin }) => {
    await migrate(sql);
    await sql`update schema_migrations set checksum = ${"0".repeat(64)} where name = '0001_election.sql'`;
    const line = /made with another 0001_election.sql than this version/;
    await refused(migrate(sql), line);
    await refused(checkSchema(sql), line);
    await emptyElection(sql, admin);
    await migrate(sql);
  });
});

Deno.test("a migration that fails leaves nothing, neither of itself nor of those before it", async () => {
  await withServers(async ({ sql }) => {
    await migrate(sql, known.slice(0, 1));
    const schema = await schemaOf(sql);
    const broken = next("create table half (id integer); insert into half select 1 / 0");
    await refused(
      migrate(sql, [...known, broken]),
      /could not be brought to the schema of this version \(0999_next.sql: division by zero\); it is as it was/,
    );
    assert.deepEqual(await schemaOf(sql), schema);
    assert.deepEqual((await readApplied(sql)).map(({ name }) => name), ["0001_election.sql"]);
    await migrate(sql);
  });
});

Deno.test("however many start at once, each migration is applied once", async () => {
  await withServers(async ({ sql }) => {
    const applied = await Promise.all([1, 2, 3].map(() => migrate(sql)));
    assert.deepEqual(applied.flat().sort(), known.map(({ name }) => name));
  });
});

Deno.test("without a schema a worker is told that there is no election", async () => {
  await withServers(async ({ sql }) => {
    await refused(checkSchema(sql), /holds no election yet: begin one with `deno task start`/);
  });
});
