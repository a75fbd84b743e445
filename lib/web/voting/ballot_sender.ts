/** Ballots into `votes_topic`: many in one send, each with the place that Kafka gave it. */
import type { Message, Producer, RecordMetadata } from "kafkajs";
import { ACKS_ALL, closeClient, kafkaClient } from "@/lib/kafka/client.ts";
import { createPartitioner } from "@/lib/kafka/partitioner.ts";
import { VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import { log } from "@/lib/log.ts";
import { messageOf } from "@/lib/errors.ts";
import { within } from "@/lib/wait.ts";
import { NotBegun } from "@/lib/web/voting/group_work.ts";
import type { Place } from "@/lib/web/voting/recent_ballots.ts";

/** A person waits for the answer: fail soon, and let them send again. Some two seconds in all. */
const HASTY_RETRY = { initialRetryTime: 100, maxRetryTime: 500, multiplier: 1.5, factor: 0.2, retries: 6 };

/** What `close` waits for a broker that does not answer. */
const CLOSE_TIMEOUT_MS = 3_000;

/** Where a message lies, and when the broker appended it, in ms. */
export interface Placement extends Place {
  appended_at: number;
}

interface Line {
  producer: Producer;
  /** The partition that each message was last sent to. */
  partitions: WeakMap<Message, number>;
  /** The send under way. */
  sending: Promise<unknown>;
}

/**
 * The producer is idempotent: when a send is repeated because its answer was lost, the broker answers with the
 * place of the first one, so that a receipt names the message that counts. Once a send has failed for good its
 * sequence numbers may name other messages: that producer is done, and the next send opens another.
 */
export class BallotSender {
  #line: Promise<Line> | null = null;
  readonly #closing = new Set<Promise<void>>();

  constructor(private readonly brokers: readonly string[]) {}

  /**
   * Resolves when every replica in sync has them. Rejects with `NotBegun` where they were not sent; with anything
   * else nothing is known of their fate. `signal` aborts when nobody waits any more.
   */
  async send(messages: readonly Message[], signal: AbortSignal): Promise<Placement[]> {
    const opening = this.#line ??= this.#open();
    signal.addEventListener("abort", () => this.#retire(opening), { once: true });
    try {
      const line = await opening;
      signal.throwIfAborted(); // the answer was given: a ballot that follows it would come as a surprise
      const sending = line.producer.send({ topic: VOTES_TOPIC, acks: ACKS_ALL, messages: [...messages] });
      line.sending = sending;
      return placesOf(messages, line.partitions, await sending);
    } catch (error) {
      this.#retire(opening);
      throw error;
    }
  }

  async close(): Promise<void> {
    if (this.#line) this.#retire(this.#line);
    await within(CLOSE_TIMEOUT_MS, Promise.all(this.#closing));
  }

  async #open(): Promise<Line> {
    const partitions = new WeakMap<Message, number>();
    const producer = kafkaClient(this.brokers, "urna-ballots", HASTY_RETRY).producer({
      createPartitioner: () => {
        const choose = createPartitioner();
        return (args) => {
          const partition = choose(args);
          partitions.set(args.message, partition);
          return partition;
        };
      },
      allowAutoTopicCreation: false,
      idempotent: true,
      maxInFlightRequests: 1,
      retry: HASTY_RETRY,
    });
    try {
      await producer.connect();
    } catch (error) {
      await closeClient(producer);
      throw new NotBegun(messageOf(error), { cause: error });
    }
    return { producer, partitions, sending: Promise.resolve() };
  }

  #retire(opening: Promise<Line>): void {
    if (this.#line === opening) this.#line = null;
    const closing = closeLine(opening).catch((error) =>
      log.warning(`a producer is left behind: ${messageOf(error)}`)
    );
    this.#closing.add(closing);
    closing.finally(() => this.#closing.delete(closing));
  }
}

async function closeLine(opening: Promise<Line>): Promise<void> {
  const [line] = await Promise.allSettled([opening]);
  if (line.status === "rejected") return; // it never opened, and was told of where it was waited for
  const { producer, sending } = line.value;
  await closeClient(producer);
  // A send that is repeated after that connects once more by itself.
  await Promise.allSettled([sending]);
  await closeClient(producer);
}

/** The broker answers for each partition with the offset of its first message; the others follow. */
function placesOf(
  messages: readonly Message[],
  partitions: WeakMap<Message, number>,
  answers: readonly RecordMetadata[],
): Placement[] {
  const next = new Map<number, Placement>();
  for (const { partition, baseOffset, logAppendTime } of answers) {
    const offset = Number(baseOffset);
    const known = next.get(partition);
    // Sent to two leaders of a partition in turn, it lies there twice: the first counts.
    if (known && known.offset <= offset) continue;
    next.set(partition, { partition, offset, appended_at: Number(logAppendTime) });
  }
  return messages.map((message) => {
    const place = next.get(partitions.get(message) ?? -1);
    if (!place) throw new Error("Kafka acknowledged a ballot without saying where it lies");
    const { offset } = place;
    place.offset++;
    return { ...place, offset };
  });
}
