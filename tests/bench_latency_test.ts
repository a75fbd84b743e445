import assert from "node:assert/strict";
import { Journey } from "@/lib/bench/latency/journey.ts";
import { sendAtPace } from "@/lib/bench/latency/pace.ts";
import { LATENCY } from "@/lib/bench/parts/latency.ts";

/** One ballot when idle, 30 at 200/s, 750 at 5,000/s. */
const SCALE = 0.01;
const { signal } = new AbortController();

Deno.test("the benchmark of latency tells of each load, stage by stage, and of the limit", async () => {
  const figures = await LATENCY.measure({ runs: 1, scale: SCALE, say: () => {}, signal });
  for (const { what, runs } of figures) {
    assert.ok(runs.length === 1 && runs[0] >= 0 && Number.isFinite(runs[0]), `${what}: ${runs}`);
  }
  const value = (load: string, pattern: RegExp) => {
    const found = figures.filter(({ what }) => what.startsWith(`${load}: `) && pattern.test(what));
    assert.equal(found.length, 1, `${load} ${pattern}: ${found.map(({ what }) => what).join("; ")}`);
    return found[0].runs[0];
  };
  for (const load of ["idle", "200/s", "5,000/s"]) {
    const seen = value(load, /viewer's frame, median/);
    assert.ok(seen > value(load, /acknowledged by Kafka, median/));
    assert.ok(value(load, /viewer's frame, p95/) >= seen);
    assert.ok(value(load, /viewer's frame, p99/) >= value(load, /viewer's frame, p95/));
    for (const stage of [/committed in Postgres, p95/, /totals' topic, p95/]) {
      assert.ok(value(load, stage) > 0);
    }
    assert.ok(value(load, /kafkajs alone.*median/) > 0);
  }
  const aims = figures.filter(({ aim }) => aim).map(({ what, aim }) => [what.split(":")[0], aim]);
  assert.deepEqual(aims, [["200/s", { atMost: 100 }], ["5,000/s", { atMost: 250 }]]);
});

Deno.test("a ballot is at a stage when its lane's total says so", () => {
  const journey = new Journey([10, 0]);
  for (const [lane, at] of [[0, 1_000], [0, 1_010], [1, 1_020]]) journey.handOver(lane, at);
  journey.reach("seen", 0, 10, 1_030);
  assert.deepEqual(journey.times("seen"), []);
  journey.reach("seen", 0, 11, 1_040);
  journey.reach("seen", 0, 11, 1_050);
  journey.reach("seen", 1, 1, 1_060);
  assert.deepEqual(journey.times("seen"), [40, 40]);
  assert.equal(journey.isOver, false);
  for (const stage of ["acknowledged", "committed", "published", "seen"] as const) {
    for (const [lane, total] of [[0, 12], [1, 1]]) journey.reach(stage, lane, total, 1_100);
  }
  assert.equal(journey.isOver, true);
  assert.deepEqual(journey.times("seen"), [40, 90, 40]);
  assert.throws(() => journey.reach("seen", 1, 2, 1_200), RangeError, "nobody has cast it");
});

Deno.test("what falls due while others are sent goes next, and has waited since it was due", async () => {
  const sent: { items: readonly string[]; dueAt: readonly number[]; at: number }[] = [];
  const pace = { name: "", atOnce: 2, everyMs: 5 };
  const release = Promise.withResolvers<void>();
  setTimeout(release.resolve, 4 * pace.everyMs);
  await sendAtPace(["a", "b", "c", "d", "e"], pace, async (items, dueAt) => {
    sent.push({ items, dueAt, at: performance.now() });
    if (sent.length === 1) await release.promise;
  }, signal);
  assert.deepEqual(sent.map(({ items }) => items), [["a", "b"], ["c", "d", "e"]]);
  const [[first], [second, , third]] = sent.map(({ dueAt }) => dueAt);
  assert.deepEqual([second - first, third - first], [pace.everyMs, 2 * pace.everyMs]);
  assert.ok(sent[1].at >= third, "nothing is sent before it is due");
});
