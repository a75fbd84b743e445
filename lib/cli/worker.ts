/** `deno task worker NAME`: one more worker, alone, against the same Kafka and Postgres. */
import { WORKER_NAMES, type WorkerName } from "@/lib/config.ts";
import { UserError } from "@/lib/errors.ts";
import { log } from "@/lib/log.ts";
import type { Work, WorkerProgress } from "@/lib/pipeline/worker.ts";
import { addressesOf } from "@/lib/cli/addresses.ts";
import { runTask, stopRequested } from "@/lib/cli/run.ts";

const REPORT_EVERY_MS = 10_000;
const DOES = "one more worker, alone";

/** Runs one worker in this process until Ctrl-C. */
export async function runAlone(
  name: WorkerName,
  loadWork: () => Promise<Work>,
  args: readonly string[],
): Promise<never> {
  return await runTask(`worker ${name}`, DOES, args, async ({ config }) => {
    const { brokers, database } = await addressesOf(config);
    const work = await loadWork();
    const stopping = new AbortController();
    stopRequested().then(() => stopping.abort());

    let progress: WorkerProgress = {};
    const tell = setInterval(() => log.info(`${name}: ${describe(progress)}`), REPORT_EVERY_MS);
    log.info(`${name} runs; Ctrl-C ends it`);
    await work({
      settings: { brokers, database, rate: config.rate },
      signal: stopping.signal,
      report: (now) => progress = now,
    });
    clearInterval(tell);
    log.info(`${name}: ${describe(progress)}, stopped`);
  });
}

function describe(progress: WorkerProgress): string {
  const counts = Object.entries(progress).map(([what, n]) => `${n} ${what}`);
  return counts.length === 0 ? "nothing yet" : counts.join(", ");
}

async function main([word, ...options]: readonly string[]): Promise<never> {
  const name = WORKER_NAMES.find((known) => known === word);
  if (name) {
    const file = new URL(`../../workers/${name}.ts`, import.meta.url);
    return await runAlone(name, async () => (await import(file.href)).default, options);
  }
  return await runTask("worker NAME", DOES, word?.startsWith("-") ? [word] : [], () => {
    throw new UserError(
      `worker ${JSON.stringify(word ?? "")}: accepted is one of ${WORKER_NAMES.join(", ")}`,
    );
  });
}

if (import.meta.main) await main(Deno.args);
