import assert from "node:assert/strict";
import aggregate from "../workers/aggregator.ts";
import produce from "../workers/producer.ts";
import simulate from "../workers/simulator.ts";
import { Child } from "@/lib/chaos/child.ts";
import { ExpectedElection } from "@/lib/chaos/expected.ts";
import { Findings } from "@/lib/chaos/findings.ts";
import { compareVotes, readSums, readTallies } from "@/lib/chaos/book_check.ts";
import { fedMessage, fedNumber } from "@/lib/chaos/fed_messages.ts";
import { scanLog } from "@/lib/chaos/log_scan.ts";
import { disagreements, falls, growingNumbers } from "@/lib/chaos/frame_check.ts";
import { FAULT_KINDS } from "@/lib/chaos/kinds.ts";
import { readChaosOptions } from "@/lib/chaos/options.ts";
import { paceOf } from "@/lib/chaos/pace.ts";
import { planFaults } from "@/lib/chaos/plan.ts";
import { medianOf, recoveriesOf } from "@/lib/chaos/recoveries.ts";
import { movedAgain, Timeline } from "@/lib/chaos/timeline.ts";
import { seeded } from "@/lib/election/random.ts";
import { VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import { readProgress } from "@/lib/pipeline/progress.ts";
import { loadScenario } from "@/lib/scenario/load.ts";
import { waitUntil } from "@/lib/wait.ts";
import { cast, consumed, rejections } from "./helpers/ballots.ts";
import { frameOf, midCount } from "./helpers/frames.ts";
import { withElection } from "./helpers/servers.ts";
import { whileWorking } from "./helpers/workers.ts";

const SEED = 5;
const BALLOTS = 2_000;

Deno.test("a storm's flags are read, and a bad one is refused in one line", () => {
  assert.deepEqual(readChaosOptions(["--seconds", "60", "--faults=20", "--json"], 3), {
    ...{ seed: 3, durationMs: 60_000, faults: 20, ballots: 1_000_000, viewers: 20, json: true, keep: false },
  });
  assert.equal(readChaosOptions(["--minutes", "2", "--seed", "9"], 3)?.durationMs, 120_000);
  assert.equal(readChaosOptions(["--help"], 3), null);
  const refused = [["--faults", "many"], ["--ballots", "1"], ["--fault"], ["--seconds=9"], ["now"]];
  for (const args of [...refused, ["--seconds", "60", "--minutes", "1"]]) {
    assert.throws(
      () => readChaosOptions(args, 3),
      { name: "UserError", message: /^[^\n]+$/ },
      args.join(" "),
    );
  }
});

Deno.test("the same seed plans the same faults: every kind, in order, within the time", () => {
  const plan = planFaults(4, 200, 600_000);
  assert.deepEqual(planFaults(4, 200, 600_000), plan);
  assert.notDeepEqual(planFaults(5, 200, 600_000), plan);
  assert.equal(plan.length, 200);
  assert.equal(new Set(plan.map(({ kind }) => kind)).size, FAULT_KINDS.length);
  assert.deepEqual(plan.map(({ atMs }) => atMs), plan.map(({ atMs }) => atMs).toSorted((a, b) => a - b));
  assert.ok(plan.every(({ atMs }) => atMs >= 0 && atMs < 600_000));
  for (const { lastsMs, kind: { lastsMs: [least, most] } } of plan) {
    assert.ok(lastsMs >= least && lastsMs <= most);
  }
  const few = planFaults(4, FAULT_KINDS.length, 60_000).map(({ kind }) => kind.name);
  assert.deepEqual(few.toSorted(), FAULT_KINDS.map(({ name }) => name).toSorted());
});

Deno.test("a recovery ends with the standstill, not with what was in the middle of its work", () => {
  const timeline = new Timeline();
  assert.deepEqual([1, 1, 3, 2, 4].map((value, at) => timeline.see(value, at)), [
    true,
    false,
    true,
    false,
    true,
  ]);
  assert.deepEqual(timeline.moves, [0, 2, 4]);

  const steady = [0, 200, 400, 600, 800];
  assert.equal(movedAgain(steady, 500), 600, "it never stood still");
  assert.equal(movedAgain([...steady, 5_000, 5_200], 900), 5_000);
  assert.equal(
    movedAgain([...steady, 5_000, 5_200], 500),
    5_000,
    "moves right after it are not the recovery",
  );
  assert.equal(movedAgain([...steady, 5_000, 5_200, 9_000], 500), 5_000, "a later standstill is another's");
  assert.equal(movedAgain(steady, 900), null);
});

Deno.test("recoveries of faults that overlap are told from those of a fault alone", () => {
  const [first, second, third] = planFaults(1, 3, 60_000);
  const struck = [
    { fault: first, beganMs: 1_000, endedMs: 1_000 },
    { fault: second, beganMs: 20_000, endedMs: 22_000 },
    { fault: third, beganMs: 23_000, endedMs: 23_000 },
  ];
  const every = (from: number, to: number) =>
    Array.from({ length: (to - from) / 200 }, (_, i) => from + i * 200);
  const moves = [...every(0, 1_000), ...every(5_000, 20_000), ...every(26_000, 40_000)];
  const other = [...every(0, 1_000), ...every(4_000, 40_000)];
  assert.deepEqual(recoveriesOf(struck, [moves, other], other), [
    { kind: first.kind.name, countedMs: 4_000, seenMs: 3_000, alone: true },
    { kind: second.kind.name, countedMs: 4_000, seenMs: 200, alone: false },
    { kind: third.kind.name, countedMs: 3_000, seenMs: 200, alone: false },
  ]);
  assert.deepEqual([medianOf([]), medianOf([3, 1, 2]), medianOf([4, 1])], [null, 2, 2.5]);
});

Deno.test("the electorate casts as long as a storm lasts, and then as fast as it can", () => {
  const standing = { ballots: 1_000_000, counted: 0, durationMs: 600_000, elapsedMs: 0 };
  const pace = paceOf(standing);
  assert.ok(pace > 1_000_000 / 600, "more than would do without any pause");
  assert.ok(paceOf({ ...standing, elapsedMs: 300_000 }) > pace, "faster where it is late");
  assert.ok(paceOf({ ...standing, counted: 999_999 }) >= 1, "never 0, which is as fast as it can");
  assert.equal(paceOf({ ...standing, elapsedMs: 590_000 }), 0);
});

Deno.test("a viewer notices every number that falls, and sums that do not agree", async () => {
  const scenario = await loadScenario();
  const before = frameOf(scenario, { version: 5, rejected: 3, votes: midCount });
  assert.deepEqual(disagreements(before), []);
  const numbers = growingNumbers(before);
  assert.deepEqual(falls(numbers, growingNumbers(structuredClone(before))), []);

  const spoiled: ((frame: typeof before) => void)[] = [
    (frame) => frame.version--,
    (frame) => frame.totals.votes--,
    (frame) => frame.totals.rejected--,
    (frame) => frame.totals.registered--,
    (frame) => frame.candidates[1].votes--,
    (frame) => frame.locations[7].registered--,
    (frame) => frame.locations[7].votes--,
    (frame) => frame.locations[7].votes_by_candidate[scenario.candidates[0].candidate_id]--,
    (frame) => frame.locations.pop(),
  ];
  for (const spoil of spoiled) {
    const frame = structuredClone(before);
    spoil(frame);
    assert.notDeepEqual(falls(numbers, growingNumbers(frame)), [], String(spoil));
    const alone = ["version", "rejected"].some((name) => String(spoil).includes(name));
    if (!alone) assert.notDeepEqual(disagreements(frame), [], String(spoil));
  }
});

Deno.test("the election computed from the seed is that of an undisturbed run, voter by voter", async () => {
  const scenario = await loadScenario();
  const expected = await ExpectedElection.of(scenario, SEED, BALLOTS);
  assert.equal(expected.ballots, BALLOTS);
  await withElection({ voters: expected.voters, seed: SEED }, async (servers) => {
    const { sql, admin, brokers } = servers;
    await whileWorking(servers, [produce, simulate, aggregate], async () => {
      await waitUntil(async () => (await readProgress(sql, admin)).complete, {
        what: "all ballots are counted",
        deadlineMs: 90_000,
        everyMs: 200,
      });
    });
    assert.deepEqual(new Map([...await readTallies(sql)].sort()), new Map([...expected.cells].sort()));
    assert.deepEqual(await compareVotes(sql, expected), { lost: 0, strange: 0 });
    const log = await scanLog(brokers, expected, []);
    assert.deepEqual([log.voters, log.strange, log.lost], [BALLOTS, 0, 0]);
    assert.deepEqual(new Map([...log.cells].sort()), new Map([...expected.cells].sort()));

    // What a storm feeds beside it counts nowhere, each is found again, and one that is lost is missed.
    const random = seeded(SEED, "test");
    const number = Array.from({ length: 500 }, (_, i) => i);
    const fed = number.map((n) => {
      const voter = Array.from({ length: 50 }, (_, i) => (n + i) % expected.voters).find((v) =>
        expected.vote(v)
      );
      const parts = { voter_id: expected.id(voter!), candidate_id: expected.candidate_ids[n % 3] };
      return fedMessage(n, parts, random);
    });
    assert.deepEqual(fed.map(({ headers }) => fedNumber(headers)), number);
    await whileWorking(servers, [aggregate], async () => {
      await cast(servers, fed);
      await consumed(sql, log.messages + fed.length);
    });
    const sums = await readSums(sql);
    assert.deepEqual([sums.votes, sums.rejected - (log.messages - BALLOTS), sums.fed], [
      BALLOTS,
      fed.length,
      0,
    ]);
    const reasons = Object.keys(await rejections(sql)).sort();
    assert.deepEqual(reasons, ["duplicate", "malformed", "unknown_candidate", "unknown_voter"]);
    const again = await scanLog(brokers, expected, [...number, fed.length]);
    assert.deepEqual([again.voters, again.strange, again.lost], [BALLOTS, 0, 1]);
    assert.equal(
      again.messages,
      (await admin.fetchTopicOffsets(VOTES_TOPIC)).reduce((n, p) => n + Number(p.high), 0),
    );

    // And a vote that is gone, or another one than was decided on, is noticed.
    await sql`delete from votes where voter_id = (select voter_id from votes order by voter_id limit 1)`;
    await sql`update votes set location = 'nowhere' where voter_id = (select max(voter_id::text)::uuid from votes)`;
    assert.deepEqual(await compareVotes(sql, expected), { lost: 2, strange: 1 });
  });
});

Deno.test("Ctrl-C is an orderly end, also of a process that could not listen for it yet", async () => {
  const folder = await Deno.makeTempDir({ prefix: "urna-child-" });
  const script = `${folder}/deaf.ts`;
  await Deno.writeTextFile(
    script,
    `console.log("up"); await new Promise((done) => setTimeout(done, 60_000));`,
  );
  const findings = new Findings(() => {});
  const lines: string[] = [];
  const child = new Child({
    name: "deaf",
    command: () => [script],
    findings,
    log: (line) => lines.push(line),
  });
  try {
    child.start();
    await child.end();
    assert.deepEqual(findings.kept, []);
    child.start();
    await waitUntil(() => lines.includes("deaf: up"), { what: "it runs", deadlineMs: 30_000 });
    await child.end();
    assert.deepEqual(findings.kept, ["deaf ended with 130 after Ctrl-C"]);
  } finally {
    await child.retire();
    await Deno.remove(folder, { recursive: true });
  }
});
