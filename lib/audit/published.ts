/** What was published of the count: the aggregated topics, and the answers of a running web. */
import type { KafkaMessage } from "kafkajs";
import { LogReader } from "@/lib/kafka/log_reader.ts";
import { readMark } from "@/lib/kafka/messages.ts";
import { CANDIDATE_TOTALS_TOPIC, LOCATION_TOTALS_TOPIC } from "@/lib/kafka/topics.ts";
import type { TotalsMark } from "@/lib/election/totals.ts";
import type { Admin } from "kafkajs";

/** A message of an aggregated topic. */
export interface PublishedTotal {
  topic: string;
  partition: number;
  offset: number;
  key: string;
  /** As text: it may be anything. */
  value: string;
  /** Null where another engine published it. */
  mark: TotalsMark | null;
}

const TOPICS = [CANDIDATE_TOTALS_TOPIC, LOCATION_TOTALS_TOPIC] as const;

/** Every message that the two topics hold now, in their order. */
export async function readPublished(
  brokers: readonly string[],
  admin: Admin,
): Promise<PublishedTotal[]> {
  const totals: PublishedTotal[] = [];
  for (const topic of TOPICS) {
    const ends = await admin.fetchTopicOffsets(topic);
    if (ends.every(({ low, high }) => low === high)) continue;
    await using reader = await LogReader.open(brokers, topic, ends.length);
    for (const { partition, low, high } of ends) {
      if (low === high) continue;
      const messages = await reader.readUpTo(partition, Number(high));
      totals.push(...messages.map((message) => publishedTotal(topic, partition, message)));
    }
  }
  return totals;
}

function publishedTotal(topic: string, partition: number, message: KafkaMessage): PublishedTotal {
  return {
    topic,
    partition,
    offset: Number(message.offset),
    key: message.key?.toString() ?? "",
    value: message.value?.toString() ?? "",
    mark: readMark(message.headers),
  };
}
