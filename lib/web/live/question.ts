/** Questions to a server that may be slow, or never answer. */
import { messageOf, TransientError } from "@/lib/errors.ts";
import { within } from "@/lib/wait.ts";

/** How long the answer to one may take. */
const ANSWER_TIMEOUT_MS = 3_000;

/** Whether a server answered when last asked. */
export interface Reachability {
  ok: boolean;
  error: string | null;
  /** ISO 8601: when it was last asked. */
  checked_at: string;
}

export const NOT_ASKED: Reachability = {
  ok: false,
  error: "not asked yet",
  checked_at: new Date(0).toISOString(),
};

/** Of a server that has just answered another question. */
export function answering(): Reachability {
  return { ok: true, error: null, checked_at: new Date().toISOString() };
}

/** A question that is asked over and over, but never twice at the same time. */
export class Question<T> {
  #open: Promise<T> | null = null;

  constructor(private readonly ask: () => Promise<T>) {}

  /** The answer. Rejects with a `TransientError` where it does not come within `ANSWER_TIMEOUT_MS`. */
  async answer(): Promise<T> {
    this.#open ??= this.ask().finally(() => this.#open = null);
    const answer = await within(ANSWER_TIMEOUT_MS, this.#open.then((value) => ({ value })));
    if (answer) return answer.value;
    throw new TransientError(`no answer within ${ANSWER_TIMEOUT_MS / 1_000} s`);
  }

  /** Whether there is one. */
  async reach(): Promise<Reachability> {
    const asked = answering();
    try {
      await this.answer();
      return asked;
    } catch (error) {
      return { ...asked, ok: false, error: messageOf(error) };
    }
  }
}
