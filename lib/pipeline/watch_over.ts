/** The watchdog of this process, with what it asks its questions over. */
import { ClusterLine } from "@/lib/kafka/cluster_line.ts";
import { Watchdog, type WatchdogOptions, type WatchedWorker } from "@/lib/pipeline/watchdog.ts";
import { workloads } from "@/lib/pipeline/workloads.ts";
import type { Database } from "@/lib/store/database.ts";
import { within } from "@/lib/wait.ts";

/** What `close` waits for a look that is under way. */
const CLOSE_TIMEOUT_MS = 1_000;

export interface Watch {
  close(): Promise<void>;
}

/** Watches over these workers until it is closed. */
export function watchOver(
  workers: readonly WatchedWorker[],
  { brokers, sql }: { brokers: readonly string[]; sql: Database },
  options?: WatchdogOptions,
): Watch {
  const cluster = new ClusterLine(brokers, "urna-watchdog");
  const stopping = new AbortController();
  const running = new Watchdog(workers, workloads(sql, cluster), options).run(stopping.signal);
  return {
    close: async () => {
      stopping.abort();
      await Promise.all([within(CLOSE_TIMEOUT_MS, running), cluster.close()]);
    },
  };
}
