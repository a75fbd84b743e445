/** What registering is up against: Kafka and Postgres alone, with voters that are made before. */
import type { Voter } from "@/lib/election/types.ts";
import { ACKS_ALL, closeClient, kafkaClient, producerClient } from "@/lib/kafka/client.ts";
import { voterMessage } from "@/lib/kafka/messages.ts";
import { VOTERS_TOPIC } from "@/lib/kafka/topics.ts";
import { Electorate } from "@/lib/scenario/electorate.ts";
import { copyIn } from "@/lib/store/copy_in.ts";
import { COPY_VOTERS, voterRows } from "@/lib/store/voter_rows.ts";
import { emptyElection } from "@/lib/pipeline/reset.ts";
import { beginElection } from "@/lib/bench/election.ts";
import type { Rig } from "@/lib/bench/rig.ts";

export const VOTERS_PER_BATCH = 5_000;

export interface RegisteringLimits {
  /** Messages a second that kafkajs writes. */
  written: number;
  /** Voters a second that Postgres copies, over one connection. */
  copied: number;
}

/** Measures both. Leaves the servers empty. */
export async function registeringLimits(
  rig: Rig,
  voters: number,
  signal: AbortSignal,
): Promise<RegisteringLimits> {
  await using parts = new AsyncDisposableStack();
  const { sql, admin, scenario, seed } = await beginElection(rig, parts);
  parts.defer(() => emptyElection(sql, admin));
  const electorate = await Electorate.create(scenario, seed);
  const batches = Array.from({ length: Math.ceil(voters / VOTERS_PER_BATCH) }, (_, batch) => {
    const from = batch * VOTERS_PER_BATCH;
    const size = Math.min(VOTERS_PER_BATCH, voters - from);
    return Array.from({ length: size }, (_, i): Voter => electorate.voter(from + i));
  });

  const messages = batches.map((batch) => batch.map(voterMessage));
  const producer = producerClient(kafkaClient(rig.brokers, "urna-bench"));
  await producer.connect();
  parts.defer(() => closeClient(producer));
  const written = await rate(voters, async () => {
    for (const batch of messages) {
      signal.throwIfAborted();
      await producer.send({ topic: VOTERS_TOPIC, acks: ACKS_ALL, messages: batch });
    }
  });
  const rows = batches.map((batch) => voterRows(batch).bytes());
  const copied = await rate(voters, async () => {
    for (const batch of rows) {
      signal.throwIfAborted();
      await sql.begin((tx) => copyIn(tx, COPY_VOTERS, batch));
    }
  });
  return { written, copied };
}

async function rate(of: number, work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return of / (performance.now() - startedAt) * 1_000;
}
