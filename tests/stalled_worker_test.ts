import assert from "node:assert/strict";
import type { WorkerName } from "@/lib/config.ts";
import { setLogSink } from "@/lib/log.ts";
import { AGGREGATOR_GROUP, CANDIDATE_TOTALS_TOPIC, VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import { SupervisedWorker } from "@/lib/pipeline/supervisor.ts";
import { watchOver } from "@/lib/pipeline/watch_over.ts";
import { partitionHolders } from "@/lib/pipeline/workloads.ts";
import produce from "../workers/producer.ts";
import { waitUntil } from "@/lib/wait.ts";
import { assertSums, ballotFor, cast, consumed, registerFirst } from "./helpers/ballots.ts";
import { TEST_PARTITIONS, type TestServers, withElection } from "./helpers/servers.ts";
import { whileWorking } from "./helpers/workers.ts";

const HANGING = new URL("./helpers/hanging_worker.ts", import.meta.url);
const AGGREGATOR = new URL("../workers/aggregator.ts", import.meta.url);
const SIMULATOR = new URL("../workers/simulator.ts", import.meta.url);
/** Longer than the group takes to forget a member that was ended. */
const LOOKS = { lookEveryMs: 250, stalledAfterMs: 8_000 };
const DEADLINE_MS = 60_000;

interface Watched {
  workers: SupervisedWorker[];
  lines: string[];
}

/** Calls `test` while a watchdog in a hurry watches over threads of these files. */
async function watched(
  { brokers, database, sql }: TestServers,
  files: [WorkerName, URL, rate: number][],
  test: (watched: Watched) => Promise<void>,
): Promise<void> {
  const lines: string[] = [];
  setLogSink((_, line) => lines.push(line));
  const workers = files.map(([name, file, rate]) =>
    new SupervisedWorker(name, file, { brokers, database, rate })
  );
  for (const worker of workers) worker.start();
  const watch = watchOver(workers, { brokers, sql }, LOOKS);
  try {
    await test({ workers, lines });
  } finally {
    await watch.close();
    await Promise.all(workers.map((worker) => worker.stop()));
    setLogSink((_, line) => console.log(line));
  }
}

/** Sets the way in which the hanging worker goes wrong. */
async function withHang(worker: WorkerName, how: string, test: () => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "urna-hang-" });
  Deno.env.set("URNA_TEST_HANG", `${worker} ${how} 200 ${folder}/happened`);
  try {
    await test();
    assert.equal(await Deno.readTextFile(`${folder}/happened`), how);
  } finally {
    Deno.env.delete("URNA_TEST_HANG");
    await Deno.remove(folder, { recursive: true });
  }
}

for (
  const [how, reason] of [
    [
      "silence",
      /aggregator crashed \(ballots wait to be counted, or totals to be published, and for \d+ s it got nowhere\)/,
    ],
    ["block", /aggregator crashed \(its thread has been blocked for \d+ s\)/],
  ] as const
) {
  Deno.test(`an aggregator that ends in ${how} is started again, and the count goes on`, async () => {
    await withElection({ voters: 1_000 }, async (servers) => {
      const { sql, scenario } = servers;
      const voters = await registerFirst(1_000, sql, scenario);
      const ballots = voters.map((voter) => ballotFor(voter, scenario.candidates[0].candidate_id));
      await withHang(
        "aggregator",
        how,
        () =>
          watched(servers, [["aggregator", HANGING, 0]], async ({ workers: [worker], lines }) => {
            await cast(servers, ballots.slice(0, 500));
            await waitUntil(() => worker.status.restarts === 1, {
              what: "it is started again",
              deadlineMs: DEADLINE_MS,
            });
            await cast(servers, ballots.slice(500));
            await consumed(sql, 1_000);
            assert.equal(await assertSums(sql), 1_000);
            assert.ok(lines.some((line) => reason.test(line)), lines.join("\n"));
          }),
      );
    });
  });
}

Deno.test("an aggregator that counts but publishes nothing is started again, and the totals come", async () => {
  await withElection({ voters: 100 }, async (servers) => {
    const { sql, admin, scenario } = servers;
    const [voter] = await registerFirst(1, sql, scenario);
    await withHang(
      "aggregator",
      "no-totals",
      () =>
        watched(servers, [["aggregator", HANGING, 0]], async ({ workers: [worker] }) => {
          await cast(servers, [ballotFor(voter, scenario.candidates[0].candidate_id)]);
          await consumed(sql, 1);
          await waitUntil(() => worker.status.restarts === 1, {
            what: "it is started again",
            deadlineMs: DEADLINE_MS,
          });
          await waitUntil(
            async () => Number((await admin.fetchTopicOffsets(CANDIDATE_TOTALS_TOPIC))[0].high) > 0,
            { what: "totals are published", deadlineMs: DEADLINE_MS },
          );
        }),
    );
  });
});

Deno.test("a simulator that falls silent is started again, and the rest of the voters vote", async () => {
  await withElection({ voters: 2_000 }, async (servers) => {
    const { sql, admin } = servers;
    await withHang(
      "simulator",
      "silence",
      () =>
        watched(servers, [["simulator", HANGING, 0]], async ({ workers: [worker] }) => {
          await whileWorking(servers, [produce], async () => {
            await waitUntil(() => worker.status.restarts === 1, {
              what: "it is started again",
              deadlineMs: DEADLINE_MS,
            });
            await waitUntil(async () => {
              const ends = await admin.fetchTopicOffsets(VOTES_TOPIC);
              return ends.reduce((sum, { high }) => sum + Number(high), 0) > 1_000;
            }, { what: "ballots are cast", deadlineMs: DEADLINE_MS });
          });
        }),
    );
    assert.ok(await sql`select from voters`);
  });
});

Deno.test("aggregators without work, without partitions, and a simulator with a low rate are left alone", async () => {
  await withElection({ voters: 2_000 }, async (servers) => {
    const { sql, admin, scenario } = servers;
    await registerFirst(100, sql, scenario);
    await whileWorking(servers, [produce], async () => {
      // One more than there are partitions: somebody gets none.
      const aggregators = Array.from(
        { length: TEST_PARTITIONS + 1 },
        () => ["aggregator", AGGREGATOR, 0] as [WorkerName, URL, number],
      );
      await watched(servers, [...aggregators, ["simulator", SIMULATOR, 0.1]], async ({ workers, lines }) => {
        await waitUntil(async () => {
          const { groups: [group] } = await admin.describeGroups([AGGREGATOR_GROUP]);
          return group.state === "Stable" && group.members.length === TEST_PARTITIONS + 1;
        }, { what: "all have joined", deadlineMs: DEADLINE_MS });
        await waitUntil(async () => {
          const holders = await partitionHolders(admin, AGGREGATOR_GROUP, VOTES_TOPIC);
          const holding = new Set(holders.values());
          const members = workers.map(({ vitals }) => vitals.member ?? "");
          return holders.size === TEST_PARTITIONS && holding.size === TEST_PARTITIONS &&
            [...holding].every((holder) => members.includes(holder));
        }, { what: "all but one have partitions, and know it", deadlineMs: DEADLINE_MS });
        const beats = workers.map(({ vitals }) => vitals.pulses + 5);
        await waitUntil(() => workers.every(({ vitals }, i) => vitals.pulses >= beats[i]), {
          what: "a time that is long to the watchdog has passed",
          deadlineMs: DEADLINE_MS,
        });
        assert.deepEqual(
          workers.map(({ status }) => status.restarts),
          workers.map(() => 0),
          lines.join("\n"),
        );
      });
    });
  });
});
