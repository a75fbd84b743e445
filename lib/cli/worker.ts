/** `deno task worker NAME`: one more worker, alone, against the same Kafka and Postgres. */
import { WORKER_NAMES, type WorkerName } from "@/lib/config.ts";
import { UserError, withoutPassword } from "@/lib/errors.ts";
import { log } from "@/lib/log.ts";
import { followControls } from "@/lib/pipeline/follow_controls.ts";
import { startWorkers, steer } from "@/lib/pipeline/supervisor.ts";
import { watchOver } from "@/lib/pipeline/watch_over.ts";
import type { WorkerProgress } from "@/lib/pipeline/worker.ts";
import { readControls } from "@/lib/store/controls.ts";
import { openStored } from "@/lib/store/open_stored.ts";
import { addressesOf } from "@/lib/cli/addresses.ts";
import { runTask, stopRequested } from "@/lib/cli/run.ts";

const REPORT_EVERY_MS = 10_000;
/** One is the watchdog's, one hears how the election is steered. */
const CONNECTIONS = 2;
const DOES = "one more worker, alone";

/** Runs one worker, supervised, until Ctrl-C. */
export async function runAlone(name: WorkerName, args: readonly string[]): Promise<never> {
  return await runTask(`worker ${name}`, DOES, args, async ({ config }) => {
    const stopping = stopRequested();
    const { brokers, database } = await addressesOf(config);
    await using parts = new AsyncDisposableStack();
    const { sql, election } = await openStored(database, "watchdog", CONNECTIONS);
    parts.defer(() => sql.end());
    const workers = startWorkers([name], { brokers, database, rate: config.rate }, await readControls(sql));
    const watch = watchOver(workers, { brokers, sql });
    let begun_at = election.begun_at.getTime();
    const following = followControls(sql, async (controls) => {
      if (controls.begun_at !== begun_at) workers[0].restart("another election was begun");
      begun_at = controls.begun_at;
      await steer(workers, controls);
    });
    parts.defer(async () => {
      await Promise.all([
        following.close(),
        watch.close(),
        ...workers.map((worker) => worker.stop()),
      ]);
    });
    const progress = () => describe(workers[0].status.progress);
    const tell = setInterval(() => log.info(`${name}: ${progress()}`), REPORT_EVERY_MS);
    log.info(`${name} runs; Ctrl-C ends it`);
    await stopping;
    clearInterval(tell);
    await parts.disposeAsync();
    log.info(`${name}: ${progress()}, stopped`);
  });
}

function describe(progress: WorkerProgress): string {
  const counts = Object.entries(progress).map(([what, n]) => `${n} ${what}`);
  return counts.length === 0 ? "nothing yet" : counts.join(", ");
}

async function main([word, ...options]: readonly string[]): Promise<never> {
  const name = WORKER_NAMES.find((known) => known === word);
  if (name) return await runAlone(name, options);
  return await runTask("worker NAME", DOES, word?.startsWith("-") ? [word] : [], () => {
    throw new UserError(
      `worker ${JSON.stringify(withoutPassword(word ?? ""))}: accepted is one of ${WORKER_NAMES.join(", ")}`,
    );
  });
}

if (import.meta.main) await main(Deno.args);
