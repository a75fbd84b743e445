/** The aggregator against a backlog. */
import { consumerClient } from "@/lib/kafka/consumer.ts";
import { kafkaClient } from "@/lib/kafka/client.ts";
import { VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import { type BenchElection, PARTITIONS } from "@/lib/bench/election.ts";
import { processUse } from "@/lib/bench/process_meter.ts";
import { WorkerProcess } from "@/lib/bench/worker_process.ts";
import type { Database } from "@/lib/store/database.ts";
import { delay, waitUntil } from "@/lib/wait.ts";

const LOOK_EVERY_MS = 20;
const DRAIN_TIMEOUT_MS = 600_000;

/** What a drain came to. */
export interface Drain {
  /**
   * From the first commit to the last, without the first: so that the process's start is left out. It is not where
   * all was there at the first look.
   */
  perSecond: number;
  /** From the start of the process to the last commit, in seconds. */
  wholeSeconds: number;
  /** Of the aggregator, of Postgres and of the broker, for each million ballots; null where it is not told. */
  processorSeconds: { aggregator: number; postgres: number; kafka: number } | null;
  /** The aggregator's highest resident memory, in MiB. */
  peakMiB: number | null;
}

const MIB = 2 ** 20;
const MILLION = 1e6;

/** Ballots that the book has consumed. */
export async function consumed(sql: Database): Promise<number> {
  const [{ n }] = await sql<{ n: number }[]>`
    select coalesce(sum(next_offset), 0)::bigint as n from consumed_offsets`;
  return n;
}

/** Starts an aggregator, and measures until the book stands at `to` ballots, beginning at `from`. */
export async function drain(
  election: BenchElection,
  { from = 0, to }: { from?: number; to: number },
  signal: AbortSignal,
): Promise<Drain> {
  const { sql, pids } = election;
  const serversBefore = await Promise.all([processUse(pids.postgres), processUse(pids.kafka)]);
  const startedAt = performance.now();
  await using aggregator = new WorkerProcess("aggregator", election);
  const first = await waitUntil(async () => {
    const n = await consumed(sql);
    return n > from ? { n, at: performance.now() } : null;
  }, { what: "the first ballots are counted", deadlineMs: DRAIN_TIMEOUT_MS, everyMs: LOOK_EVERY_MS, signal });
  await waitUntil(async () => await consumed(sql) >= to, {
    what: `${to} ballots are counted`,
    deadlineMs: DRAIN_TIMEOUT_MS,
    everyMs: LOOK_EVERY_MS,
    signal,
  });
  const endedAt = performance.now();
  const use = await aggregator.use();
  const servers = await Promise.all([processUse(pids.postgres), processUse(pids.kafka)]);
  const perMillion = (after: number, before: number) => (after - before) / (to - from) * MILLION;
  const [postgres, kafka] = servers.map((after, i) =>
    perMillion(after?.processorSeconds ?? NaN, serversBefore[i]?.processorSeconds ?? NaN)
  );
  const wholeSeconds = (endedAt - startedAt) / 1_000;
  return {
    perSecond: first.n < to ? (to - first.n) / (endedAt - first.at) * 1_000 : (to - from) / wholeSeconds,
    wholeSeconds,
    processorSeconds: use && { aggregator: perMillion(use.processorSeconds, 0), postgres, kafka },
    peakMiB: use && use.peakBytes / MIB,
  };
}

let readers = 0;

/** kafkajs reading `votes_topic` as a group of its own and parsing each message: messages a second. */
export async function readingLimit(
  { brokers }: BenchElection,
  messages: number,
  signal: AbortSignal,
): Promise<number> {
  const kafka = kafkaClient(brokers, "urna-bench");
  const consumer = consumerClient(kafka, `urna-bench-reading-${Date.now()}-${readers++}`, signal);
  let read = 0;
  let bytes = 0;
  let first: { at: number; read: number } | null = null;
  let lastAt = 0;
  await consumer.connect();
  try {
    await consumer.subscribe({ topic: VOTES_TOPIC, fromBeginning: true });
    await consumer.run({
      partitionsConsumedConcurrently: PARTITIONS,
      autoCommit: false,
      eachBatchAutoResolve: true,
      eachBatch: ({ batch }) => {
        for (const { value } of batch.messages) bytes += JSON.parse(String(value)).voter_id.length;
        read += batch.messages.length;
        lastAt = performance.now();
        first ??= { at: lastAt, read };
        return Promise.resolve();
      },
    });
    while (read < messages) await delay(LOOK_EVERY_MS, signal);
  } finally {
    await consumer.disconnect();
  }
  const { at, read: before } = first ?? { at: NaN, read: NaN };
  if (bytes === 0) throw new Error("the messages that were read hold no voters");
  return (read - before) / (lastAt - at) * 1_000;
}
