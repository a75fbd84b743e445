/**
 * Reads partitions of some topics from their beginnings, each as far and as fast as it is asked to: one that
 * nobody asks for waits, with a bounded number of its messages in memory.
 */
import type { EachBatchPayload, KafkaMessage } from "kafkajs";
import { closeClient, connectAdmin, kafkaClient } from "@/lib/kafka/client.ts";
import { consumerClient, consumeUntil } from "@/lib/kafka/consumer.ts";
import { TransientError } from "@/lib/errors.ts";
import { within } from "@/lib/wait.ts";

/** Of each partition: when so many messages lie ready, no more are fetched. */
const MAX_READY_MESSAGES = 50_000;
/** How long the broker may take for the next messages before the reader gives up. */
const NEXT_TIMEOUT_MS = 60_000;

export interface TopicSize {
  topic: string;
  partitions: number;
}

/** One partition's messages, ready or on their way. */
class PartitionLog {
  readonly #ready: KafkaMessage[] = [];
  #taken = 0;
  /** The offset after the last message that came, control records included. */
  #end = 0;
  #came = Promise.withResolvers<void>();
  #wanted = Promise.withResolvers<void>();

  constructor(private readonly maxReady: number) {}

  get isFull(): boolean {
    return this.#ready.length - this.#taken >= this.maxReady;
  }

  put(messages: readonly KafkaMessage[], end: number): void {
    this.#ready.push(...messages.filter((message) => Number(message.offset) >= this.#end));
    this.#end = Math.max(this.#end, end);
    this.#came.resolve();
    this.#came = Promise.withResolvers();
  }

  /** Resolves when somebody has taken messages. */
  get wanted(): Promise<void> {
    return this.#wanted.promise;
  }

  /** The messages before `to` that were not taken before. */
  async takeUpTo(to: number, what: string): Promise<KafkaMessage[]> {
    const taken: KafkaMessage[] = [];
    for (;;) {
      while (this.#taken < this.#ready.length && Number(this.#ready[this.#taken].offset) < to) {
        taken.push(this.#ready[this.#taken++]);
      }
      if (this.#end >= to) break;
      this.#forgetTaken();
      const came = await within(NEXT_TIMEOUT_MS, this.#came.promise.then(() => true));
      if (!came) throw new TransientError(`${what} gave no message for ${NEXT_TIMEOUT_MS / 1_000} s`);
    }
    this.#forgetTaken();
    return taken;
  }

  #forgetTaken(): void {
    if (this.#taken === 0) return;
    this.#ready.splice(0, this.#taken);
    this.#taken = 0;
    this.#wanted.resolve();
    this.#wanted = Promise.withResolvers();
  }
}

export class LogReader implements AsyncDisposable {
  readonly #logs: ReadonlyMap<string, PartitionLog>;
  readonly #ending = new AbortController();
  #reading: Promise<void> = Promise.resolve();
  #failed: Promise<never> = new Promise(() => {});

  private constructor(
    private readonly brokers: readonly string[],
    private readonly topics: TopicSize[],
    maxReady: number,
  ) {
    this.#logs = new Map(
      topics.flatMap(({ topic, partitions }) =>
        Array.from({ length: partitions }, (_, p) => [nameOf(topic, p), new PartitionLog(maxReady)] as const)
      ),
    );
  }

  /** Begins to read these topics. */
  static async open(
    brokers: readonly string[],
    topics: TopicSize[],
    maxReady = MAX_READY_MESSAGES,
  ): Promise<LogReader> {
    const reader = new LogReader(brokers, topics, maxReady);
    await reader.#start();
    return reader;
  }

  async #start(): Promise<void> {
    const group = `urna-audit-${crypto.randomUUID()}`;
    const { signal } = this.#ending;
    const consumer = consumerClient(kafkaClient(this.brokers, "urna-audit"), group, signal);
    await consumer.connect();
    await consumer.subscribe({ topics: this.topics.map(({ topic }) => topic), fromBeginning: true });
    const running = consumeUntil(signal, consumer, {
      autoCommit: false,
      partitionsConsumedConcurrently: this.#logs.size,
      eachBatch: (payload) => this.#take(payload),
    });
    this.#failed = running.then(() => new Promise<never>(() => {}));
    this.#failed.catch(() => {}); // whoever reads next has it
    this.#reading = running.then(undefined, () => {}).then(async () => {
      await closeClient(consumer);
      await deleteGroup(this.brokers, group);
    });
  }

  /** kafkajs fetches no more, of any partition, before this has resolved: a full one is paused, not waited for. */
  #take({ batch, pause }: EachBatchPayload): Promise<void> {
    const log = this.#log(batch.topic, batch.partition);
    log.put(batch.messages, Number(batch.lastOffset()) + 1);
    if (log.isFull) this.#resumeWhenWanted(log, pause());
    return Promise.resolve();
  }

  async #resumeWhenWanted(log: PartitionLog, resume: () => void): Promise<void> {
    while (log.isFull) await log.wanted;
    if (!this.#ending.signal.aborted) resume();
  }

  /**
   * The messages of a partition that were not read before and lie before the offset `to`, which the log must
   * hold. Rejects with a `TransientError` when the broker gives none for a minute.
   */
  async readUpTo(topic: string, partition: number, to: number): Promise<KafkaMessage[]> {
    const what = `partition ${partition} of ${topic}`;
    return await Promise.race([this.#log(topic, partition).takeUpTo(to, what), this.#failed]);
  }

  #log(topic: string, partition: number): PartitionLog {
    const log = this.#logs.get(nameOf(topic, partition));
    if (!log) throw new Error(`partition ${partition} of ${topic} is not read`);
    return log;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending.abort();
    await this.#reading;
  }
}

function nameOf(topic: string, partition: number): string {
  return `${topic} ${partition}`;
}

/** A group that nobody will join again need not be kept by the broker. */
async function deleteGroup(brokers: readonly string[], group: string): Promise<void> {
  const admin = await connectAdmin(brokers, "urna-audit");
  try {
    await admin.deleteGroups([group]);
  } finally {
    await closeClient(admin);
  }
}
