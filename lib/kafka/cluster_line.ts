/**
 * Questions to the cluster from a process that lives long. kafkajs does not always find back to a broker that
 * was away: a client that failed, or did not answer in time, is not asked again, but replaced.
 */
import type { Admin } from "kafkajs";
import { adminClient, BRIEF_RETRY, closeClient, kafkaClient } from "@/lib/kafka/client.ts";
import { TransientError } from "@/lib/errors.ts";
import { within } from "@/lib/wait.ts";

/** How long an answer may take. */
const ANSWER_TIMEOUT_MS = 10_000;
/** What `close` waits for the answers that are still open. */
const CLOSE_TIMEOUT_MS = 1_000;

export class ClusterLine {
  #admin: Admin | null = null;
  readonly #asked = new Set<Promise<unknown>>();
  readonly #closing = new Set<Promise<void>>();

  constructor(private readonly brokers: readonly string[], private readonly clientId: string) {}

  /** The answer. Rejects with what the client rejects with, or with a `TransientError` after a while. */
  async ask<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    const admin = this.#admin ??= adminClient(kafkaClient(this.brokers, this.clientId, BRIEF_RETRY));
    const asked = (async () => {
      await admin.connect();
      return { answer: await question(admin) };
    })();
    this.#asked.add(asked);
    try {
      const answered = await within(ANSWER_TIMEOUT_MS, asked);
      if (answered) return answered.answer;
      throw new TransientError(`no answer from Kafka within ${ANSWER_TIMEOUT_MS / 1_000} s`);
    } catch (error) {
      this.#drop(admin);
      throw error;
    } finally {
      this.#asked.delete(asked);
    }
  }

  async close(): Promise<void> {
    await within(CLOSE_TIMEOUT_MS, Promise.allSettled(this.#asked));
    if (this.#admin) this.#drop(this.#admin);
    await Promise.all(this.#closing);
  }

  #drop(admin: Admin): void {
    if (this.#admin === admin) this.#admin = null;
    const closing = closeClient(admin).finally(() => this.#closing.delete(closing));
    this.#closing.add(closing);
  }
}
