/** What was published of the count: the aggregated topics, and the answers of a running web. */
import type { Admin, KafkaMessage } from "kafkajs";
import type { LogReader } from "@/lib/kafka/log_reader.ts";
import { readMark } from "@/lib/kafka/messages.ts";
import { TOTALS_TOPICS } from "@/lib/kafka/topics.ts";
import type { TotalsMark } from "@/lib/election/totals.ts";

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

/** Every message that the two topics held when they were asked for their ends. */
export async function readPublished(admin: Admin, reader: LogReader): Promise<PublishedTotal[]> {
  const totals: PublishedTotal[] = [];
  for (const topic of TOTALS_TOPICS) {
    for (const { partition, high } of await admin.fetchTopicOffsets(topic)) {
      if (high === "0") continue;
      const messages = await reader.readUpTo(topic, partition, Number(high));
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
