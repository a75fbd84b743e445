/**
 * Runs workers as threads: starts them, hears how they do, starts a crashed one again after a growing
 * pause, has them rest, stops them in order.
 */
import type { WorkerName } from "@/lib/config.ts";
import { log } from "@/lib/log.ts";
import type { Controls } from "@/lib/store/controls.ts";
import type { Vitals } from "@/lib/pipeline/watchdog.ts";
import {
  type Directions,
  type FromWorker,
  NO_DIRECTIONS,
  type ToWorker,
  type WorkerProgress,
  type WorkerSettings,
} from "@/lib/pipeline/worker.ts";

const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 5_000;
/** A worker that ran this long without a crash starts again at the first backoff. */
const SOUND_AFTER_MS = 60_000;
/** What a worker has for closing its connections before it is ended. */
const STOP_TIMEOUT_MS = 3_000;

/** The vitals of a worker that has not said anything yet. */
const UNHEARD: Omit<Vitals, "life"> = { pulses: 0, member: null, heldBack: 0, underWay: 0, published: -1 };

export interface WorkerStatus {
  /** `paused`: it rests because somebody wants it to. */
  state: "running" | "restarting" | "paused" | "stopped";
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
  /** It is to end, and not to start again by itself. */
  #ending = false;
  #ended = Promise.withResolvers<void>();
  #directions: Directions = NO_DIRECTIONS;
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
    this.#ending = false;
    this.#ended = Promise.withResolvers<void>();
    this.#startedAt = performance.now();
    // What an ended thread left behind in the queue says nothing of the one after it.
    const isCurrent = () => this.#thread === thread;
    thread.onmessage = ({ data }: MessageEvent<FromWorker>) => isCurrent() && this.#hear(data);
    thread.onerror = (event) => {
      event.preventDefault(); // or the whole process ends with it
      if (isCurrent()) this.#crashed(event.message);
    };
    tell(thread, { type: "start", settings: this.settings, directions: this.#directions });
    Object.assign(this.#vitals, { life: ++this.#lives, ...UNHEARD });
    this.#enter("running");
  }

  /** Tells it what the election says of its work, now and at each start. */
  direct({ rate, closes_at }: Directions): void {
    this.#directions = { rate, closes_at };
    if (this.#thread) tell(this.#thread, { type: "direct", directions: this.#directions });
  }

  /** Ends the thread as a crash would, at once. It starts again by itself. */
  kill(): void {
    this.restart("killed");
  }

  /** The same, for a reason that is told. */
  restart(reason: string): void {
    if (this.#thread) this.#crashed(reason);
  }

  /** In the place of `start`: it rests until `resume`. */
  startPaused(): void {
    this.#enter("paused");
  }

  /** Has it rest until `resume`. Resolves when it has closed its connections, as `stop` does. */
  async pause(): Promise<void> {
    if (!this.#mayWork) return;
    await this.#end();
    if (this.#status.state !== "stopped") this.#enter("paused");
  }

  /** Starts it again where it rests. */
  resume(): void {
    if (this.#status.state === "paused") this.start();
  }

  /** Resolves when the worker has closed its connections, or was ended because it took too long. */
  async stop(): Promise<void> {
    await this.#end();
    this.#enter("stopped");
  }

  get #mayWork(): boolean {
    return this.#status.state === "running" || this.#status.state === "restarting";
  }

  async #end(): Promise<void> {
    this.#ending = true;
    clearTimeout(this.#timer);
    const thread = this.#thread;
    if (thread === null) return;
    tell(thread, { type: "stop" });
    const timeout = setTimeout(() => {
      log.warning(`${this.name} did not stop within ${STOP_TIMEOUT_MS / 1_000} s: ended`);
      this.#ended.resolve();
    }, STOP_TIMEOUT_MS);
    await this.#ended.promise;
    clearTimeout(timeout);
    thread.terminate();
    this.#thread = null;
    this.#vitals.life = 0;
  }

  #hear(message: FromWorker): void {
    if (message.type === "log") log[message.level](message.line);
    else if (message.type === "progress") this.#status.progress = message.progress;
    else if (message.type === "standing") Object.assign(this.#vitals, message.standing);
    else if (message.type === "pulse") this.#vitals.pulses++;
    else if (message.type === "stopped") this.#ended.resolve();
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
    if (this.#ending) return this.#ended.resolve();

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

/** The workers of this process, by name. `controls`: what the election says of them; nothing where it is not asked. */
export function startWorkers(
  names: readonly WorkerName[],
  settings: WorkerSettings,
  controls: Controls | null = null,
): SupervisedWorker[] {
  return names.map((name) => {
    const file = new URL(`../../workers/${name}.ts`, import.meta.url);
    const worker = new SupervisedWorker(name, file, settings);
    if (controls) worker.direct(controls);
    if (controls?.paused.includes(name)) worker.startPaused();
    else worker.start();
    return worker;
  });
}

/** Has them work as the election says. Resolves when those that are to rest do. */
export async function steer(workers: readonly SupervisedWorker[], controls: Controls): Promise<void> {
  await Promise.all(workers.map(async (worker) => {
    worker.direct(controls);
    if (controls.paused.includes(worker.name)) await worker.pause();
    else worker.resume();
  }));
}
