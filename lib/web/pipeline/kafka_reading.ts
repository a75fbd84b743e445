/** What is asked of Kafka at a look: where its logs end, how far their readers are, how much disk they take. */
import type { ClusterLine } from "@/lib/kafka/cluster_line.ts";
import type { DirectLine } from "@/lib/kafka/direct_line.ts";
import { AGGREGATOR_GROUP, SIMULATOR_GROUP, VOTERS_TOPIC } from "@/lib/kafka/topics.ts";
import { groupOffsets } from "@/lib/pipeline/progress.ts";
import type { Ends } from "@/lib/web/pipeline/tail.ts";

/** Disk sizes move slowly, and a broker sums up files for them. */
const SIZES_EVERY_MS = 2_000;

export interface GroupState {
  state: string;
  members: number;
}

export interface KafkaReading {
  ends: Ends;
  /** When `ends` and `asked` were read, by `performance.now`: what else is asked may take its time. */
  endsAt: number;
  askedAt: number;
  /** The simulators' next offset of each partition of `voters_topic`. */
  asked: ReadonlyMap<number, number>;
  groups: { simulator: GroupState; aggregator: GroupState };
  /** By "topic partition"; empty where the brokers do not tell. */
  bytes: ReadonlyMap<string, number>;
}

export class KafkaReader {
  #bytes: ReadonlyMap<string, number> = new Map();
  #sizedAt = -Infinity;

  constructor(private readonly direct: DirectLine, private readonly cluster: ClusterLine) {}

  async read(): Promise<KafkaReading> {
    const [ends, groups] = await Promise.all([this.#ends(), this.#groups()]);
    if (performance.now() >= this.#sizedAt + SIZES_EVERY_MS) {
      this.#sizedAt = performance.now();
      const sizes = await this.direct.sizes();
      this.#bytes = new Map(sizes.map(({ topic, partition, bytes }) => [`${topic} ${partition}`, bytes]));
    }
    return { ...ends, ...groups, bytes: this.#bytes };
  }

  async #ends(): Promise<Pick<KafkaReading, "ends" | "endsAt">> {
    const ends = await this.direct.ends();
    return { ends, endsAt: performance.now() };
  }

  async #groups(): Promise<Pick<KafkaReading, "asked" | "askedAt" | "groups">> {
    return await this.cluster.ask(async (admin) => {
      const asked = await groupOffsets(admin, SIMULATOR_GROUP, VOTERS_TOPIC);
      const askedAt = performance.now();
      const { groups } = await admin.describeGroups([SIMULATOR_GROUP, AGGREGATOR_GROUP]);
      const stateOf = (id: string): GroupState => {
        const group = groups.find(({ groupId }) => groupId === id);
        return { state: group?.state ?? "Dead", members: group?.members.length ?? 0 };
      };
      return {
        asked,
        askedAt,
        groups: { simulator: stateOf(SIMULATOR_GROUP), aggregator: stateOf(AGGREGATOR_GROUP) },
      };
    });
  }
}

/** What a group has read of a topic, and what it has not. */
export function lagOf(
  ends: readonly number[],
  positions: ReadonlyMap<number, number>,
): { partition: number; position: number; lag: number }[] {
  return ends.map((end, partition) => {
    const position = positions.get(partition) ?? 0;
    return { partition, position, lag: Math.max(0, end - position) };
  });
}

/** The time that the oldest unread message was written at, ms since 1970, by topic; null where all is read. */
export async function oldestUnread(
  direct: DirectLine,
  lags: { topic: string; partitions: readonly { partition: number; position: number; lag: number }[] }[],
): Promise<Map<string, number | null>> {
  const places = lags.flatMap(({ topic, partitions }) =>
    partitions.filter(({ lag }) => lag > 0).map(({ partition, position }) => ({
      topic,
      partition,
      offset: position,
    }))
  );
  const first = new Map<string, number | null>(lags.map(({ topic }) => [topic, null]));
  for (const { topic, timestamp } of await direct.read(places)) {
    first.set(topic, Math.min(first.get(topic) ?? Infinity, timestamp));
  }
  return first;
}
