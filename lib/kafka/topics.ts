/** The four topics, their names and how they are kept. */
import type { Admin } from "kafkajs";
import { waitUntil } from "@/lib/wait.ts";

export const VOTERS_TOPIC = "voters_topic";
export const VOTES_TOPIC = "votes_topic";
export const CANDIDATE_TOTALS_TOPIC = "aggregated_votes_per_candidate";
export const LOCATION_TOTALS_TOPIC = "aggregated_turnout_by_location";
export const TOTALS_TOPICS = [CANDIDATE_TOTALS_TOPIC, LOCATION_TOTALS_TOPIC] as const;
export const ALL_TOPICS = [
  VOTERS_TOPIC,
  VOTES_TOPIC,
  ...TOTALS_TOPICS,
] as const;

/** The consumer group that plays the electorate. */
export const SIMULATOR_GROUP = "urna-simulator";
/** The consumer group that counts. */
export const AGGREGATOR_GROUP = "urna-aggregator";

const READY_TIMEOUT_MS = 30_000;
const MAX_REPLICATION_FACTOR = 3;
/** One partition each: totals are few, and a single log keeps each round of them in order. */
const TOTALS_PARTITIONS = 1;
/** Anything smaller is kept as received, even when it is far too large for a ballot. */
export const MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

const KEPT_WHOLE = {
  "cleanup.policy": "delete",
  "retention.ms": "-1",
  "retention.bytes": "-1",
};
/** The broker's clock says when a ballot arrived; a sender's says only what it claims. */
const BALLOT_BOX = {
  ...KEPT_WHOLE,
  "message.timestamp.type": "LogAppendTime",
  "max.message.bytes": String(MAX_MESSAGE_BYTES),
};
const NEWEST_PER_KEY = {
  "cleanup.policy": "compact",
  "segment.bytes": String(16 * 1024 * 1024),
  "segment.ms": "600000",
  "min.cleanable.dirty.ratio": "0.2",
  "delete.retention.ms": "60000",
  // An older total that arrived late may be the last of its key until all are published again, which is
  // sooner (REPEAT_MS in totals_publisher.ts): the newer one must be there until then.
  "min.compaction.lag.ms": "120000",
};

/** Makes the topics that are missing; existing ones stay as they are. Resolves when all can be used. */
export async function ensureTopics(admin: Admin, partitions: number): Promise<void> {
  const { brokers } = await admin.describeCluster();
  const replicationFactor = Math.min(MAX_REPLICATION_FACTOR, brokers.length);
  const everywhere = {
    "min.insync.replicas": String(Math.max(1, replicationFactor - 1)),
    // The broker unpacks what a sender compressed: kafkajs reads no snappy, lz4 or zstd, and would stop there.
    "compression.type": "uncompressed",
  };
  const topic = (name: string, numPartitions: number, settings: Record<string, string>) => ({
    topic: name,
    numPartitions,
    replicationFactor,
    configEntries: Object.entries({ ...settings, ...everywhere })
      .map(([name, value]) => ({ name, value })),
  });
  const wanted = [
    topic(VOTERS_TOPIC, partitions, KEPT_WHOLE),
    topic(VOTES_TOPIC, partitions, BALLOT_BOX),
    topic(CANDIDATE_TOTALS_TOPIC, TOTALS_PARTITIONS, NEWEST_PER_KEY),
    topic(LOCATION_TOTALS_TOPIC, TOTALS_PARTITIONS, NEWEST_PER_KEY),
  ];
  const present = new Set(await admin.listTopics());
  const missing = wanted.filter(({ topic }) => !present.has(topic));
  if (missing.length > 0) await admin.createTopics({ topics: missing, waitForLeaders: true });
  await waitUntil(() => isReady(admin), { what: "Kafka serves its topics", deadlineMs: READY_TIMEOUT_MS });
}

/**
 * How many partitions a topic has. Not by kafkajs's `fetchTopicMetadata`, which fails as a bug would where the
 * broker goes away in the middle of it.
 */
export async function partitionCount(admin: Admin, topic: string): Promise<number> {
  return (await admin.fetchTopicOffsets(topic)).length;
}

/** A broker knows of a new topic, and of its duty as a group's coordinator, a moment after it says so. */
async function isReady(admin: Admin): Promise<boolean> {
  try {
    for (const topic of ALL_TOPICS) await admin.fetchTopicOffsets(topic);
    await admin.describeGroups([SIMULATOR_GROUP, AGGREGATOR_GROUP]);
    return true;
  } catch (error) {
    if ((error as { retriable?: boolean }).retriable) return false;
    throw error;
  }
}
