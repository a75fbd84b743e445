/**
 * What a worker is: a function that works until its signal aborts. The same file runs as a supervised
 * thread of `main.ts` or as a process of its own.
 */
import { isTransient, messageOf, UserError } from "@/lib/errors.ts";
import { type LogLevel, setLogSink } from "@/lib/log.ts";
import type { WorkerName } from "@/lib/config.ts";

/** All that a worker is told; what it counts by is in the database. */
export interface WorkerSettings {
  brokers: readonly string[];
  /** Postgres URL. */
  database: string;
  /** Votes per second to simulate, 0 = as fast as possible; null: the scenario's. */
  rate: number | null;
}

/** Counts since the worker started, by what is counted. */
export type WorkerProgress = Record<string, number>;

export interface WorkerContext {
  settings: WorkerSettings;
  signal: AbortSignal;
  report(progress: WorkerProgress): void;
}

/** Resolves once `signal` has aborted and everything it opened is closed; rejects on failure. */
export type Work = (context: WorkerContext) => Promise<void>;

export type ToWorker = { type: "start"; settings: WorkerSettings } | { type: "stop" };
export type FromWorker =
  | { type: "log"; level: LogLevel; line: string }
  | { type: "progress"; progress: WorkerProgress }
  | { type: "stopped" }
  /** `stack` is there where the failure is a bug and not a server that is away. */
  | { type: "failed"; reason: string; stack: string | null };

/** Runs `work` in whichever way this file was started: as a thread, or alone from the command line. */
export async function runWorker(name: WorkerName, work: Work): Promise<void> {
  if ("WorkerGlobalScope" in globalThis) return runAsThread(work);
  const { runAlone } = await import("@/lib/cli/worker.ts");
  await runAlone(name, () => Promise.resolve(work), Deno.args);
}

function runAsThread(work: Work): void {
  const tell = (message: FromWorker) => self.postMessage(message);
  setLogSink((level, line) => tell({ type: "log", level, line }));
  const stopping = new AbortController();
  self.onmessage = async ({ data }: MessageEvent<ToWorker>) => {
    if (data.type === "stop") return stopping.abort();
    try {
      await work({
        settings: data.settings,
        signal: stopping.signal,
        report: (progress) => tell({ type: "progress", progress }),
      });
      tell({ type: "stopped" });
    } catch (error) {
      const told = isTransient(error) || error instanceof UserError || !(error instanceof Error);
      const stack = told ? null : error.stack ?? null;
      tell({ type: "failed", reason: messageOf(error), stack });
    }
    self.close();
  };
}
