/** A worker for tests of the supervisor: says that it lives, and crashes when its settings ask for it. */
import { aborted } from "@/lib/wait.ts";
import { log } from "@/lib/log.ts";
import { runWorker, type WorkerContext } from "@/lib/pipeline/worker.ts";

export default async function work({ settings, signal, report }: WorkerContext): Promise<void> {
  log.info("alive");
  report({ lives: 1 });
  if (settings.database === "crash") throw new Error("asked to crash");
  await aborted(signal);
}

if (import.meta.main) await runWorker("aggregator", work);
