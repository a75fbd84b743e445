/** What latency is up against: kafkajs alone, over the same broker, as many hops as a ballot takes. */
import type { Consumer } from "kafkajs";
import { ACKS_ALL, closeClient, kafkaClient, producerClient } from "@/lib/kafka/client.ts";
import { consumerClient } from "@/lib/kafka/consumer.ts";
import type { BenchElection } from "@/lib/bench/election.ts";
import { type Pace, sendAtPace } from "@/lib/bench/latency/pace.ts";
import { waitUntil } from "@/lib/wait.ts";

const THERE = "bench_echo_there";
const BACK = "bench_echo_back";
const JOIN_TIMEOUT_MS = 30_000;
const ECHO_TIMEOUT_MS = 60_000;
/** As long as a ballot. */
const VALUE = "x".repeat(150);

/** A producer, a consumer that sends on what it reads, and a consumer. */
export class Echo {
  readonly #times: number[] = [];
  readonly #dueAt: number[] = [];
  readonly #back: Promise<unknown>[] = [];

  private constructor(private readonly there: ReturnType<typeof producerClient>) {}

  /** Ends with `parts`. */
  static async start(
    { brokers, admin }: BenchElection,
    parts: AsyncDisposableStack,
    signal: AbortSignal,
  ): Promise<Echo> {
    await admin.createTopics({
      topics: [THERE, BACK].map((topic) => ({ topic, numPartitions: 1 })),
      waitForLeaders: true,
    });
    const kafka = kafkaClient(brokers, "urna-bench");
    const [there, back] = [producerClient(kafka), producerClient(kafka)];
    for (const producer of [there, back]) {
      await producer.connect();
      parts.defer(() => closeClient(producer));
    }
    const echo = new Echo(there);
    const joined = [[THERE, (keys: string[]) => {
      const messages = keys.map((key) => ({ key, value: VALUE }));
      echo.#back.push(back.send({ topic: BACK, acks: ACKS_ALL, messages }));
    }], [BACK, (keys: string[]) => echo.#heard(keys)]] as const;
    for (const [topic, heard] of joined) {
      const consumer = consumerClient(kafka, `urna-bench-${crypto.randomUUID()}`, signal);
      parts.defer(() => closeClient(consumer));
      await listen(consumer, topic, heard, signal);
    }
    return echo;
  }

  /** Milliseconds that each of so many messages took, there and back. */
  async measure(messages: number, pace: Pace, signal: AbortSignal): Promise<number[]> {
    const first = this.#times.length;
    const keys = Array.from({ length: messages }, (_, i) => String(first + i));
    await sendAtPace(keys, pace, async (keys, dueAt) => {
      this.#dueAt.push(...dueAt);
      const sent = keys.map((key) => ({ key, value: VALUE }));
      await this.there.send({ topic: THERE, acks: ACKS_ALL, messages: sent });
    }, signal);
    await waitUntil(() => this.#times.length === first + messages, {
      what: "every message is back",
      deadlineMs: ECHO_TIMEOUT_MS,
      signal,
    });
    await Promise.all(this.#back.splice(0));
    return this.#times.slice(first);
  }

  #heard(keys: string[]): void {
    const at = performance.now();
    for (const key of keys) this.#times[Number(key)] = at - this.#dueAt[Number(key)];
  }
}

/** Resolves when the consumer has its partition. */
async function listen(
  consumer: Consumer,
  topic: string,
  heard: (keys: string[]) => void,
  signal: AbortSignal,
): Promise<void> {
  let isMember = false;
  consumer.on(consumer.events.GROUP_JOIN, () => {
    isMember = true;
  });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatch: ({ batch }) => Promise.resolve(heard(batch.messages.map(({ key }) => String(key)))),
  });
  await waitUntil(() => isMember, { what: `${topic} is read`, deadlineMs: JOIN_TIMEOUT_MS, signal });
}
