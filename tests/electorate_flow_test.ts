import assert from "node:assert/strict";
import aggregate from "../workers/aggregator.ts";
import produce from "../workers/producer.ts";
import simulate from "../workers/simulator.ts";
import { readProgress } from "@/lib/pipeline/progress.ts";
import { VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import { planRuns, registrationProgress, VOTERS_PER_RUN, withNextRun } from "@/lib/store/registration.ts";
import { waitUntil } from "@/lib/wait.ts";
import { assertSums, votes } from "./helpers/ballots.ts";
import { type TestServers, withElection } from "./helpers/servers.ts";
import { whileWorking } from "./helpers/workers.ts";

async function complete({ sql, admin }: TestServers): Promise<void> {
  await waitUntil(async () => (await readProgress(sql, admin)).complete, {
    what: "all ballots are counted",
    deadlineMs: 90_000,
    everyMs: 200,
  });
}

Deno.test("the same seed gives the same election, to the last vote, however many workers play it", async () => {
  const played: string[][] = [];
  for (const copies of [1, 2]) {
    await withElection({ voters: 5_000, seed: 7 }, async (servers) => {
      const works = Array.from({ length: copies }, () => [produce, simulate, aggregate]).flat();
      await whileWorking(servers, works, () => complete(servers));
      const { registered, lag } = await readProgress(servers.sql, servers.admin);
      assert.deepEqual([registered, lag], [5_000, 0]);
      await assertSums(servers.sql);
      played.push(await votes(servers.sql));
    });
  }
  assert.ok(played[0].length > 2_500 && played[0].length < 5_000, `${played[0].length} voted`);
  assert.deepEqual(played[1], played[0]);
});

Deno.test("a run that was cut off between registry and stream is published by the next producer", async () => {
  await withElection({ voters: 3_000 }, async (servers) => {
    const { sql } = servers;
    await planRuns(sql, 3_000);
    const cutOff = withNextRun(sql, () => Promise.reject(new Error("cut off")));
    await assert.rejects(cutOff, /cut off/);
    await whileWorking(servers, [produce, simulate, aggregate], () => complete(servers));
    assert.equal((await readProgress(sql, servers.admin)).registered, 3_000);
  });
});

Deno.test("an electorate that grew is not complete before the rest of it is registered", async () => {
  await withElection({ voters: 10 }, async ({ sql }) => {
    assert.equal((await registrationProgress(sql)).complete, false);
    await planRuns(sql, 10);
    assert.equal((await registrationProgress(sql)).complete, false);
    await withNextRun(sql, () => Promise.resolve());
    assert.equal((await registrationProgress(sql)).complete, true);
    await sql`update election set voters = 20`;
    assert.equal((await registrationProgress(sql)).complete, false);
    await planRuns(sql, 20);
    await withNextRun(sql, () => Promise.resolve());
    assert.equal((await registrationProgress(sql)).complete, true);
  });
});

Deno.test("an electorate that grows keeps its runs and gets new ones", async () => {
  await withElection({ voters: 10 }, async ({ sql }) => {
    const n = VOTERS_PER_RUN;
    await planRuns(sql, n + 1);
    await planRuns(sql, n + 1);
    await planRuns(sql, 2 * n + 2);
    const runs = await sql`select first_voter, voters from registration_runs order by first_voter`;
    assert.deepEqual(runs.map((r) => [r.first_voter, r.voters]), [
      [0, n],
      [n, 1],
      [n + 1, n],
      [2 * n + 1, 1],
    ]);
  });
});

Deno.test("two producers never work on the same run", async () => {
  await withElection({ voters: 10 }, async ({ sql }) => {
    await planRuns(sql, 2 * VOTERS_PER_RUN);
    const taken: number[] = [];
    await withNextRun(sql, async (first) => {
      taken.push(first.first_voter);
      await withNextRun(sql, (second) => Promise.resolve(void taken.push(second.first_voter)));
    });
    assert.deepEqual(taken, [0, VOTERS_PER_RUN]);
    assert.equal(await withNextRun(sql, () => Promise.resolve()), false);
  });
});

Deno.test("voters who are registered between two questions are not taken for voters who were asked", async () => {
  await withElection({ voters: 50 }, async (servers) => {
    const { sql, admin } = servers;
    const registering: typeof admin = {
      ...admin,
      async fetchTopicOffsets(topic) {
        if (topic === VOTES_TOPIC) {
          await whileWorking(servers, [produce], async () => {
            await waitUntil(async () => (await registrationProgress(sql)).complete, {
              what: "all voters are registered",
              deadlineMs: 30_000,
            });
          });
        }
        return await admin.fetchTopicOffsets(topic);
      },
    };
    const before = await readProgress(sql, registering);
    assert.deepEqual([before.registered, before.allAsked, before.complete], [50, false, false]);
    const after = await readProgress(sql, admin, before);
    assert.deepEqual([after.allAsked, after.complete], [false, false]);
  });
});
