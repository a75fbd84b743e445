/** Where the totals can be seen on their way: in Postgres, in Kafka, and in what a viewer gets. */
import { closeClient, kafkaClient } from "@/lib/kafka/client.ts";
import { consumerClient, consumeUntil } from "@/lib/kafka/consumer.ts";
import { CANDIDATE_TOTAL_FIELDS, readMessage } from "@/lib/kafka/messages.ts";
import { CANDIDATE_TOTALS_TOPIC } from "@/lib/kafka/topics.ts";
import type { Frame } from "@/lib/election/results.ts";
import type { CandidateTotal } from "@/lib/election/totals.ts";
import type { Addresses } from "@/lib/cli/addresses.ts";
import { openDatabase } from "@/lib/store/database.ts";
import { SseParser } from "@/lib/web/client/sse_parser.ts";
import { aborted, pause } from "@/lib/wait.ts";

/** Between two looks at Postgres: so much later than it happened a commit may be seen. */
const LOOK_EVERY_MS = 5;

/** Hears of a candidate's votes, and when they were seen, by `performance.now`. */
export type Sight = (candidateId: string, votes: number, at: number) => void;

/** The committed totals, over a connection of its own. */
export async function watchBook({ database }: Addresses, saw: Sight, signal: AbortSignal): Promise<void> {
  const sql = openDatabase(database, "bench", 1);
  try {
    while (!signal.aborted) {
      const rows = await sql<{ candidate_id: string; total_votes: number }[]>`
        select candidate_id, total_votes from results_by_candidate`;
      const at = performance.now();
      for (const { candidate_id, total_votes } of rows) saw(candidate_id, total_votes, at);
      await pause(LOOK_EVERY_MS, signal);
    }
  } finally {
    await sql.end();
  }
}

/** The published totals. */
export async function watchTopic({ brokers }: Addresses, saw: Sight, signal: AbortSignal): Promise<void> {
  const group = `urna-bench-${crypto.randomUUID()}`;
  const consumer = consumerClient(kafkaClient(brokers, "urna-bench"), group, signal);
  try {
    await consumer.connect();
    await consumer.subscribe({ topic: CANDIDATE_TOTALS_TOPIC, fromBeginning: true });
    await consumeUntil(signal, consumer, {
      autoCommit: false,
      eachBatch: ({ batch }) => {
        const at = performance.now();
        for (const { value } of batch.messages) {
          const total = readMessage<CandidateTotal>(value, CANDIDATE_TOTAL_FIELDS);
          if (total) saw(total.candidate_id, total.total_votes, at);
        }
        return Promise.resolve();
      },
    });
  } finally {
    await closeClient(consumer);
  }
}

/** What a viewer gets from the web process at `url`, uncompressed. */
export async function watchFrames(url: string, saw: Sight, signal: AbortSignal): Promise<void> {
  const { body } = await fetch(`${url}/api/events`, {
    headers: { "accept": "text/event-stream", "accept-encoding": "identity" },
  });
  if (body === null) throw new Error(`${url} gives a viewer nothing`);
  // A signal that is given to `fetch` may be forgotten once the answer has begun, and the stream not end.
  const reader = body.getReader();
  const leaving = aborted(signal).then(() => reader.cancel());
  const parser = new SseParser();
  const decoder = new TextDecoder();
  while (true) {
    const { value, done } = await reader.read();
    if (done) break;
    const at = performance.now();
    for (const { event, data } of parser.push(decoder.decode(value, { stream: true }))) {
      if (event !== "results") continue;
      const { candidates } = JSON.parse(data) as Frame;
      for (const { candidate_id, votes } of candidates) saw(candidate_id, votes, at);
    }
  }
  if (!signal.aborted) throw new Error("the viewer's stream has ended");
  await leaving;
}
