/**
 * Runs workers as threads: starts them, hears how they do, starts a crashed one again after a growing
 * pause, stops them in order.
 */
import type { WorkerName } from "@/lib/config.ts";
import { log } from "@/lib/log.ts";
import type { Vitals } from "@/lib/pipeline/watchdog.ts";
import type { FromWorker, ToWorker, WorkerProgress, WorkerSettings } from "@/lib/pipeline/worker.ts";

const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 5_000;
/** A worker that ran this long without a crash starts again at the first backoff. */
const SOUND_AFTER_MS = 60_000;
/** What a worker has for closing its connections before it is ended. */
const STOP_TIMEOUT_MS = 3_000;

/** The vitals of a worker that has not said anything yet. */
const UNHEARD: Omit<Vitals, "life"> = { pulses: 0, member: null, heldBack: 0, underWay: 0, published: -1 };

export interface WorkerStatus {
  state: "running" | "restarting" | "stopped";
  /** ISO 8601: since when it is in this state. */
  since: string;
  restarts: number;
  last_error: string | null;
  progress: WorkerProgress;
}

/** One supervised worker. */
export class SupervisedWorker {
  readonly #status: WorkerStatus = {
    state: "stopped",
    since: new Date().toISOString(),
    restarts: 0,
    last_error: null,
    progress: {},
  };
  readonly #vitals: Vitals = { life: 0, ...UNHEARD };
  #lives = 0;
  #thread: Worker | null = null;
  #stopping = false;
  #stopped = Promise.withResolvers<void>();
  #backoffMs = FIRST_BACKOFF_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #startedAt = 0;

  constructor(
    readonly name: WorkerName,
    private readonly file: URL,
    private readonly settings: WorkerSettings,
  ) {}

  get status(): Readonly<WorkerStatus> {
    return this.#status;
  }

  get vitals(): Readonly<Vitals> {
    return this.#vitals;
  }

  start(): void {
    const thread = new Worker(this.file, { type: "module", name: this.name });
    this.#thread = thread;
    this.#startedAt = performance.now();
    // What an ended thread left behind in the queue says nothing of the one after it.
    const isCurrent = () => this.#thread === thread;
    thread.onmessage = ({ data }: MessageEvent<FromWorker>) => isCurrent() && this.#hear(data);
    thread.onerror = (event) => {
      event.preventDefault(); // or the whole process ends with it
      if (isCurrent()) this.#crashed(event.message);
    };
    tell(thread, { type: "start", settings: this.settings });
    Object.assign(this.#vitals, { life: ++this.#lives, ...UNHEARD });
    this.#enter("running");
  }

  /** Ends the thread as a crash would, at once. It starts again by itself. */
  kill(): void {
    this.restart("killed");
  }

  /** The same, for a reason that is told. */
  restart(reason: string): void {
    if (this.#thread) this.#crashed(reason);
  }

  /** Resolves when the worker has closed its connections, or was ended because it took too long. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    if (this.#thread) {
      tell(this.#thread, { type: "stop" });
      const timeout = setTimeout(() => {
        log.warning(`${this.name} did not stop within ${STOP_TIMEOUT_MS / 1_000} s: ended`);
        this.#stopped.resolve();
      }, STOP_TIMEOUT_MS);
      await this.#stopped.promise;
      clearTimeout(timeout);
      this.#thread?.terminate();
      this.#thread = null;
    }
    this.#enter("stopped");
  }

  #hear(message: FromWorker): void {
    if (message.type === "log") log[message.level](message.line);
    else if (message.type === "progress") this.#status.progress = message.progress;
    else if (message.type === "standing") Object.assign(this.#vitals, message.standing);
    else if (message.type === "pulse") this.#vitals.pulses++;
    else if (message.type === "stopped") this.#stopped.resolve();
    else {
      if (message.stack) log.error(message.stack);
      this.#crashed(message.reason);
    }
  }

  #crashed(reason: string): void {
    this.#thread?.terminate();
    this.#thread = null;
    this.#vitals.life = 0;
    this.#status.last_error = reason;
    if (this.#stopping) return this.#stopped.resolve();

    if (performance.now() - this.#startedAt > SOUND_AFTER_MS) this.#backoffMs = FIRST_BACKOFF_MS;
    log.error(`${this.name} crashed (${reason}), starts again in ${this.#backoffMs / 1_000} s`);
    this.#status.restarts++;
    this.#enter("restarting");
    this.#timer = setTimeout(() => this.start(), this.#backoffMs);
    this.#backoffMs = Math.min(MAX_BACKOFF_MS, this.#backoffMs * 2);
  }

  #enter(state: WorkerStatus["state"]): void {
    this.#status.state = state;
    this.#status.since = new Date().toISOString();
  }
}

function tell(thread: Worker, message: ToWorker): void {
  thread.postMessage(message);
}

/** The workers of this process, by name. */
export function startWorkers(names: readonly WorkerName[], settings: WorkerSettings): SupervisedWorker[] {
  return names.map((name) => {
    const file = new URL(`../../workers/${name}.ts`, import.meta.url);
    const worker = new SupervisedWorker(name, file, settings);
    worker.start();
    return worker;
  });
}
