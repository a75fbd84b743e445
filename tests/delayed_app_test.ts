import assert from "node:assert/strict";
import { join } from "node:path";
import type { Frame } from "@/lib/election/results.ts";
import { fetchFrame } from "@/lib/web/client/feed.ts";
import { waitUntil } from "@/lib/wait.ts";
import { type App, startApp } from "./helpers/app.ts";
import { brokerPid, postgresPid, signalTree } from "./helpers/embedded_pids.ts";

const DEADLINE_MS = 60_000;

async function results(app: App): Promise<Frame> {
  return await (await fetch(`${app.url}/api/results`)).json();
}

async function until(app: App, what: string, isSo: (frame: Frame) => boolean): Promise<Frame> {
  return await waitUntil(async () => {
    const frame = await results(app);
    return isSo(frame) ? frame : null;
  }, { what, deadlineMs: DEADLINE_MS, everyMs: 100 });
}

Deno.test("while Kafka or Postgres does not answer, all that is shown says since when, and then it catches up", async () => {
  const folder = await Deno.makeTempDir({ prefix: "urna-delay-" });
  await Deno.chmod(folder, 0o711); // as root, the embedded Postgres runs under another account
  const data = join(folder, "data");
  try {
    await using app = await startApp({ data, voters: 60_000, seed: 5, rate: 300 });
    for (const pidOf of [brokerPid, postgresPid]) {
      await until(
        app,
        "it counts",
        ({ totals, election }) => totals.votes > 0 && election.delayed_since === null,
      );
      const pid = await pidOf(data);
      await signalTree(pid, "SIGSTOP");
      const stopped = Date.now();
      const delayed = await until(app, "it is delayed", ({ election }) => election.delayed_since !== null);
      const { delayed_since } = delayed.election;
      const lateMs = Date.parse(delayed_since!) - stopped;
      assert.ok(Math.abs(lateMs) < 3_000, `delayed since ${lateMs} ms after the stop`);
      assert.ok(Date.parse(delayed.as_of) < stopped + 1_000, "the figures are not newer than they are");

      const health = await fetch(`${app.url}/healthz`);
      assert.equal(health.status, 503);
      assert.equal((await health.json()).delayed.since, delayed_since);
      const page = await (await fetch(app.url)).text();
      assert.ok(page.includes(`data-delayed="${delayed_since}"`));
      assert.deepEqual((await fetchFrame(`${app.url}/api/events`)).election, delayed.election);

      await signalTree(pid, "SIGCONT");
      await until(
        app,
        "it keeps up again",
        ({ totals, election }) => election.delayed_since === null && totals.votes > delayed.totals.votes,
      );
    }
    assert.equal(await app.stop(), 0, app.output.join("\n"));
    assert.match(app.output.join("\n"), /the count is delayed since .*Kafka does not answer/);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
