/**
 * Nothing stalls silently: a worker that has work and gets nowhere, or whose thread is blocked, is ended and
 * started again. kafkajs is known to stop consuming without an error.
 *
 * How far the work is comes from where it is kept (Kafka, Postgres), not from the worker. A worker without
 * work, one that holds back on purpose, and one whose work another one has taken over is left alone. So is
 * everybody while Kafka or Postgres do not answer: then nothing can be said of anybody.
 */
import type { WorkerName } from "@/lib/config.ts";
import { log } from "@/lib/log.ts";
import { isTransient, messageOf } from "@/lib/errors.ts";
import { StallClock } from "@/lib/pipeline/stall_clock.ts";
import type { WorkerStanding } from "@/lib/pipeline/worker.ts";
import { pause } from "@/lib/wait.ts";

/** How often each worker is looked at. */
export const LOOK_EVERY_MS = 5_000;
/** Longer than a group takes to hand the partitions of a dead member over, and than any one batch. */
export const STALLED_AFTER_MS = 30_000;

/** What the watchdog knows a worker by. */
export interface WatchedWorker {
  readonly name: WorkerName;
  readonly vitals: Readonly<Vitals>;
  /** Ends it and starts it again; `reason` is told. */
  restart(reason: string): void;
}

/** How a worker is, as far as it has said. */
export interface Vitals extends WorkerStanding {
  /** Grows with each start; 0 while it does not run. */
  life: number;
  /** Grows while its thread is not blocked. */
  pulses: number;
}

/** How far the work of one kind of worker is. */
export interface Workload {
  /** The parts that are not done, by name, and how far each is. `worker`: who is looked at. */
  open(worker: Vitals): Promise<ReadonlyMap<string, number>>;
  /** Whether it is this worker that should be doing one of these parts. */
  isUpTo(worker: Vitals, parts: readonly string[]): Promise<boolean>;
  /** What waits, for a person: "ballots wait to be counted". */
  readonly waits: string;
}

export interface WatchdogOptions {
  lookEveryMs?: number;
  stalledAfterMs?: number;
}

const THREAD = "thread";

export class Watchdog {
  readonly #lookEveryMs: number;
  readonly #watches: { worker: WatchedWorker; workload: Workload; clock: StallClock; life: number }[];

  constructor(
    workers: readonly WatchedWorker[],
    workloads: Record<WorkerName, Workload>,
    { lookEveryMs = LOOK_EVERY_MS, stalledAfterMs = STALLED_AFTER_MS }: WatchdogOptions = {},
  ) {
    this.#lookEveryMs = lookEveryMs;
    this.#watches = workers.map((worker) => ({
      worker,
      workload: workloads[worker.name],
      clock: new StallClock(stalledAfterMs, 2 * lookEveryMs),
      life: 0,
    }));
  }

  /** Watches until `signal` aborts. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await pause(this.#lookEveryMs, signal);
      if (!signal.aborted) await this.look(performance.now());
    }
  }

  /** Takes one look at each worker, and restarts those that stand still. */
  async look(now: number): Promise<void> {
    for (const watch of this.#watches) {
      const { worker, workload, clock } = watch;
      if (worker.vitals.life !== watch.life) clock.reset();
      watch.life = worker.vitals.life;
      if (watch.life === 0) continue;
      const open = new Map([[THREAD, worker.vitals.pulses]]);
      let away = false;
      try {
        for (const [part, position] of await workload.open(worker.vitals)) {
          open.set(part, position + worker.vitals.heldBack);
        }
      } catch (error) {
        away = true; // and nobody is to blame for what waits; that a server is away is told of elsewhere
        if (!isTransient(error)) log.warning(`the watchdog does not see what waits: ${messageOf(error)}`);
      }
      const stalled = clock.see(open, now);
      const reason = await this.#reason(worker.vitals, workload, stalled, away);
      // Meanwhile it may have ended by itself.
      if (reason !== null && worker.vitals.life === watch.life) worker.restart(reason);
    }
  }

  async #reason(
    vitals: Vitals,
    workload: Workload,
    stalled: ReadonlyMap<string, number>,
    away: boolean,
  ): Promise<string | null> {
    if (stalled.size === 0) return null;
    const seconds = Math.round(Math.max(...stalled.values()) / 1_000);
    if (stalled.has(THREAD)) return `its thread has been blocked for ${seconds} s`;
    try {
      if (away || !await workload.isUpTo(vitals, [...stalled.keys()])) return null;
    } catch (error) {
      log.warning(`the watchdog does not know who is to blame: ${messageOf(error)}`);
      return null;
    }
    return `${workload.waits}, and for ${seconds} s it got nowhere`;
  }
}
