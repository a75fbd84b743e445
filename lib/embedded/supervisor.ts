/** Keeps one server running: notices its end, starts it again on the same port, tells how it is. */
import { messageOf, TransientError } from "@/lib/errors.ts";
import { delay } from "@/lib/wait.ts";
import { signalProcess } from "@/lib/embedded/processes.ts";
import { type ServerProcess, STOP_ORDERLY_MS } from "@/lib/embedded/server_process.ts";
import type { ServerName, ServerStatus } from "@/lib/embedded/types.ts";

/** Pauses before the first, second, … restart within a row; then the last one over and over. */
const BACKOFF_MS = [0, 500, 1_000, 2_000, 5_000];
/** How often a first start may fail, and for how long, until it is a person's turn. */
const MAX_FIRST_FAILURES = 3;
const FIRST_START_MS = 20_000;
/**
 * A server that has been up for so long had recovered: the next pause is the first again. One whose disk is full
 * ends sooner.
 */
const RECOVERED_MS = 5_000;

/** One server, as the supervisor sees it. */
export interface Driver {
  name: ServerName;
  /** The signal that asks it to end in order. */
  stopSignal: Deno.Signal;
  /** Starts it or takes over the one running; resolves once it answers, leaves no process if it throws. */
  start(signal: AbortSignal): Promise<ServerProcess>;
  /** Called now and then while it runs. */
  tend?(): Promise<void>;
  /** Whether it was told to end, by anybody, and has not yet. */
  isEnding?(): Promise<boolean>;
  /** Resolves, after the signal was aborted, when nothing that `start` left in the background goes on. */
  settled?(): Promise<void>;
}

const TEND_EVERY_MS = 30_000;
const LOOK_EVERY_MS = 1_000;

export class Supervisor {
  #driver: Driver;
  #onState: (status: ServerStatus) => void;
  #status: ServerStatus;
  #process: ServerProcess | null = null;
  #stopping = new AbortController();
  #starting: Promise<ServerProcess> | null = null;
  #loop: Promise<void> = Promise.resolve();

  constructor(
    driver: Driver,
    onState: (status: ServerStatus) => void,
    private readonly recoveredMs = RECOVERED_MS,
  ) {
    this.#driver = driver;
    this.#onState = onState;
    this.#status = { state: "starting", since: new Date(), restarts: 0, pid: null };
  }

  get status(): ServerStatus {
    return { ...this.#status };
  }

  /** Resolves when the server is up for the first time; throws why it does not come up. */
  async start(): Promise<void> {
    this.#tell("starting");
    try {
      this.#starting = this.#firstStart();
      this.#process = await this.#starting;
    } catch (error) {
      this.#tell("stopped", messageOf(error));
      throw error;
    }
    this.#tell("up");
    this.#loop = this.#keepRunning();
  }

  /** One that somebody kills on its way up is started again, as later on. */
  async #firstStart(): Promise<ServerProcess> {
    const { signal } = this.#stopping;
    const givenUp = performance.now() + FIRST_START_MS;
    for (let failures = 0;; failures++) {
      try {
        return await this.#driver.start(signal);
      } catch (error) {
        const again = error instanceof TransientError && performance.now() < givenUp && !signal.aborted;
        if (!again || failures === MAX_FIRST_FAILURES) throw error;
        await delay(BACKOFF_MS[failures], signal);
      }
    }
  }

  /** Ends the server for good, or its start. Resolves when no process is left. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error(`${this.#driver.name} is being stopped`));
    const started = await this.#starting?.catch(() => null);
    await (this.#process ?? started)?.stop(this.#driver.stopSignal);
    await this.#loop;
    await this.#driver.settled?.();
    this.#process = null;
    if (this.#status.state !== "stopped") this.#tell("stopped");
  }

  async #keepRunning(): Promise<void> {
    const { signal } = this.#stopping;
    let failures = 0;
    while (this.#process !== null) {
      const upSince = performance.now();
      const end = await this.#untilExit(this.#process);
      if (signal.aborted) return;
      this.#process = null;
      if (performance.now() - upSince >= this.recoveredMs) failures = 0;
      let reason = `${this.#driver.name} ${end}`;
      while (this.#process === null) {
        this.#status.restarts++;
        this.#tell("restarting", reason);
        try {
          await delay(BACKOFF_MS[Math.min(failures++, BACKOFF_MS.length - 1)], signal);
          this.#process = await this.#driver.start(signal);
        } catch (error) {
          if (signal.aborted) return;
          reason = messageOf(error);
        }
      }
      this.#tell("up");
      // The stop came while it was starting: then nobody else ends this process.
      if (signal.aborted) await this.#process.stop(this.#driver.stopSignal);
    }
  }

  async #untilExit(running: ServerProcess): Promise<string> {
    const failed = (error: unknown) => this.#tell(this.#status.state, messageOf(error));
    const tending = setInterval(() => this.#driver.tend?.().catch(failed), TEND_EVERY_MS);
    let endingSince: number | null = null;
    // A Postgres that is told to end in the middle of a recovery from a crash may never do it (seen of 18.4).
    const looking = setInterval(async () => {
      try {
        endingSince = await this.#driver.isEnding?.() ? endingSince ?? performance.now() : null;
        const tooLong = endingSince !== null && performance.now() - endingSince > STOP_ORDERLY_MS;
        if (tooLong && !this.#stopping.signal.aborted) signalProcess(running.pid, "SIGKILL");
      } catch (error) {
        failed(error);
      }
    }, LOOK_EVERY_MS);
    try {
      return await running.exited;
    } finally {
      clearInterval(tending);
      clearInterval(looking);
    }
  }

  #tell(state: ServerStatus["state"], error?: string): void {
    const since = state === this.#status.state ? this.#status.since : new Date();
    const pid = state === "up" ? this.#process?.pid ?? null : null;
    this.#status = { state, since, restarts: this.#status.restarts, pid };
    if (error !== undefined) this.#status.error = error;
    this.#onState(this.status);
  }
}
