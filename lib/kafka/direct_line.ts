/**
 * What kafkajs's own clients do not offer: messages at any place of a log without joining a group, the ends of
 * many logs by one request, and how much disk they take.
 */
import type { Buffer } from "node:buffer";
import type { Kafka } from "kafkajs";
import { BRIEF_RETRY, kafkaClient } from "@/lib/kafka/client.ts";
import { ClientLine } from "@/lib/kafka/cluster_line.ts";
import { describeLogDirs, type PartitionSize } from "@/lib/kafka/wire/log_dirs.ts";

/** Of one partition, in one answer; a batch that is larger comes whole. */
const MAX_ANSWER_BYTES = 64 * 1024;
/** What is asked for is there already. */
const NO_WAIT_MS = 0;
const NOT_A_REPLICA = -1;
const READ_UNCOMMITTED = 0;
const METADATA_MAX_AGE_MS = 60_000;

/** A place in a log. */
export interface LogPlace {
  topic: string;
  partition: number;
  offset: number;
}

export interface LogMessage extends LogPlace {
  /** Milliseconds since 1970, by the broker's clock or the sender's, as the topic has it. */
  timestamp: number;
  key: Uint8Array | null;
  value: Uint8Array | null;
}

/** What is used of kafkajs 2.2.4's inner clients. */
interface Broker {
  fetch(request: object): Promise<{ responses: { partitions: FetchedPartition[] }[] }>;
  connectionPool: { send<T>(request: object): Promise<T> };
}

interface FetchedPartition {
  messages: { offset: string; timestamp: string; key: Buffer | null; value: Buffer | null }[];
}

interface Cluster {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  addMultipleTargetTopics(topics: string[]): Promise<void>;
  refreshMetadataIfNecessary(): Promise<void>;
  getNodeIds(): string[];
  findBroker(of: { nodeId: string }): Promise<Broker>;
  findTopicPartitionMetadata(topic: string): { partitionId: number }[];
  findLeaderForPartitions(topic: string, partitions: number[]): Record<string, number[]>;
  fetchTopicsOffset(
    topics: { topic: string; partitions: { partition: number }[]; fromBeginning: boolean }[],
  ): Promise<{ topic: string; partitions: { partition: number; offset: string }[] }[]>;
}

export class DirectLine {
  readonly #line: ClientLine<Cluster>;

  constructor(brokers: readonly string[], clientId: string, private readonly topics: readonly string[]) {
    this.#line = new ClientLine(() => clusterOf(kafkaClient(brokers, clientId, BRIEF_RETRY)));
  }

  /** The offset after the last message of each partition, by topic, in the order of partitions. */
  async ends(): Promise<Map<string, number[]>> {
    const answer = await this.#ask((cluster) =>
      cluster.fetchTopicsOffset(this.topics.map((topic) => ({
        topic,
        partitions: cluster.findTopicPartitionMetadata(topic).map(({ partitionId }) => ({
          partition: partitionId,
        })),
        fromBeginning: false,
      })))
    );
    return new Map(answer.map(({ topic, partitions }) => [
      topic,
      partitions.toSorted((a, b) => a.partition - b.partition).map(({ offset }) => Number(offset)),
    ]));
  }

  /** Messages from each of these places on, as many as come at once: at least one where there is one. */
  async read(places: readonly LogPlace[]): Promise<LogMessage[]> {
    if (places.length === 0) return [];
    // A request of its own for each: of the first partition alone a broker gives a batch that is larger than asked for.
    return await this.#ask(async (cluster) =>
      (await Promise.all(places.map((place) => readFrom(cluster, place)))).flat()
    );
  }

  /** The bytes that each partition takes, of its replica that takes most. */
  async sizes(): Promise<PartitionSize[]> {
    return await this.#ask(async (cluster) => {
      const told = await Promise.all(
        cluster.getNodeIds().map(async (nodeId) => {
          const broker = await cluster.findBroker({ nodeId });
          return await broker.connectionPool.send<PartitionSize[]>(describeLogDirs());
        }),
      );
      const largest = new Map<string, PartitionSize>();
      for (const size of told.flat()) {
        if (!this.topics.includes(size.topic)) continue;
        const name = `${size.topic} ${size.partition}`;
        if (size.bytes >= (largest.get(name)?.bytes ?? 0)) largest.set(name, size);
      }
      return [...largest.values()];
    });
  }

  async close(): Promise<void> {
    await this.#line.close();
  }

  #ask<T>(question: (cluster: Cluster) => Promise<T>): Promise<T> {
    return this.#line.ask(async (cluster) => {
      await cluster.addMultipleTargetTopics([...this.topics]);
      await cluster.refreshMetadataIfNecessary();
      return await question(cluster);
    });
  }
}

/** Kafka's own client of these settings, below its producers and consumers. */
function clusterOf(kafka: Kafka): Cluster {
  const name = Object.getOwnPropertySymbols(kafka)
    .find(({ description }) => description === "private:Kafka:createCluster");
  if (name === undefined) throw new Error("this is not the kafkajs that this was written against");
  const create = (kafka as unknown as Record<symbol, (options: object) => Cluster>)[name];
  return create({ metadataMaxAge: METADATA_MAX_AGE_MS, allowAutoTopicCreation: false });
}

async function readFrom(cluster: Cluster, place: LogPlace): Promise<LogMessage[]> {
  const { topic, partition, offset } = place;
  const [nodeId] = Object.keys(cluster.findLeaderForPartitions(topic, [partition]));
  if (nodeId === undefined) return [];
  const broker = await cluster.findBroker({ nodeId });
  const { responses } = await broker.fetch({
    replicaId: NOT_A_REPLICA,
    isolationLevel: READ_UNCOMMITTED,
    maxWaitTime: NO_WAIT_MS,
    minBytes: 0,
    maxBytes: MAX_ANSWER_BYTES,
    topics: [{
      topic,
      partitions: [{ partition, fetchOffset: String(offset), maxBytes: MAX_ANSWER_BYTES }],
    }],
  });
  // Batches come whole: what lies before the place that was asked for is left out.
  return responses.flatMap(({ partitions }) => partitions.flatMap(({ messages }) => messages))
    .map((message) => ({
      topic,
      partition,
      offset: Number(message.offset),
      timestamp: Number(message.timestamp),
      key: message.key,
      value: message.value,
    }))
    .filter((message) => message.offset >= offset);
}
