import assert from "node:assert/strict";
import { START } from "@/lib/bench/parts/start.ts";
import { STEPS } from "@/lib/bench/start/traced_start.ts";

Deno.test("the benchmark of the start tells each step, cold and warm, in the order of what needs what", async () => {
  const signal = new AbortController().signal;
  const figures = await START.measure({ runs: 1, scale: 0.1, say: () => {}, signal });
  for (const { what, runs } of figures) {
    assert.equal(runs.length, 1, what);
    assert.ok(runs[0] > 0, what);
  }
  assert.equal(figures.filter(({ role }) => role === "limit").length, 3);
  for (const kind of ["cold", "warm"]) {
    const times = figures.filter(({ what }) => what.startsWith(`${kind}:`)).map(({ runs: [ms] }) => ms);
    assert.equal(times.length, STEPS.length);
    const at = Object.fromEntries(STEPS.map((step, i) => [step, times[i]]));
    for (const server of ["postgres", "kafka"]) assert.ok(at[server] <= at.servers, server);
    assert.ok(at.servers < at.election && at.election < at.totals && at.totals < at.address, kind);
    assert.ok(at.islands < at.address && at.address < at.page, kind);
  }
});
