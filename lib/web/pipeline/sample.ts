/**
 * The pipeline at one moment: `GET /api/pipeline`, and the data of its events. Rates are per second over the last
 * seconds, null while they are not known.
 */
import type { RejectionReason } from "@/lib/election/types.ts";

/** Whether a server answers. */
export interface ServerState {
  ok: boolean;
  /** ISO 8601: when it last answered; null: not yet. What is shown of it is from then. */
  answered_at: string | null;
  /** Why it does not answer, for a person. */
  error: string | null;
}

export interface TopicPartition {
  partition: number;
  /** The offset after the last message. */
  end: number;
  per_second: number | null;
  bytes: number | null;
}

export interface TopicSample {
  topic: string;
  /** Ever written: the sum of the ends. */
  messages: number;
  per_second: number | null;
  /** On a broker's disk. */
  bytes: number | null;
  partitions: TopicPartition[];
  /** Messages per second in each of the last looks, oldest first. */
  recent: number[];
}

export interface GroupSample {
  group: "simulator" | "aggregator" | "web";
  topic: string;
  /** Where its place in the topic is kept. */
  kept_in: "kafka" | "postgres" | "memory";
  /** As Kafka calls it, and how many members there are; null where no group is joined. */
  state: string | null;
  members: number | null;
  /** Messages not read yet; null while it is not known. */
  lag: number | null;
  /** How long the oldest of them has waited; 0 where none waits. */
  oldest_waits_s: number | null;
  per_second: number | null;
  partitions: { partition: number; position: number; lag: number }[];
}

/** A worker of this process. */
export interface WorkerSample {
  name: string;
  state: string;
  since: string;
  restarts: number;
  last_error: string | null;
  /** What it has done since it started. */
  done: number;
  per_second: number | null;
}

export interface DatabaseSample {
  bytes: number;
  connections: number;
  commits_per_second: number | null;
  rows_per_second: number | null;
}

/** A ballot that does not count, without what it says and whose it is. */
export interface RejectedExample {
  partition: number;
  offset: number;
  rejected_at: string;
  /** Stands for the message's key as long as this process lives. */
  key: string;
  bytes: number;
  /** As the message gives it; null where it gives none that is known. */
  source: string | null;
}

export interface RejectedSample {
  reason: RejectionReason;
  count: number;
  newest: RejectedExample | null;
}

/** A message, reduced to what anybody may know. */
export interface TailMessage {
  partition: number;
  offset: number;
  /** ISO 8601. */
  at: string;
  /** Of a voter's or ballot's message: what stands for its key as long as this process lives. */
  key: string;
  bytes: number;
  /** What it says. */
  says: Record<string, string | number | null>;
}

export interface TopicTail {
  topic: string;
  /** Newest last. */
  messages: TailMessage[];
  /** How many more came since the look before. */
  left_out: number;
}

export interface PipelineSample {
  as_of: string;
  kafka: ServerState;
  postgres: ServerState;
  topics: TopicSample[];
  groups: GroupSample[];
  /** Empty where this process runs none. */
  workers: WorkerSample[];
  /** Voters who are registered, and who are to be. */
  registration: { registered: number; planned: number };
  /** This process's viewers of the count, and how far what they see is behind the book. */
  web: { viewers: number; behind: number | null };
  database: DatabaseSample | null;
  rejected: RejectedSample[];
  tail: TopicTail[];
}

/** Before the first sample. */
export const NOTHING_KNOWN: PipelineSample = {
  as_of: new Date(0).toISOString(),
  kafka: { ok: false, answered_at: null, error: "not asked yet" },
  postgres: { ok: false, answered_at: null, error: "not asked yet" },
  topics: [],
  groups: [],
  workers: [],
  registration: { registered: 0, planned: 0 },
  web: { viewers: 0, behind: null },
  database: null,
  rejected: [],
  tail: [],
};
