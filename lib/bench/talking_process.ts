/** A process of Deno's that is listened to line by line, and spoken to. */
import { createInterface, type Interface } from "node:readline";
import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { endDeno, spawnDeno } from "@/lib/bench/deno_process.ts";
import { type ProcessUse, processUse } from "@/lib/bench/process_meter.ts";
import { delay } from "@/lib/wait.ts";

export class TalkingProcess implements AsyncDisposable {
  readonly #process: Deno.ChildProcess;
  readonly #lines: Interface;
  readonly #pending: AsyncIterator<string>;
  readonly #input: WritableStreamDefaultWriter<Uint8Array>;
  readonly #name: string;

  /** `command`: a script, from the project's folder, and its arguments. */
  constructor(command: readonly string[]) {
    this.#name = command.join(" ");
    this.#process = spawnDeno(command, { stdin: "piped", stdout: "piped" });
    const input = Readable.fromWeb(this.#process.stdout as unknown as NodeReadableStream);
    this.#lines = createInterface({ input });
    this.#pending = this.#lines[Symbol.asyncIterator]();
    this.#input = this.#process.stdin.getWriter();
  }

  get pid(): number {
    return this.#process.pid;
  }

  /** Since it was started; null where the system does not tell. */
  use(): Promise<ProcessUse | null> {
    return processUse(this.pid);
  }

  /** The next line that matches, those before it passed over. Rejects when it ends, or at the deadline. */
  async until(pattern: RegExp, deadlineMs: number, signal: AbortSignal): Promise<RegExpMatchArray> {
    const given = new AbortController();
    const limit = AbortSignal.any([given.signal, signal]);
    const late = delay(deadlineMs, limit).then(() => {
      throw new Error(`${this.#name} did not print ${pattern} within ${deadlineMs / 1_000} s`);
    });
    try {
      while (true) {
        const { value, done } = await Promise.race([this.#pending.next(), late]);
        if (done) throw new Error(`${this.#name} ended before it printed ${pattern}`);
        const match = value.match(pattern);
        if (match) return match;
      }
    } finally {
      given.abort();
      late.catch(() => {}); // it was in time, or the error is on its way
    }
  }

  /** Sends a value as a line of JSON; gives back the line of JSON that it answers. */
  async ask<Answer>(question: unknown, deadlineMs: number, signal: AbortSignal): Promise<Answer> {
    await this.#input.write(new TextEncoder().encode(`${JSON.stringify(question)}\n`));
    return JSON.parse((await this.until(/^\{.*\}$/, deadlineMs, signal))[0]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await endDeno(this.#process);
    this.#lines.close();
    await this.#input.close().catch(() => {}); // its other end is gone
  }
}
