/** Consumer groups that come back by themselves. */
import type { Consumer, ConsumerRunConfig, Kafka } from "kafkajs";
import { PATIENT_RETRY } from "@/lib/kafka/client.ts";
import { log } from "@/lib/log.ts";
import { messageOf } from "@/lib/errors.ts";
import { aborted } from "@/lib/wait.ts";

/** The least that a broker allows unless told otherwise: a dead member's partitions move after it. */
const SESSION_TIMEOUT_MS = 6_000;
const HEARTBEAT_MS = 1_500;
const REBALANCE_TIMEOUT_MS = 15_000;
/** How long the broker may hold a fetch that finds nothing; new messages answer it at once. */
const MAX_FETCH_WAIT_MS = 500;
const MIB = 2 ** 20;
const PARTITION_FETCH_BYTES = MIB;
/** Of all partitions together, in one answer. */
const MAX_FETCH_BYTES = 16 * MIB;

/**
 * A member of `groupId`. Once `signal` has aborted, one that crashes does not come back. It gets at most
 * `partitionFetchBytes` of a partition at a time, or a single message that is larger.
 */
export function consumerClient(
  kafka: Kafka,
  groupId: string,
  signal: AbortSignal,
  partitionFetchBytes = PARTITION_FETCH_BYTES,
): Consumer {
  return kafka.consumer({
    groupId,
    sessionTimeout: SESSION_TIMEOUT_MS,
    heartbeatInterval: HEARTBEAT_MS,
    rebalanceTimeout: REBALANCE_TIMEOUT_MS,
    maxWaitTimeInMs: MAX_FETCH_WAIT_MS,
    maxBytes: MAX_FETCH_BYTES,
    maxBytesPerPartition: partitionFetchBytes,
    allowAutoTopicCreation: false,
    retry: {
      ...PATIENT_RETRY,
      restartOnFailure: (error) => {
        if (signal.aborted) return Promise.resolve(false); // or it joins again after it was closed
        log.warning(`consumer of ${groupId} starts again: ${messageOf(error)}`);
        return Promise.resolve(true);
      },
    },
  });
}

/**
 * Runs the consumer until `signal` aborts. Rejects when it has ended for good; kafkajs itself would only
 * say so in an event.
 */
export async function consumeUntil(
  signal: AbortSignal,
  consumer: Consumer,
  config: ConsumerRunConfig,
): Promise<void> {
  const crashed = new Promise<never>((_, reject) => {
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (!payload.restart) reject(payload.error.cause ?? payload.error);
    });
  });
  await Promise.race([crashed, aborted(signal), consumer.run(config).then(() => aborted(signal))]);
}
