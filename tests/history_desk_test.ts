import assert from "node:assert/strict";
import { setLogSink } from "@/lib/log.ts";
import type { Database } from "@/lib/store/database.ts";
import { readElection } from "@/lib/store/election.ts";
import { readHistory } from "@/lib/store/history.ts";
import { HistoryDesk } from "@/lib/web/history/history_desk.ts";
import type { DeskSettings } from "@/lib/web/desks.ts";
import type { Live } from "@/lib/web/live/live.ts";
import { waitUntil } from "@/lib/wait.ts";
import type { Frame } from "@/lib/election/results.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import { BEGUN_AT } from "./helpers/frames.ts";
import { frameAfter } from "./helpers/histories.ts";
import { withElection } from "./helpers/servers.ts";

const VOTERS = 100;
/** All that the tests show was some time ago. */
const BEGUN_BEFORE_MS = 600_000;
const STORE_TIMEOUT_MS = 15_000;

/** A desk on a database, and what it is shown: frames of a count that began with the stored election. */
async function openDesk(sql: Database, scenario: Scenario) {
  const stored = (await readElection(sql))!;
  const election = { ...stored, begun_at: new Date(stored.begun_at.getTime() - BEGUN_BEFORE_MS) };
  const late = election.begun_at.getTime() - Date.parse(BEGUN_AT);
  const shift = (frame: Frame): Frame => ({
    ...frame,
    election: { ...frame.election, begun_at: election.begun_at.toISOString() },
    as_of: new Date(Date.parse(frame.as_of) + late).toISOString(),
  });
  const shown = (second: number) => shift(frameAfter(scenario, second));
  const live = { ready: false } as unknown as Live; // the test shows frames itself
  const desk = new HistoryDesk();
  const settings = { sql, election, live } as DeskSettings;
  return { desk, settings, shown };
}

async function stored(sql: Database): Promise<number[]> {
  const votes: number[] = [];
  for await (const rows of readHistory(sql)) votes.push(...rows.map((row) => row.votes));
  return votes;
}

Deno.test("what one process has shown, the next one goes on with: nothing is lost and no number goes back", async () => {
  await withElection({ voters: VOTERS }, async ({ sql, scenario }) => {
    const { desk, settings, shown } = await openDesk(sql, scenario);
    await desk.connect(settings);
    for (let second = 0; second <= 95; second++) desk.see(shown(second));
    await desk.close();
    const seen = desk.read("all", shown(95)).samples;

    const next = await openDesk(sql, scenario);
    await next.desk.connect(next.settings);
    const { samples, candidates } = next.desk.read("all", shown(95));
    assert.deepEqual(samples.at(-1), seen.at(-1));
    assert.deepEqual(candidates, scenario.candidates.map((one) => one.candidate_id));
    assert.ok(samples.length >= 10, `${samples.length} samples`);
    const known = new Map(seen.map((sample) => [sample.at, sample]));
    for (const sample of samples) assert.deepEqual(sample, known.get(sample.at));

    next.desk.see(shown(120));
    assert.equal(next.desk.read("all", shown(120)).samples.at(-1)?.votes, shown(120).totals.votes);
    await next.desk.close();
    assert.equal((await stored(sql)).at(-1), shown(120).totals.votes);
  });
});

Deno.test("several web instances keep one sample for each ten seconds, and the same history", async () => {
  await withElection({ voters: VOTERS }, async ({ sql, scenario }) => {
    const desks = [await openDesk(sql, scenario), await openDesk(sql, scenario)];
    await Promise.all(desks.map(({ desk, settings }) => desk.connect(settings)));
    for (let second = 0; second <= 60; second++) for (const { desk, shown } of desks) desk.see(shown(second));
    await Promise.all(desks.map(({ desk }) => desk.close()));
    const votes = await stored(sql);
    assert.ok(votes.length >= 6 && votes.length <= 8, String(votes));
    assert.deepEqual(votes, votes.toSorted((a, b) => a - b));
    assert.equal(votes.at(-1), desks[0].shown(60).totals.votes);
  });
});

Deno.test("of a long count older rows become fewer, and it is still told from its beginning to its end", async () => {
  await withElection({ voters: VOTERS }, async ({ sql, scenario }) => {
    const { desk, settings, shown } = await openDesk(sql, scenario);
    const days = 4;
    const rows = days * 8640;
    const [candidates, locations] = [scenario.candidates.length, scenario.locations.length];
    await sql`
      insert into count_history (bucket, at, version, registered, votes, rejected, by_candidate, by_location)
      select floor(extract(epoch from moment) / 10), moment, n + 1, 100, n * ${candidates}::integer, 0,
        array_fill(n, array[${candidates}::integer]), array_fill(n, array[${locations}::integer])
      from generate_series(1, ${rows}::integer) n, lateral
        (select ${settings.election.begun_at}::timestamptz - (${rows}::integer - n) * interval '10 s') t (moment)`;
    const begun_at = new Date(settings.election.begun_at.getTime() - days * 86_400_000 - 10_000);
    const election = { ...settings.election, begun_at };
    const last = { ...shown(0), election: { ...shown(0).election, begun_at: begun_at.toISOString() } };
    await desk.connect({ ...settings, election });
    await waitUntil(async () => (await stored(sql)).length < rows / 3, {
      what: "older rows are fewer",
      deadlineMs: STORE_TIMEOUT_MS,
    });
    await desk.close();
    const kept = await stored(sql);
    assert.deepEqual([kept[0], kept.at(-1)], [1, rows].map((n) => n * candidates));
    const sixHours = kept.slice(-6 * 360).map((votes, place) =>
      kept.at(-1)! - votes - (2159 - place) * candidates
    );
    assert.deepEqual(sixHours.filter((difference) => difference !== 0), []);

    const next = await openDesk(sql, scenario);
    await next.desk.connect({ ...next.settings, election });
    const [begin, ...samples] = next.desk.read("all", last).samples;
    await next.desk.close();
    assert.deepEqual([begin.at, begin.votes], [begun_at.getTime(), 0]);
    assert.deepEqual(samples.map(({ votes }) => votes), (await stored(sql)).slice(1)); // the beginning is nearer
    assert.ok(samples.every(({ at }, n) => n === 0 || at - samples[n - 1].at <= 600_000));
  });
});

Deno.test("while Postgres is away the history goes on in memory, tells of it once, and is stored afterwards", async () => {
  await withElection({ voters: VOTERS }, async ({ sql, scenario }) => {
    const { desk, settings, shown } = await openDesk(sql, scenario);
    let isAway = true;
    const flaky = new Proxy(sql, {
      apply: (target, _, args) => {
        if (isAway) throw Object.assign(new Error("connection refused"), { code: "ECONNREFUSED" });
        return Reflect.apply(target, undefined, args);
      },
    });
    const told: string[] = [];
    setLogSink((level, line) => told.push(`${level}: ${line}`));
    try {
      const connecting = desk.connect({ ...settings, sql: flaky });
      await waitUntil(() => told.length > 0, { what: "it is told", deadlineMs: STORE_TIMEOUT_MS });
      for (let second = 0; second <= 40; second++) desk.see(shown(second));
      assert.equal(desk.read("all", shown(40)).samples.at(-1)?.votes, shown(40).totals.votes);
      isAway = false;
      await connecting;
      await waitUntil(async () => (await stored(sql)).length > 0, {
        what: "it is stored",
        deadlineMs: STORE_TIMEOUT_MS,
      });
      await desk.close();
    } finally {
      setLogSink((level, line) => level === "info" ? console.log(line) : console.error(line));
    }
    assert.deepEqual(told.map((line) => line.split(":")[0]), ["warning", "info"]);
    assert.match(told[0], /cannot be read, it is kept in memory: connection refused/);
    assert.equal((await stored(sql)).at(-1), shown(40).totals.votes);
  });
});

Deno.test("the views over time have a row for each sample and candidate, and for each location", async () => {
  await withElection({ voters: VOTERS }, async ({ sql, scenario }) => {
    const { desk, settings, shown } = await openDesk(sql, scenario);
    await desk.connect(settings);
    desk.see(shown(60));
    await desk.close();
    const frame = shown(60);
    const candidates = await sql<{ candidate_id: string; total_votes: number; at: Date }[]>`
      select * from votes_over_time order by at desc limit ${scenario.candidates.length}`;
    const locations = await sql<{ location: string; total_votes: number }[]>`
      select * from turnout_over_time order by at desc limit ${scenario.locations.length}`;
    assert.deepEqual(
      new Map(candidates.map((row) => [row.candidate_id, row.total_votes])),
      new Map(
        scenario.candidates.map(({ candidate_id: id }) => [
          id,
          frame.candidates.find((one) => one.candidate_id === id)!.votes,
        ]),
      ),
    );
    assert.equal(candidates[0].at.toISOString(), frame.as_of);
    const byCode = new Map(frame.locations.map(({ location, votes }) => [location, votes]));
    assert.equal(locations.length, byCode.size);
    for (const { location, total_votes } of locations) assert.equal(total_votes, byCode.get(location));
  });
});
