/** Samples of a pipeline at work, of the test's choosing. */
import { REJECTION_REASONS } from "@/lib/election/types.ts";
import { ALL_TOPICS, CANDIDATE_TOTALS_TOPIC, VOTERS_TOPIC, VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import type { PipelineSample, TailMessage } from "@/lib/web/pipeline/sample.ts";

export const SAMPLED_AT = "2028-11-07T21:04:09.000Z";

/** In which votes_topic holds so many messages. */
export function sampleOf(votes: number, more: Partial<PipelineSample> = {}): PipelineSample {
  const answering = { ok: true, answered_at: SAMPLED_AT, error: null };
  return {
    as_of: SAMPLED_AT,
    kafka: answering,
    postgres: answering,
    topics: ALL_TOPICS.map((topic) => ({
      topic,
      messages: topic === VOTES_TOPIC ? votes : 4_000,
      per_second: 250,
      bytes: 1_234_567,
      partitions: [0, 1].map((partition) => ({ partition, end: votes / 2, per_second: 125, bytes: 617_283 })),
      recent: [0, 100, 250],
    })),
    groups: [
      { group: "simulator", topic: VOTERS_TOPIC, kept_in: "kafka", state: "Stable", members: 1 },
      { group: "aggregator", topic: VOTES_TOPIC, kept_in: "postgres", state: "Stable", members: 2 },
      { group: "web", topic: CANDIDATE_TOTALS_TOPIC, kept_in: "memory", state: null, members: null },
    ].map((group) => ({
      ...group as Pick<PipelineSample["groups"][0], "group" | "topic" | "kept_in" | "state" | "members">,
      lag: 1_500,
      oldest_waits_s: 12,
      per_second: 250,
      partitions: [0, 1].map((partition) => ({ partition, position: 10, lag: 750 })),
    })),
    workers: ["producer", "simulator", "aggregator"].map((name) => ({
      name,
      state: "running",
      since: SAMPLED_AT,
      restarts: 3,
      last_error: null,
      done: 1_200,
      per_second: 250,
    })),
    registration: { registered: 4_000, planned: 5_000 },
    web: { viewers: 7, behind: 0 },
    database: { bytes: 17_000_000, connections: 14, commits_per_second: 107, rows_per_second: 730 },
    rejected: REJECTION_REASONS.map((reason, i) => ({
      reason,
      count: i * 10,
      newest: i === 0
        ? null
        : { partition: 1, offset: i, rejected_at: SAMPLED_AT, key: "0a1b2c3d", bytes: 140, source: null },
    })),
    tail: ALL_TOPICS.map((topic) => ({ topic, messages: [], left_out: 0 })),
    ...more,
  };
}

/** A ballot's message as a tail tells it. */
export function tailBallot(offset: number, more: Partial<TailMessage> = {}): TailMessage {
  return {
    partition: offset % 2,
    offset,
    at: SAMPLED_AT,
    key: `key${offset}`,
    bytes: 150,
    says: { source: "simulator", candidate_id: "ada" },
    ...more,
  };
}
