/** One process of Urna that the storm starts, strikes and starts again. */
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import type { Findings } from "@/lib/chaos/findings.ts";
import { delay, within } from "@/lib/wait.ts";

/** How soon one that ended by itself is started again, as a process manager would. */
const START_AGAIN_MS = 1_000;
/** What an orderly end may take. */
const END_TIMEOUT_MS = 15_000;
/** How Ctrl-C ends a process that was just started and has not begun to listen for it. */
const INTERRUPTED = 130;
/** What nobody should ever get to see: a stack trace, which begins with these lines or goes on with those. */
const UNCAUGHT = /^(error: )?Uncaught /;
const STACK_LINE = /^\s+at .+:\d+:\d+\)?$/;

export interface ChildOptions {
  name: string;
  /** The script and its arguments, asked for at each start. */
  command: () => string[];
  findings: Findings;
  /** Gets what it prints, and what becomes of it. */
  log: (line: string) => void;
}

export class Child {
  readonly name: string;
  /** How often it ended by itself, with a plain line, and was started again. */
  gaveUp = 0;
  #options: ChildOptions;
  #process: Deno.ChildProcess | null = null;
  #ended: Promise<number> = Promise.resolve(0);
  #wanted = false;
  #retired = false;
  #starts = 0;
  #lastLine = "";

  constructor(options: ChildOptions) {
    this.name = options.name;
    this.#options = options;
  }

  /** Null while none runs. */
  get pid(): number | null {
    return this.#process?.pid ?? null;
  }

  start(): void {
    if (this.#retired) return;
    this.#wanted = true;
    this.#starts++;
    const child = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", ...this.#options.command()],
      detached: true, // Ctrl-C in a terminal is for the storm alone, which then ends what it has started
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    this.#process = child;
    this.#lastLine = "";
    this.#options.log(`${this.name} started as ${child.pid}`);
    const reading = [this.#follow(child.stdout), this.#follow(child.stderr)];
    this.#ended = child.status.then(async ({ code, signal }) => {
      await Promise.all(reading);
      if (this.#process === child) this.#process = null;
      if (this.#wanted) this.#startAgain(signal ?? `code ${code}`);
      return code;
    });
  }

  /** SIGKILL; resolves when it is gone. */
  async kill(): Promise<void> {
    this.#wanted = false;
    this.signal("SIGKILL");
    await this.#ended;
  }

  /** As `kill`, and it never starts again, whoever asks. */
  async retire(): Promise<void> {
    this.#retired = true;
    await this.kill();
  }

  /** Ctrl-C; resolves when it is gone. A finding where it takes too long or ends with an error. */
  async end(): Promise<void> {
    this.#wanted = false;
    const hears = this.#lastLine !== "";
    if (!this.signal("SIGINT")) return;
    const code = await within(END_TIMEOUT_MS, this.#ended);
    if (code === 0 || (code === INTERRUPTED && !hears)) return;
    if (code !== undefined) this.#options.findings.add(`${this.name} ended with ${code} after Ctrl-C`);
    else {
      this.#options.findings.add(`${this.name} did not end within ${END_TIMEOUT_MS / 1_000} s after Ctrl-C`);
      await this.kill();
    }
  }

  /** Sends a signal; false where there is no process. */
  signal(signal: Deno.Signal): boolean {
    if (this.#process === null) return false;
    try {
      this.#process.kill(signal);
      return true;
    } catch (error) {
      // It has just ended, which `#ended` is about to tell.
      if (error instanceof TypeError || error instanceof Deno.errors.NotFound) return false;
      throw error;
    }
  }

  /**
   * A worker or a web instance that does not find its servers says so in a line and ends: whoever runs it
   * starts it again. A stack trace is found by `#follow`.
   */
  async #startAgain(how: string): Promise<void> {
    this.gaveUp++;
    const start = this.#starts;
    this.#options.log(`${this.name} ended by itself (${how})`);
    if (how !== "code 1") {
      this.#options.findings.add(`${this.name} ended by itself (${how}): ${this.#lastLine}`);
    }
    await delay(START_AGAIN_MS);
    if (this.#wanted && this.#starts === start) this.start();
  }

  async #follow(stream: ReadableStream<Uint8Array>): Promise<void> {
    const input = Readable.fromWeb(stream as unknown as NodeReadableStream);
    for await (const line of createInterface({ input })) {
      const begins = UNCAUGHT.test(line) || STACK_LINE.test(line) && !STACK_LINE.test(this.#lastLine);
      if (begins) {
        this.#options.findings.add(`${this.name} printed a stack trace: ${this.#lastLine} ${line.trim()}`);
      }
      this.#lastLine = line;
      this.#options.log(`${this.name}: ${line}`);
    }
  }
}
