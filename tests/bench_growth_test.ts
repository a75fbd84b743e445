import assert from "node:assert/strict";
import { GROWTH } from "@/lib/bench/parts/growth.ts";

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
