/**
 * How Urna talks to Kafka: one way to make a kafkajs client, with retries that outlast a broker's
 * restart and a log that says each thing once.
 */
import "@/lib/kafka/kafkajs_wire.ts"; // before kafkajs
import { type Admin, Kafka, logLevel, type Producer } from "kafkajs";
import "@/lib/kafka/kafkajs_clock.ts";
import "@/lib/kafka/kafkajs_members.ts";
import "@/lib/kafka/kafkajs_patches.ts";
import { createPartitioner } from "@/lib/kafka/partitioner.ts";
import { log } from "@/lib/log.ts";
import { messageOf, UserError } from "@/lib/errors.ts";
import { within } from "@/lib/wait.ts";

const CONNECTION_TIMEOUT_MS = 2_000;
const REQUEST_TIMEOUT_MS = 20_000;
/** A consumer waits for the batch that it is in the middle of, and then leaves its group. */
const CLOSE_TIMEOUT_MS = 2_500;
/** Outlasts a broker's restart. */
export const PATIENT_RETRY = {
  initialRetryTime: 200,
  maxRetryTime: 2_000,
  multiplier: 1.5,
  factor: 0.2,
  retries: 30,
};
/** A question to the cluster is asked again by whoever needs the answer: fail soon, say why. */
export const BRIEF_RETRY = { ...PATIENT_RETRY, initialRetryTime: 100, maxRetryTime: 1_000, retries: 8 };

/** `clientId` is what the broker's own logs and metrics show. */
export function kafkaClient(brokers: readonly string[], clientId: string, retry = PATIENT_RETRY): Kafka {
  return new Kafka({
    clientId,
    brokers: [...brokers],
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    retry,
    logLevel: logLevel.ERROR,
    logCreator: () => ({ namespace, log: entry }) => {
      // A connection tells of every failure, also of one that is about to be retried. What is left
      // after the retries is thrown, and told of where it is caught.
      if (namespace === "Connection" || retry === BRIEF_RETRY) return;
      const cause = entry.error ? `: ${messageOf(entry.error)}` : "";
      log.warning(`kafka (${clientId}): ${entry.message}${cause}`);
    },
  });
}

export function adminClient(kafka: Kafka): Admin {
  return kafka.admin({ retry: BRIEF_RETRY });
}

/** A producer whose messages are acknowledged by all replicas in sync (see `ACKS_ALL`). */
export function producerClient(kafka: Kafka): Producer {
  return kafka.producer({
    createPartitioner,
    allowAutoTopicCreation: false,
    maxInFlightRequests: 1,
    idempotent: false,
  });
}

/** Closes a client. One that waits for a broker which does not answer is left behind. */
export async function closeClient(client: { disconnect(): Promise<void> }): Promise<void> {
  await within(CLOSE_TIMEOUT_MS, client.disconnect());
}

/** `acks`: every replica in sync has the message. */
export const ACKS_ALL = -1;

/**
 * An admin client of a cluster that answers.
 * @throws UserError that names the addresses, when no broker answers within some seconds
 */
export async function connectAdmin(brokers: readonly string[], clientId: string): Promise<Admin> {
  const admin = adminClient(kafkaClient(brokers, clientId, BRIEF_RETRY));
  try {
    await admin.connect();
    await admin.describeCluster();
    return admin;
  } catch (error) {
    await admin.disconnect();
    throw new UserError(
      `no Kafka broker answers at ${brokers.join(", ")} (${messageOf(error)}): ` +
        `check --brokers, or leave it out for an embedded broker`,
      { cause: error },
    );
  }
}
