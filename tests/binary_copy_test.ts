import assert from "node:assert/strict";
import fc from "fast-check";
import { CopyRows } from "@/lib/store/binary_copy.ts";
import { copyIn } from "@/lib/store/copy_in.ts";
import { type Database, openDatabase, type Transaction } from "@/lib/store/database.ts";
import { withServers } from "./helpers/servers.ts";

const COPY = "copy things (id, name, small, whole, big, day, at, yes, bytes) from stdin (format binary)";
const COLUMNS = 9;
const COPIES = 10;
/** What Linux waits at least before it acknowledges what there is no answer to. */
const ACKNOWLEDGED_AFTER_MS = 40;

interface Thing {
  id: string;
  name: string | null;
  small: number;
  whole: number;
  big: number;
  day: string;
  at: Date;
  yes: boolean;
  bytes: Uint8Array;
}

function put(rows: CopyRows, { id, name, small, whole, big, day, at, yes, bytes }: Thing): void {
  rows.row().uuid(id);
  if (name === null) rows.null();
  else rows.text(name);
  rows.int2(small).int4(whole).int8(big).date(day).timestamptz(at.getTime()).bool(yes).bytea(bytes);
}

/** Calls `test` in a transaction with an empty table of all types. */
async function withThings(test: (tx: Transaction, sql: Database) => Promise<void>): Promise<void> {
  await withServers(async ({ database }) => {
    await using parts = new AsyncDisposableStack();
    const sql = openDatabase(database, "copy-test", 1);
    parts.defer(() => sql.end());
    await sql.begin(async (tx) => {
      await tx`
        create temporary table things (id uuid primary key, name text, small smallint, whole integer,
          big bigint, day date, at timestamptz, yes boolean, bytes bytea) on commit drop`;
      await test(tx, sql);
    });
  });
}

/** Before it, years as Postgres writes them are read otherwise by JavaScript. */
const FIRST_DAY = new Date("1000-01-01");

const things = fc.uniqueArray(
  fc.record<Thing>({
    id: fc.uuid(),
    // A lone surrogate is no text, and Postgres stores no NUL.
    name: fc.option(fc.string({ unit: "grapheme", maxLength: 300 }).filter((text) => !text.includes("\0"))),
    small: fc.integer({ min: -(2 ** 15), max: 2 ** 15 - 1 }),
    whole: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    big: fc.maxSafeInteger(),
    day: fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    at: fc.date({ min: FIRST_DAY, max: new Date("9999-12-31"), noInvalidDate: true }),
    yes: fc.boolean(),
    bytes: fc.uint8Array({ maxLength: 300 }),
  }),
  { selector: ({ id }) => id, maxLength: 20 },
);

Deno.test("rows of every type come out of Postgres as they were put", async () => {
  await withThings(async (tx) => {
    await fc.assert(
      fc.asyncProperty(things, async (given) => {
        const rows = new CopyRows(COLUMNS);
        for (const thing of given) put(rows, thing);
        await tx`truncate things`;
        await copyIn(tx, COPY, rows.bytes());
        const stored = await tx<(Omit<Thing, "bytes"> & { bytes: Uint8Array })[]>`select * from things`;
        const byId = (a: Thing, b: Thing) => a.id < b.id ? -1 : 1;
        assert.deepEqual(
          stored.map((row) => ({ ...row, bytes: [...row.bytes] as unknown as Uint8Array })).sort(byId),
          given.map((thing) => ({ ...thing, bytes: [...thing.bytes] as unknown as Uint8Array })).sort(byId),
        );
      }),
      { numRuns: 30 },
    );
  });
});

const example: Thing = {
  id: "00000000-0000-8000-8000-000000000000",
  name: "x".repeat(100),
  small: 1,
  whole: 1,
  big: 1,
  day: "2024-02-29",
  at: new Date(0),
  yes: true,
  bytes: Uint8Array.of(1),
};
const numbered = (n: number): Thing => ({
  ...example,
  id: n.toString(16).padStart(8, "0") + example.id.slice(8),
});

Deno.test("a copy of many chunks is stored whole, and so is the one after it", async () => {
  await withThings(async (tx) => {
    const rows = new CopyRows(COLUMNS);
    for (const from of [0, 20_000]) {
      for (let n = from; n < from + 20_000; n++) put(rows, numbered(n));
      assert.ok(rows.bytes().length > 2 ** 21);
      await copyIn(tx, COPY, rows.bytes());
      rows.clear();
    }
    const [{ count }] = await tx<{ count: number }[]>`select count(distinct id) from things`;
    assert.equal(count, 40_000);
  });
});

Deno.test("a copy that Postgres refuses rejects with its reason, early and late, and leaves the connection sound", async () => {
  await withThings(async (tx) => {
    // One in the first chunk, while the others are still being sent; one that is found after all was sent.
    for (const count of [40_000, 4]) {
      const rows = new CopyRows(COLUMNS);
      for (let n = 0; n < count; n++) put(rows, numbered(Math.floor(n / 2)));
      const copied = tx.savepoint((inner) => copyIn(inner, COPY, rows.bytes()));
      await assert.rejects(copied, { code: "23505" });
      const [{ stored }] = await tx<{ stored: number }[]>`select count(*) as stored from things`;
      assert.equal(stored, 0);
    }
  });
});

Deno.test("a transaction whose connection is lost in a copy rejects", async () => {
  await withServers(async ({ database, sql }) => {
    await using parts = new AsyncDisposableStack();
    const other = openDatabase(database, "copy-test", 1);
    parts.defer(() => other.end());
    const lost = other.begin(async (tx) => {
      await tx`create temporary table things (id uuid primary key) on commit drop`;
      const [{ pid }] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
      const rows = new CopyRows(1);
      for (let n = 0; n < 500_000; n++) rows.row().uuid(numbered(n).id);
      await Promise.all([
        copyIn(tx, "copy things from stdin (format binary)", rows.bytes()),
        sql`select pg_terminate_backend(${pid})`,
      ]);
    });
    await assert.rejects(lost);
    const [{ fine }] = await other<{ fine: boolean }[]>`select true as fine`;
    assert.equal(fine, true);
  });
});

Deno.test("what is no date is refused", () => {
  for (const text of ["", "x", "2024-0x-01", "2024-01-é1", "2024-13-45x"]) {
    assert.throws(() => new CopyRows(1).row().date(text), RangeError, text);
  }
});

Deno.test("what is no UUID, and a row with a field too few or too many, is refused", () => {
  for (
    const text of ["", "x", example.id.slice(1), example.id.replace("8", "g"), example.id.replace("-", "0")]
  ) {
    assert.throws(() => new CopyRows(1).row().uuid(text), RangeError, text);
  }
  assert.throws(() => new CopyRows(1).row().uuid(example.id.replace("8", "é")), RangeError);
  assert.throws(() => new CopyRows(2).row().int4(1).row(), /row 1 has 1 fields instead of 2/);
  assert.throws(() => new CopyRows(1).row().int4(1).int4(1).bytes(), /row 1 has 2 fields instead of 1/);
});

Deno.test("the end of a copy does not wait until its beginning is acknowledged", async () => {
  await withThings(async (tx) => {
    const times: number[] = [];
    for (let i = 0; i < COPIES; i++) {
      const began = performance.now();
      await copyIn(tx, COPY, new CopyRows(COLUMNS).bytes());
      times.push(performance.now() - began);
    }
    const best = Math.min(...times);
    assert.ok(best < ACKNOWLEDGED_AFTER_MS, `the fastest of ${COPIES} took ${best} ms`);
  });
});
