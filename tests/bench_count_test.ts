import assert from "node:assert/strict";
import { countFigures } from "@/lib/bench/parts/count.ts";
import { registeringLimits } from "@/lib/bench/registering.ts";
import { countWhole } from "@/lib/bench/whole_count.ts";
import { workersAlone } from "@/lib/bench/workers_alone.ts";
import { withServers } from "./helpers/servers.ts";

const VOTERS = 2_000;
const { signal } = new AbortController();

Deno.test("the benchmark of a count measures the whole way, the first two workers alone, and their limits", async () => {
  await withServers(async ({ brokers, database, sql }) => {
    const rig = { brokers, database, data: "shared", pids: { kafka: 0, postgres: 0 } };
    const limits = await registeringLimits(rig, VOTERS, signal);
    const { producer, simulator, ballots } = await workersAlone(rig, VOTERS, signal);
    const left = await sql`select from pg_tables where tablename = 'voters'`;
    assert.equal(left.length, 0, "the servers are left empty");

    const whole = await countWhole(VOTERS, signal);
    assert.equal(whole.votes, ballots, "the same voters vote, whoever asks them");
    assert.ok(whole.registeringSeconds > 0 && whole.registeringSeconds <= whole.seconds);
    assert.ok(whole.seconds < whole.wholeSeconds);

    const figures = countFigures(VOTERS, [whole], [{ producer, simulator, limits }]);
    const wrong = figures.filter(({ runs }) =>
      runs.length !== 1 || !(runs[0] > 0 && Number.isFinite(runs[0]))
    );
    assert.deepEqual(wrong, []);
    const roles = (role: string) => figures.filter((figure) => figure.role === role).map(({ unit }) => unit);
    assert.deepEqual(roles("urna"), ["ballots/s", "voters/s", "ballots/s"]);
    assert.deepEqual(roles("limit"), ["messages/s", "voters/s"]);
    assert.deepEqual(figures[0].aim, { atLeast: 20_000 });
    assert.deepEqual(figures[0].runs, [whole.votes / whole.seconds]);
  });
});
