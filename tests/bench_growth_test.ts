import assert from "node:assert/strict";
import { Backlog } from "@/lib/bench/election.ts";
import { copyLimit } from "@/lib/bench/growing.ts";
import { GROWTH } from "@/lib/bench/parts/growth.ts";
import { VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import { withElection } from "./helpers/servers.ts";

const SCALE = 0.001;
const STORED = ["1,000", "3,000", "10,000"];

Deno.test("the benchmark of growth measures at three sizes what is counted, Postgres alone and memory", async () => {
  const figures = await GROWTH.measure({
    runs: 1,
    scale: SCALE,
    say: () => {},
    signal: new AbortController().signal,
  });
  for (const { what, runs } of figures) {
    assert.ok(runs.length === 1 && runs.every((run) => run > 0 && Number.isFinite(run)), `${what}: ${runs}`);
  }
  const values = (pattern: RegExp) =>
    figures.filter(({ what }) => pattern.test(what)).map(({ runs }) => runs[0]);
  const named = (...of: string[]) => figures.filter(({ what }) => of.every((text) => what.includes(text)));
  for (const stored of STORED) {
    assert.equal(named("counting 500 more", `${stored} stored`).length, 1);
    assert.deepEqual(named(`${stored} stored`).filter(({ role }) => role === "limit").length, 1);
  }

  const rates = values(/^Urna counting/);
  const [kept] = figures.filter(({ aim }) => aim && "atLeast" in aim);
  assert.deepEqual(kept.runs, [rates[2] / rates[0]]);
  if (Deno.build.os !== "linux") return; // memory is not told
  const aggregator = values(/^memory of the aggregator/);
  const [grown] = figures.filter(({ aim }) => aim && "atMost" in aim);
  assert.deepEqual(grown.runs, [aggregator[2] / aggregator[0]]);
  for (const who of ["the aggregator", "Postgres", "Kafka"]) {
    for (const mib of values(new RegExp(`^memory of ${who}`))) {
      assert.ok(mib > 20 && mib < 4_000, `${who}: ${mib} MiB`);
    }
  }
});

Deno.test("a backlog has exactly the ballots asked for, and what Postgres copies for comparison does not stay", async () => {
  await withElection({ voters: 20_000 }, async (servers) => {
    const { signal } = new AbortController();
    const election = { ...servers, seed: 1, data: "shared", pids: { kafka: 0, postgres: 0 } };
    const backlog = await Backlog.of(election);
    for (const ballots of [3_000, 12_345]) {
      await backlog.fillTo(ballots, signal);
      assert.equal(backlog.ballots, ballots);
      const ends = await servers.admin.fetchTopicOffsets(VOTES_TOPIC);
      assert.equal(ends.reduce((sum, { high }) => sum + Number(high), 0), ballots);
    }
    const [{ voters }] = await servers.sql<{ voters: number }[]>`select count(*) as voters from voters`;
    assert.equal(voters, backlog.voters);

    assert.ok(await copyLimit(election, backlog, 1_000) > 0);
    assert.deepEqual([...await servers.sql`select from votes`], []);
  });
});

Deno.test("a backlog that is interrupted is not filled any further", async () => {
  await withElection({ voters: 20_000 }, async (servers) => {
    const election = { ...servers, seed: 1, data: "shared", pids: { kafka: 0, postgres: 0 } };
    const backlog = await Backlog.of(election);
    const stop = new AbortController();
    const filling = backlog.fillTo(1_000_000_000, stop.signal);
    stop.abort(new Error("enough"));
    await assert.rejects(filling, /^Error: enough$/);
    assert.ok(backlog.ballots < 100_000);
  });
});
