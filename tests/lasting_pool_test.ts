import assert from "node:assert/strict";
import { isTransient } from "@/lib/errors.ts";
import { openDatabase } from "@/lib/store/database.ts";
import { delay, waitUntil } from "@/lib/wait.ts";
import { withServers } from "./helpers/servers.ts";

const LANES = 4;
const CUTS = 12;
const RETRY_MS = 20;
/** Less than the connect timeout, which a connection that is used again after its loss runs into. */
const BACK_WITHIN_MS = 4_000;

Deno.test("connections that are cut off: every transaction is whole or not there, and the pool works on", async () => {
  await withServers(async ({ sql, database }) => {
    await sql`drop table if exists halves`;
    await sql`create table halves (whole uuid, half integer, primary key (whole, half))`;
    const pool = openDatabase(database, "cut-off", LANES);
    const done = new Array<number>(LANES).fill(0);
    let stopping = false;
    const lane = async (number: number) => {
      while (!stopping) {
        const whole = crypto.randomUUID();
        try {
          await pool.begin(async (tx) => {
            await tx`insert into halves values (${whole}, 1)`;
            await tx`select count(*) from generate_series(1, 20000)`;
            await tx`insert into halves values (${whole}, 2)`;
          });
          done[number]++;
        } catch (error) {
          if (!isTransient(error)) throw error;
          await delay(RETRY_MS);
        }
      }
    };
    const lanes = Array.from({ length: LANES }, (_, number) => lane(number));
    try {
      for (let cut = 0; cut < CUTS; cut++) {
        const before = [...done];
        await sql`
          select pg_terminate_backend(pid) from pg_stat_activity
          where application_name = 'urna-cut-off' and (query like 'insert%' or query like 'select count%')
            and pid % ${1 + cut % 2}::integer = 0`;
        await waitUntil(() => done.every((n, number) => n > before[number] + 1), {
          what: `every lane goes on after cut ${cut}`,
          deadlineMs: BACK_WITHIN_MS,
        });
      }
    } finally {
      stopping = true;
      await Promise.all(lanes);
      await pool.end();
    }
    const halved = await sql`select whole from halves group by whole having count(*) <> 2`;
    assert.equal(halved.length, 0);
    await sql`drop table halves`;
  });
});

Deno.test("a transaction that lost its connection while it did something else sends nothing more", async () => {
  await withServers(async ({ sql, database }) => {
    await sql`create table if not exists marks (mark integer)`;
    const pool = openDatabase(database, "cut-off", 1);
    let later: unknown;
    const ended = Promise.withResolvers<void>();
    const cut = pool.begin(async (tx) => {
      await tx`insert into marks values (1)`;
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'urna-cut-off'`;
      await waitUntil(async () => (await pool`select 1`).length, {
        what: "it is noticed",
        deadlineMs: 5_000,
      });
      try {
        await tx`insert into marks values (2)`;
      } catch (error) {
        later = error;
        assert.throws(() => tx.unsafe("insert into marks values (3)"), isTransient);
        throw error;
      } finally {
        ended.resolve();
      }
    });
    await assert.rejects(cut, isTransient);
    await ended.promise;
    assert.ok(isTransient(later), String(later));
    assert.equal((await sql`select from marks`).length, 0);
    await pool.end();
    await sql`drop table marks`;
  });
});
