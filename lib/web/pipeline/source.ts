/** What is asked of one server over and over: the last answer, and since when there is none. */
import { messageOf } from "@/lib/errors.ts";
import { Question } from "@/lib/web/live/question.ts";
import type { ServerState } from "@/lib/web/pipeline/sample.ts";

/** A server that is asked and has not answered for so long is said not to. */
const AWAY_AFTER_MS = 3_000;

export class Source<T> {
  readonly #question: Question<T>;
  #answer: { value: T; at: number; time: string } | null = null;
  #error: string | null = null;

  constructor(ask: () => Promise<T>) {
    this.#question = new Question(ask);
  }

  /** The last answer, and when it came by `performance.now`; null before the first. */
  get answer(): { value: T; at: number } | null {
    return this.#answer;
  }

  get state(): ServerState {
    const ok = this.#answer !== null && performance.now() - this.#answer.at < AWAY_AFTER_MS;
    const error = ok ? null : this.#error ?? "no answer in time";
    return { ok, answered_at: this.#answer?.time ?? null, error };
  }

  /** Asks. Resolves when there is an answer or none comes. */
  async ask(): Promise<void> {
    try {
      const value = await this.#question.answer();
      this.#answer = { value, at: performance.now(), time: new Date().toISOString() };
      this.#error = null;
    } catch (error) {
      this.#error = messageOf(error);
    }
  }
}
