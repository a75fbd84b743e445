/**
 * What a worker is: a function that works until its signal aborts. The same file runs as a supervised
 * thread of `main.ts` or as a process of its own.
 */
import { isTransient, messageOf, UserError } from "@/lib/errors.ts";
import { type LogLevel, setLogSink } from "@/lib/log.ts";
import { outlastAway } from "@/lib/outlast.ts";
import type { WorkerName } from "@/lib/config.ts";

/** All that a worker is told; what it counts by is in the database. */
export interface WorkerSettings {
  brokers: readonly string[];
  /** Postgres URL. */
  database: string;
  /** Votes per second to simulate where the election says nothing, 0 = as fast as possible; null: the scenario's. */
  rate: number | null;
}

/** What the election says of the work while it runs. */
export interface Directions {
  /** Votes per second to simulate, 0 = as fast as possible; null: as the worker was started. */
  rate: number | null;
  /** When the poll closes or was closed, ms; null while it is open. */
  closes_at: number | null;
}

export const NO_DIRECTIONS: Directions = { rate: null, closes_at: null };

/** Counts since the worker started, by what is counted. */
export type WorkerProgress = Record<string, number>;

export interface WorkerContext {
  settings: WorkerSettings;
  /** They change under way. */
  directions: Readonly<Directions>;
  signal: AbortSignal;
  report(progress: WorkerProgress): void;
  /** Tells what the watchdog cannot see from outside. */
  tell(standing: Partial<WorkerStanding>): void;
}

/** What a worker says of itself to the watchdog. */
export interface WorkerStanding {
  /** Its member id in its consumer group; null before it has joined. */
  member: string | null;
  /** Grows whenever it holds back what it could do, as its rate asks for. */
  heldBack: number;
  /** Pieces of work it has begun and not ended. */
  underWay: number;
  /** Version of the totals that it published last; -1 before the first. */
  published: number;
}

/** How often a thread shows that it is not blocked. */
const PULSE_MS = 2_000;

/** Resolves once `signal` has aborted and everything it opened is closed; rejects on failure. */
export type Work = (context: WorkerContext) => Promise<void>;

export type ToWorker =
  | { type: "start"; settings: WorkerSettings; directions: Directions }
  | { type: "direct"; directions: Directions }
  | { type: "stop" };
export type FromWorker =
  | { type: "log"; level: LogLevel; line: string }
  | { type: "progress"; progress: WorkerProgress }
  | { type: "standing"; standing: Partial<WorkerStanding> }
  | { type: "pulse" }
  | { type: "stopped" }
  /** `stack` is there where the failure is a bug and not a server that is away. */
  | { type: "failed"; reason: string; stack: string | null };

/** Runs `work` where this file was started as a thread; from the command line, starts it as one. */
export async function runWorker(name: WorkerName, work: Work): Promise<void> {
  if ("WorkerGlobalScope" in globalThis) return runAsThread(work);
  const { runAlone } = await import("@/lib/cli/worker.ts");
  await runAlone(name, Deno.args);
}

function runAsThread(work: Work): void {
  const tell = (message: FromWorker) => self.postMessage(message);
  setLogSink((level, line) => tell({ type: "log", level, line }));
  addEventListener("unhandledrejection", outlastAway);
  const stopping = new AbortController();
  const directions = { ...NO_DIRECTIONS };
  setInterval(() => tell({ type: "pulse" }), PULSE_MS);
  self.onmessage = async ({ data }: MessageEvent<ToWorker>) => {
    if (data.type === "stop") return stopping.abort();
    Object.assign(directions, data.directions);
    if (data.type === "direct") return;
    try {
      await work({
        settings: data.settings,
        directions,
        signal: stopping.signal,
        report: (progress) => tell({ type: "progress", progress }),
        tell: (standing) => tell({ type: "standing", standing }),
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
