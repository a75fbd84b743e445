import assert from "node:assert/strict";
import aggregate from "../workers/aggregator.ts";
import simulate from "../workers/simulator.ts";
import { UserError } from "@/lib/errors.ts";
import { ACKS_ALL, kafkaClient, producerClient } from "@/lib/kafka/client.ts";
import { voterMessage } from "@/lib/kafka/messages.ts";
import { VOTERS_TOPIC, VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import { followControls } from "@/lib/pipeline/follow_controls.ts";
import { readProgress } from "@/lib/pipeline/progress.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import { readActions } from "@/lib/store/admin_actions.ts";
import {
  changeRate,
  closePoll,
  type Controls,
  pauseWorker,
  POLL_NOTICE_MS,
  readControls,
  reopenPoll,
  resumeWorker,
} from "@/lib/store/controls.ts";
import type { Database } from "@/lib/store/database.ts";
import { needElection, openElection } from "@/lib/store/election.ts";
import { beginNextElection, readNextElection, wantNextElection } from "@/lib/store/next_election.ts";
import { readRules } from "@/lib/store/registry.ts";
import { isPollClosed } from "@/lib/election/counting.ts";
import { waitUntil } from "@/lib/wait.ts";
import { assertSums, ballotFor, cast, consumed, registerFirst, rejections } from "./helpers/ballots.ts";
import { withElection } from "./helpers/servers.ts";
import { whileWorking } from "./helpers/workers.ts";

const DEADLINE_MS = 20_000;

Deno.test("each decision is stored, recorded once, and told to listeners", async () => {
  await withElection({ voters: 10 }, async ({ sql }) => {
    const heard: Controls[] = [];
    const following = followControls(sql, (controls) => {
      heard.push(controls);
      return Promise.resolve();
    });
    const hears = (what: string, holds: (controls: Controls) => boolean) =>
      waitUntil(() => heard.some(holds), { what, deadlineMs: DEADLINE_MS });
    await hears("how it begins", ({ paused, rate }) => paused.length === 0 && rate === null);

    assert.equal(await pauseWorker(sql, "aggregator"), true);
    assert.equal(await pauseWorker(sql, "aggregator"), false);
    await hears("the pause", ({ paused }) => paused.includes("aggregator"));
    assert.equal(await resumeWorker(sql, "aggregator"), true);
    assert.equal(await resumeWorker(sql, "aggregator"), false);
    assert.equal(await changeRate(sql, 12.5), true);
    assert.equal(await changeRate(sql, 12.5), false);
    await hears("the rate", ({ rate, paused }) => rate === 12.5 && paused.length === 0);
    await following.close();

    const actions = await readActions(sql, 10);
    assert.deepEqual(actions.map(({ action, detail }) => ({ action, detail })), [
      { action: "rate", detail: { from: null, to: 12.5 } },
      { action: "resume", detail: { worker: "aggregator" } },
      { action: "pause", detail: { worker: "aggregator" } },
    ]);
    for (const { at } of actions) assert.ok(Math.abs(Date.parse(at) - Date.now()) < 60_000);
  });
});

Deno.test("a poll closes and opens a moment after that is decided, and what was closed stays so", async () => {
  await withElection({ voters: 10 }, async ({ sql }) => {
    assert.equal(await reopenPoll(sql), false);
    const before = Date.now();
    assert.equal(await closePoll(sql, 0), true);
    const closes_at = (await readControls(sql))!.closes_at!;
    assert.ok(closes_at >= before + POLL_NOTICE_MS - 50 && closes_at < Date.now() + POLL_NOTICE_MS + 1_000);
    assert.equal(await closePoll(sql, 0), false);
    assert.equal(isPollClosed(await readRules(sql), closes_at - 1), false);
    assert.equal(isPollClosed(await readRules(sql), closes_at), true);

    assert.equal(await reopenPoll(sql), true);
    const rules = await readRules(sql);
    assert.equal(rules.closes_at, null);
    assert.equal(rules.closures?.length, 1);
    const [{ from, to }] = rules.closures ?? [];
    assert.equal(from, closes_at);
    assert.deepEqual([from - 1, from, to - 1, to].map((time) => isPollClosed(rules, time)), [
      false,
      true,
      true,
      false,
    ]);
  });
});

Deno.test("a closing that is planned can be moved, and given up without a trace in the rules", async () => {
  await withElection({ voters: 10 }, async ({ sql }) => {
    const later = Date.now() + 3_600_000;
    assert.equal(await closePoll(sql, later), true);
    assert.equal(await closePoll(sql, later + 60_000), true);
    assert.equal((await readControls(sql))!.closes_at, later + 60_000);
    assert.equal(await reopenPoll(sql), true);
    assert.deepEqual((await readRules(sql)).closures, []);
    const actions = await readActions(sql, 10);
    assert.deepEqual(actions.map(({ action }) => action), ["keep_open", "close", "close"]);
  });
});

Deno.test("ballots that came while the poll was closed stay rejected, however late they are counted", async () => {
  await withElection({ voters: 60 }, async (servers) => {
    const { sql, scenario } = servers;
    const voters = await registerFirst(60, sql, scenario);
    const ballots = voters.map((voter) => ballotFor(voter, scenario.candidates[0].candidate_id));
    await cast(servers, ballots.slice(0, 20));
    await sql`update election set closes_at = clock_timestamp()`;
    await cast(servers, ballots.slice(20, 40));
    await reopenPoll(sql);
    const { closures } = await readRules(sql);
    await waitUntil(() => Date.now() > closures![0].to, { what: "it is open", deadlineMs: DEADLINE_MS });
    await cast(servers, ballots.slice(20)); // those who came in vain come again
    await whileWorking(servers, [aggregate], () => consumed(sql, 80));
    assert.equal(await assertSums(sql), 60);
    assert.deepEqual(await rejections(sql), { poll_closed: 20 });
  });
});

Deno.test("the simulated electorate stays at home while the poll is closed, and comes when it is open again", async () => {
  await withElection({ voters: 200 }, async (servers) => {
    const { sql, admin, scenario, brokers } = servers;
    await sql`update election set closes_at = now()`;
    const voters = await registerFirst(200, sql, scenario);
    const producer = producerClient(kafkaClient(brokers, "urna-test"));
    await producer.connect();
    await producer.send({ topic: VOTERS_TOPIC, acks: ACKS_ALL, messages: voters.map(voterMessage) });
    await producer.disconnect();

    const directions = { rate: 0, closes_at: (await readControls(sql))!.closes_at };
    let heldBack = 0;
    const told: typeof simulate = (context) =>
      simulate({ ...context, directions, tell: (standing) => heldBack = standing.heldBack ?? heldBack });
    const ballots = async () =>
      (await admin.fetchTopicOffsets(VOTES_TOPIC)).reduce((sum, { high }) => sum + Number(high), 0);
    await whileWorking(servers, [told], async () => {
      await waitUntil(() => heldBack > 1, { what: "it has held back for a while", deadlineMs: DEADLINE_MS });
      assert.equal(await ballots(), 0);
      // Nothing waits to be counted, and nothing can come.
      const progress = await readProgress(sql, admin);
      assert.deepEqual([progress.complete, progress.allAsked], [true, false]);
      assert.equal(progress.closes_at, directions.closes_at);
      directions.closes_at = null;
      await waitUntil(ballots, { what: "it votes", deadlineMs: DEADLINE_MS });
    });
  });
});

async function reopened(
  sql: Database,
  scenario: Scenario,
  options: Partial<Record<"voters" | "seed" | "rate", number>>,
) {
  const { voters = null, seed = null, rate = null } = options;
  const { scenario: _, begun_at: __, ...election } = await openElection(sql, {
    scenario,
    scenarioGiven: false,
    voters,
    seed,
    rate,
  });
  return election;
}

Deno.test("the same options as at the last start do not undo what was decided since; new ones count", async () => {
  await withElection({ voters: 10 }, async ({ sql, scenario }) => {
    await reopened(sql, scenario, { voters: 10, seed: 1, rate: 100 });
    assert.equal((await needElection(sql)).rate, 100);
    await changeRate(sql, 250);
    await wantNextElection(sql, { seed: 9, voters: 5, rate: 250 });
    await beginNextElection(sql);

    const again = await reopened(sql, scenario, { voters: 10, seed: 1, rate: 100 });
    assert.deepEqual(again, { seed: 9, voters: 5, rate: 250, closes_at: null });
    const faster = await reopened(sql, scenario, { voters: 10, seed: 1, rate: 500 });
    assert.deepEqual(faster, { seed: 9, voters: 5, rate: 500, closes_at: null });
    const larger = await reopened(sql, scenario, { voters: 20, seed: 1, rate: 500 });
    assert.deepEqual(larger, { seed: 9, voters: 20, rate: 500, closes_at: null });
    await assert.rejects(reopened(sql, scenario, { seed: 2 }), (error) => error instanceof UserError);
  });
});

Deno.test("a new election begins with empty tables and a chain of its own; what was done is still known", async () => {
  await withElection({ voters: 300 }, async (servers) => {
    const { sql, scenario } = servers;
    const voters = await registerFirst(300, sql, scenario);
    await cast(servers, voters.map((voter) => ballotFor(voter, scenario.candidates[0].candidate_id)));
    await whileWorking(servers, [aggregate], () => consumed(sql, 300));
    await pauseWorker(sql, "producer");
    const before = await needElection(sql);
    const [{ ledger_key }] = await sql<{ ledger_key: Uint8Array }[]>`select ledger_key from election`;

    await wantNextElection(sql, { seed: 5, voters: 40, rate: 0 });
    await wantNextElection(sql, { seed: 6, voters: 50, rate: 3 }); // the last wish counts
    assert.deepEqual(await readNextElection(sql), { seed: 6, voters: 50, rate: 3 });
    await beginNextElection(sql);

    assert.equal(await readNextElection(sql), null);
    const after = await needElection(sql);
    assert.deepEqual([after.seed, after.voters, after.rate], [6, 50, 3]);
    assert.ok(after.begun_at > before.begun_at);
    assert.deepEqual(after.scenario, before.scenario);
    assert.deepEqual((await readControls(sql))!.paused, []);
    const [key] = await sql<{ ledger_key: Uint8Array }[]>`select ledger_key from election`;
    assert.notDeepEqual(key.ledger_key, ledger_key);
    for (
      const table of ["voters", "votes", "rejected_votes", "checkpoints", "consumed_offsets", "locations"]
    ) {
      const [{ rows }] = await sql<{ rows: number }[]>`select count(*) as rows from ${sql(table)}`;
      assert.equal(rows, 0, table);
    }
    const [last] = await readActions(sql, 1);
    assert.deepEqual(last.detail, {
      seed: 6,
      voters: 50,
      rate: 3,
      before: { seed: 1, voters: 300, votes: 300 },
    });
  });
});
