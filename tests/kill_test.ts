import assert from "node:assert/strict";
import { join } from "node:path";
import { openDatabase } from "@/lib/store/database.ts";
import { runningServers } from "@/lib/embedded/mod.ts";
import { WORKER_NAMES, type WorkerName } from "@/lib/config.ts";
import { inspectProcess } from "@/lib/embedded/processes.ts";
import type { Frame } from "@/lib/election/results.ts";
import type { Health } from "@/lib/web/live/live.ts";
import { waitUntil } from "@/lib/wait.ts";
import { type App, startApp } from "./helpers/app.ts";
import { assertSums, votes } from "./helpers/ballots.ts";
import { brokerPid, postgresPid, ps, signalTree } from "./helpers/embedded_pids.ts";

const VOTERS = 12_000;
const SEED = 11;
/** Slow enough to be cut off in the middle, as often as is wanted. */
const RATE = 1_500;
const COUNT_TIMEOUT_MS = 120_000;
/** Ctrl-C ends everything within this time, whatever state it is in. */
/** On a machine that is busy with other tests. */
const TOLD_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 10_000;

async function results(app: App): Promise<Frame> {
  return await (await fetch(`${app.url}/api/results`)).json();
}

async function countedMore(app: App, than: number): Promise<void> {
  await waitUntil(async () => (await results(app)).totals.votes > than, {
    what: `more than ${than} votes are counted`,
    deadlineMs: COUNT_TIMEOUT_MS,
  });
}

async function complete(app: App): Promise<Frame> {
  return await waitUntil(async () => {
    const frame = await results(app);
    return frame.election.status === "counted" ? frame : null;
  }, { what: "all ballots are counted", deadlineMs: COUNT_TIMEOUT_MS, everyMs: 200 });
}

/** A server that was killed last may come back after the last ballot was counted. */
async function healthy(app: App): Promise<void> {
  await waitUntil(async () => {
    const response = await fetch(`${app.url}/healthz`);
    await response.body?.cancel();
    return response.ok;
  }, { what: "all is well", deadlineMs: COUNT_TIMEOUT_MS });
}

/** The votes in the book of a running app, after a check of all sums; they equal what the page shows. */
async function settled(app: App, data: string): Promise<string[]> {
  const frame = await complete(app);
  await healthy(app);
  const sql = openDatabase((await runningServers(data)).databaseUrl!, "test", 1);
  try {
    assert.equal(await assertSums(sql), frame.totals.votes);
    assert.equal(frame.candidates.reduce((sum, c) => sum + c.votes, 0), frame.totals.votes);
    assert.equal(frame.totals.registered, VOTERS);
    return await votes(sql);
  } finally {
    await sql.end();
  }
}

async function withFolder(test: (data: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "urna-kill-" });
  await Deno.chmod(folder, 0o711); // as root, the embedded Postgres runs under another account
  try {
    await test(join(folder, "data"));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** What the same seed comes to when nobody disturbs it: counted once, compared with often. */
let undisturbed: Promise<string[]> | null = null;
function undisturbedVotes(): Promise<string[]> {
  return undisturbed ??= (async () => {
    let counted: string[] = [];
    await withFolder(async (data) => {
      await using app = await startApp({ data, voters: VOTERS, seed: SEED, rate: 0 });
      counted = await settled(app, data);
      assert.equal(await app.stop(), 0, app.output.join("\n"));
    });
    return counted;
  })();
}

Deno.test("SIGKILL of the parent in the middle: the next start goes on and ends with the same votes", async () => {
  await withFolder(async (data) => {
    for (const kills of [1, 2]) {
      await using app = await startApp({ data, voters: VOTERS, seed: SEED, rate: RATE });
      await countedMore(app, kills * 1_000);
      await app.kill();
    }
    await using app = await startApp({ data, rate: 0 });
    const counted = await settled(app, data);
    assert.equal(await app.stop(), 0);
    assert.deepEqual(counted, await undisturbedVotes());
  });
});

Deno.test("SIGKILL of the broker, then of Postgres: both come back and the votes are the same", async () => {
  await withFolder(async (data) => {
    await using app = await startApp({ data, voters: VOTERS, seed: SEED, rate: RATE });
    await countedMore(app, 1_000);
    Deno.kill(await brokerPid(data), "SIGKILL");
    const { totals } = await results(app);
    await countedMore(app, totals.votes + 500);
    Deno.kill(await postgresPid(data), "SIGKILL");
    const counted = await settled(app, data);
    assert.equal(await app.stop(), 0, app.output.join("\n"));
    assert.deepEqual(counted, await undisturbedVotes());
  });
});

Deno.test("SIGKILL of each worker's own process: another one takes over, and the votes are the same", async () => {
  await withFolder(async (data) => {
    await using app = await startApp({ data, voters: VOTERS, seed: SEED, workers: "" });
    const workers = new Map(WORKER_NAMES.map((name) => [name, startWorker(name, data)]));
    for (const [kills, name] of WORKER_NAMES.entries()) {
      await countedMore(app, kills * 1_000);
      await workers.get(name)!.kill("SIGKILL");
      workers.set(name, startWorker(name, data));
    }
    const counted = await settled(app, data);
    for (const [name, worker] of workers) assert.equal(await worker.kill("SIGINT"), 0, name);
    assert.equal(await app.stop(), 0, app.output.join("\n"));
    assert.deepEqual(counted, await undisturbedVotes());
  });
});

for (const [name, pidOf] of [["Kafka", brokerPid], ["Postgres", postgresPid]] as const) {
  Deno.test(`Ctrl-C while ${name} does not answer: all ends in time, and no process is left`, async () => {
    await withFolder(async (data) => {
      await using app = await startApp({ data, voters: VOTERS, seed: SEED, rate: RATE });
      const aggregator = startWorker("aggregator", data);
      await countedMore(app, 500);
      const frozen = await signalTree(await pidOf(data), "SIGSTOP");
      const health = await waitUntil(async () => {
        const answer: Health = await (await fetch(`${app.url}/healthz`)).json();
        return answer.ok ? null : answer;
      }, { what: "it is told of", deadlineMs: TOLD_TIMEOUT_MS });
      assert.match(health[name === "Kafka" ? "kafka" : "postgres"].error ?? "", /no answer within/);

      const began = performance.now();
      const codes = await Promise.all([aggregator.kill("SIGINT"), app.stop()]);
      assert.deepEqual(codes, [0, 0], app.output.join("\n"));
      const took = performance.now() - began;
      assert.ok(took < STOP_TIMEOUT_MS, `it took ${Math.round(took)} ms`);
      const folder = await Deno.realPath(data);
      assert.deepEqual((await ps("-eo", "args=")).filter((line) => line.includes(folder)), []);
      assert.deepEqual((await Promise.all(frozen.map(inspectProcess))).filter((found) => found !== null), []);
    });
  });
}

/** A worker as a process of its own. `kill` resolves with its exit code once it is gone. */
function startWorker(name: WorkerName, data: string): { kill(signal: Deno.Signal): Promise<number> } {
  const file = new URL(`../workers/${name}.ts`, import.meta.url).pathname;
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", file, "--data", data, `--rate=${RATE}`],
    stdin: "null",
    stdout: "null",
    stderr: "inherit",
  }).spawn();
  return {
    kill: async (signal) => {
      child.kill(signal);
      return (await child.status).code;
    },
  };
}
