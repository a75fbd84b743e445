/** Many viewers, in a process of their own. */
import { TalkingProcess } from "@/lib/bench/talking_process.ts";
import type { Measured, Opened, Question } from "@/lib/bench/viewers/crowd_process.ts";

const SCRIPT = "lib/bench/viewers/crowd_process.ts";
/** For thousands of connections to a server that is busy. */
const OPEN_TIMEOUT_MS = 180_000;
/** By then everybody has what the others see. */
const MAX_SETTLE_MS = 2_000;
/** For an answer beside what was to be measured. */
const SPARE_MS = 30_000;

export class Crowd implements AsyncDisposable {
  readonly #process: TalkingProcess;

  /** `url`: of an event stream. */
  constructor(url: string, private readonly signal: AbortSignal) {
    this.#process = new TalkingProcess([SCRIPT, url]);
  }

  use() {
    return this.#process.use();
  }

  /** Opens connections until there are so many, and gives them up to `settleMs` to become quiet. */
  openUntil(open: number, settleMs: number): Promise<Opened> {
    return this.#ask({ open, settleMs: Math.min(settleMs, MAX_SETTLE_MS) }, OPEN_TIMEOUT_MS);
  }

  /** What arrives in that time. */
  measure(measureMs: number): Promise<Measured> {
    return this.#ask({ measureMs }, measureMs + SPARE_MS);
  }

  #ask<Answer>(question: Question, deadlineMs: number): Promise<Answer> {
    return this.#process.ask(question, deadlineMs, this.signal);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#process[Symbol.asyncDispose]();
  }
}
