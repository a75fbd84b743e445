import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import type { ChaosReport } from "@/lib/chaos/report.ts";
import { FAULT_KINDS } from "@/lib/chaos/kinds.ts";

const SECONDS = 60;
/** Each kind strikes once. */
const FAULTS = FAULT_KINDS.length;
const BALLOTS = 20_000;
const VIEWERS = 8;

Deno.test("a storm of twenty faults in a minute: nothing is lost, nothing counts twice, nothing falls", async () => {
  const file = fileURLToPath(new URL("../lib/cli/chaos.ts", import.meta.url));
  const options = Object.entries({
    seed: 1,
    seconds: SECONDS,
    faults: FAULTS,
    ballots: BALLOTS,
    viewers: VIEWERS,
  });
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", file, "--json", ...options.flatMap(([name, n]) => [`--${name}`, String(n)])],
    stdin: "null",
  }).output();
  const told = new TextDecoder().decode(stderr);
  const report: ChaosReport = JSON.parse(new TextDecoder().decode(stdout) || "null");
  assert.ok(report, told);
  assert.deepEqual(report.findings, [], told);
  assert.deepEqual(report.checks.filter(({ ok }) => !ok), [], told);
  assert.deepEqual([report.ok, code, report.data], [true, 0, null], told);

  const struck = Object.values(report.faults).map(({ faults }) => faults);
  assert.deepEqual(struck, FAULT_KINDS.map(() => 1), "every kind has struck");
  assert.equal(report.messages.votes, BALLOTS);
  assert.ok(report.messages.fed_acknowledged > 0, "second ballots were cast");
  assert.ok(report.viewers.connections > VIEWERS, "viewers had to connect again");
  assert.ok(report.checks.length > 10);
});
