import assert from "node:assert/strict";
import { setLogSink } from "@/lib/log.ts";
import { SupervisedWorker } from "@/lib/pipeline/supervisor.ts";
import { waitUntil } from "@/lib/wait.ts";

const FILE = new URL("./helpers/crashing_worker.ts", import.meta.url);
const DEADLINE_MS = 20_000;

/** Runs `test` with a worker that is stopped afterwards; `lines` is what was logged. */
async function withWorker(
  database: string,
  test: (worker: SupervisedWorker, lines: string[]) => Promise<void>,
): Promise<void> {
  const lines: string[] = [];
  setLogSink((_, line) => lines.push(line));
  const worker = new SupervisedWorker("aggregator", FILE, { brokers: [], database, rate: null });
  worker.start();
  try {
    await test(worker, lines);
  } finally {
    await worker.stop();
    setLogSink((_, line) => console.log(line));
  }
  assert.equal(worker.status.state, "stopped");
}

Deno.test("a worker runs, tells what it does, and stops when asked", async () => {
  await withWorker("", async (worker, lines) => {
    await waitUntil(() => worker.status.progress.lives, { what: "it reports", deadlineMs: DEADLINE_MS });
    assert.equal(worker.status.state, "running");
    assert.equal(worker.status.restarts, 0);
    assert.deepEqual(lines, ["alive"]);
  });
});

Deno.test("a worker that crashes is told of and started again, after a growing pause", async () => {
  await withWorker("crash", async (worker, lines) => {
    await waitUntil(() => worker.status.restarts >= 2, { what: "it crashed twice", deadlineMs: DEADLINE_MS });
    assert.equal(worker.status.state, "restarting");
    assert.match(worker.status.last_error ?? "", /asked to crash/);
    const told = lines.filter((line) => line.includes("crashed"));
    assert.match(told[0], /^aggregator crashed \(.*asked to crash.*\), starts again in 0.5 s$/);
    assert.match(told[1], /starts again in 1 s$/);
  });
});

Deno.test("a worker that was killed comes back", async () => {
  await withWorker("", async (worker) => {
    await waitUntil(() => worker.status.progress.lives, { what: "it reports", deadlineMs: DEADLINE_MS });
    worker.kill();
    assert.equal(worker.status.state, "restarting");
    await waitUntil(() => worker.status.state === "running", { what: "it is back", deadlineMs: DEADLINE_MS });
    assert.equal(worker.status.restarts, 1);
  });
});

Deno.test("a worker that is killed while it waits for its next start starts once", async () => {
  await withWorker("", async (worker, lines) => {
    await waitUntil(() => worker.status.progress.lives, { what: "it reports", deadlineMs: DEADLINE_MS });
    worker.kill();
    worker.kill();
    await waitUntil(() => lines.filter((line) => line === "alive").length === 2, {
      what: "it is back",
      deadlineMs: DEADLINE_MS,
    });
    assert.equal(worker.status.restarts, 1);
  });
});

Deno.test("a worker rests as long as it is paused, and then goes on with a new thread", async () => {
  await withWorker("", async (worker, lines) => {
    const alive = (times: number) =>
      waitUntil(() => lines.filter((line) => line === "alive").length === times, {
        what: "it is alive",
        deadlineMs: DEADLINE_MS,
      });
    await alive(1);
    await Promise.all([worker.pause(), worker.pause()]);
    assert.equal(worker.status.state, "paused");
    assert.equal(worker.vitals.life, 0); // nobody watches over it
    worker.restart("it got nowhere");
    assert.equal(worker.status.state, "paused");
    worker.resume();
    worker.resume();
    await alive(2);
    assert.deepEqual([worker.status.state, worker.status.restarts], ["running", 0]);
  });
});

Deno.test("a worker that is paused while it waits for its next start does not start", async () => {
  await withWorker("", async (worker, lines) => {
    await waitUntil(() => lines.includes("alive"), { what: "it is alive", deadlineMs: DEADLINE_MS });
    worker.kill();
    await worker.pause();
    assert.equal(worker.status.state, "paused");
    worker.resume();
    await waitUntil(() => lines.filter((line) => line === "alive").length === 2, {
      what: "it is alive again",
      deadlineMs: DEADLINE_MS,
    });
  });
});
