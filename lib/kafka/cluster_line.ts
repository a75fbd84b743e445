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

/** What is connected to before it is asked; connected to once more, it stays as it is. */
interface Client {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
}

/** Questions to a client that `make` makes, and makes again. */
export class ClientLine<C extends Client> {
  #client: C | null = null;
  readonly #asked = new Set<Promise<unknown>>();
  readonly #closing = new Set<Promise<void>>();

  constructor(private readonly make: () => C) {}

  /** The answer. Rejects with what the client rejects with, or with a `TransientError` after a while. */
  async ask<T>(question: (client: C) => Promise<T>): Promise<T> {
    const client = this.#client ??= this.make();
    const asked = (async () => {
      await client.connect();
      return { answer: await question(client) };
    })();
    this.#asked.add(asked);
    try {
      const answered = await within(ANSWER_TIMEOUT_MS, asked);
      if (answered) return answered.answer;
      throw new TransientError(`no answer from Kafka within ${ANSWER_TIMEOUT_MS / 1_000} s`);
    } catch (error) {
      this.#drop(client);
      throw error;
    } finally {
      this.#asked.delete(asked);
    }
  }

  async close(): Promise<void> {
    await within(CLOSE_TIMEOUT_MS, Promise.allSettled(this.#asked));
    if (this.#client) this.#drop(this.#client);
    await Promise.all(this.#closing);
  }

  #drop(client: C): void {
    if (this.#client === client) this.#client = null;
    const closing = closeClient(client).finally(() => this.#closing.delete(closing));
    this.#closing.add(closing);
  }
}

/** Questions that an admin client answers. */
export class ClusterLine extends ClientLine<Admin> {
  constructor(brokers: readonly string[], clientId: string) {
    super(() => adminClient(kafkaClient(brokers, clientId, BRIEF_RETRY)));
  }
}
