/**
 * Reads the topics of totals, from the beginning and on, through whatever happens to the broker. Each process
 * reads them whole, in a group of its own.
 */
import type { KafkaMessage } from "kafkajs";
import { closeClient, kafkaClient } from "@/lib/kafka/client.ts";
import type { ClusterLine } from "@/lib/kafka/cluster_line.ts";
import { consumerClient, consumeUntil } from "@/lib/kafka/consumer.ts";
import { CANDIDATE_TOTALS_TOPIC, LOCATION_TOTALS_TOPIC } from "@/lib/kafka/topics.ts";
import { log } from "@/lib/log.ts";
import { messageOf } from "@/lib/errors.ts";
import { StallClock } from "@/lib/pipeline/stall_clock.ts";
import { pause } from "@/lib/wait.ts";

const TOPICS = [CANDIDATE_TOTALS_TOPIC, LOCATION_TOTALS_TOPIC];

/** When a consumer has ended for good, another one starts after this time. */
const READ_AGAIN_MS = 1_000;
/** A consumer that reads nothing for so long, while there is more to read, is replaced. */
export const UNREAD_AFTER_MS = 15_000;
/** The most that counts of the time between two looks. */
const MAX_STEP_MS = 5_000;

export interface TotalsReaderOptions {
  brokers: readonly string[];
  /** What asks where the topics end. */
  cluster: ClusterLine;
  /** Gets the messages of one topic as they come. */
  take(topic: string, messages: readonly KafkaMessage[]): void;
  unreadAfterMs?: number;
}

export class TotalsReader {
  /** The next offset to read, by "topic partition". */
  readonly #read = new Map<string, number>();
  readonly #clock: StallClock;
  #current = new AbortController();

  constructor(private readonly options: TotalsReaderOptions) {
    this.#clock = new StallClock(options.unreadAfterMs ?? UNREAD_AFTER_MS, MAX_STEP_MS);
  }

  /** Reads until `signal` aborts. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.#current = new AbortController();
      try {
        await this.#consume(AbortSignal.any([signal, this.#current.signal]));
      } catch (error) {
        log.warning(`the totals are read again: ${messageOf(error)}`);
        await pause(READ_AGAIN_MS, signal);
      }
    }
  }

  /** The next offset to read, by "topic partition". */
  get positions(): ReadonlyMap<string, number> {
    return this.#read;
  }

  /** Where the topics end now, by "topic partition"; empty ones are left out. */
  async ends(): Promise<Map<string, number>> {
    const ends = new Map<string, number>();
    for (const topic of TOPICS) {
      for (const { partition, low, high } of await this.#offsets(topic)) {
        if (Number(high) > Number(low)) ends.set(`${topic} ${partition}`, Number(high));
      }
    }
    return ends;
  }

  /** Those of these ends that were not reached yet, and where reading stands. */
  before(ends: ReadonlyMap<string, number>): Map<string, number> {
    return new Map(
      Array.from(ends, ([place]) => [place, this.#read.get(place) ?? 0] as const)
        .filter(([place, at]) => at < ends.get(place)!),
    );
  }

  /**
   * Takes a look: a consumer that has fallen silent is replaced. `isBehind`: whether there should be more to
   * read. `now`: from a clock that nobody sets.
   */
  async look(isBehind: boolean, now: number): Promise<void> {
    if (!isBehind) return this.#clock.reset();
    const silent = this.#clock.see(this.before(await this.ends()), now);
    if (silent.size === 0) return;
    log.warning(
      `newer totals are in Kafka, but do not arrive (${[...silent.keys()].join(", ")}): read again`,
    );
    this.#clock.reset();
    this.#current.abort();
  }

  #offsets(topic: string) {
    return this.options.cluster.ask((admin) => admin.fetchTopicOffsets(topic));
  }

  /** Resolves once `signal` aborts and the consumer is closed. */
  async #consume(signal: AbortSignal): Promise<void> {
    const kafka = kafkaClient(this.options.brokers, "urna-web");
    const ended = new AbortController();
    const consumer = consumerClient(
      kafka,
      `urna-web-${crypto.randomUUID()}`,
      AbortSignal.any([signal, ended.signal]),
    );
    consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload: { topic, partition, lastOffset } }) => {
      this.#read.set(`${topic} ${partition}`, Number(lastOffset) + 1);
    });
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: TOPICS, fromBeginning: true });
      await consumeUntil(signal, consumer, {
        autoCommit: false,
        eachBatch: ({ batch }) => {
          this.options.take(batch.topic, batch.messages);
          return Promise.resolve();
        },
      });
    } finally {
      ended.abort();
      await closeClient(consumer);
    }
  }
}
