/** The ballot box itself, read from its beginning: what was cast, whatever anybody has counted. */
import type { EachBatchPayload } from "kafkajs";
import { adminClient, closeClient, kafkaClient } from "@/lib/kafka/client.ts";
import { VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import { parseBallot } from "@/lib/election/ballot.ts";
import { addToCell, type Cells, type ExpectedElection } from "@/lib/chaos/expected.ts";
import { fedNumber } from "@/lib/chaos/fed_messages.ts";
import { waitUntil } from "@/lib/wait.ts";

const SCAN_TIMEOUT_MS = 600_000;
const PARTITIONS_AT_A_TIME = 4;

export interface LogScan {
  messages: number;
  /** Voters with a valid ballot, and their first valid ballots by location and candidate. */
  voters: number;
  cells: Cells;
  /** Voters whose first valid ballot is not the one that they decided on. */
  strange: number;
  /** Acknowledged messages that are not there. */
  lost: number;
}

/** Reads all that is there now. `acknowledged`: numbers of messages that must be. */
export async function scanLog(
  brokers: readonly string[],
  expected: ExpectedElection,
  acknowledged: readonly number[],
): Promise<LogScan> {
  const kafka = kafkaClient(brokers, "urna-chaos");
  const left = await endsOf(kafka);
  const scan: LogScan = { messages: 0, voters: 0, cells: new Map(), strange: 0, lost: 0 };
  const voted = new Uint8Array(expected.voters);
  const found = new Set<number>();
  const candidates = new Set(expected.candidate_ids);

  const take = ({ batch, resolveOffset }: EachBatchPayload) => {
    for (const { offset, key, value, headers } of batch.messages) {
      scan.messages++;
      const number = fedNumber(headers);
      if (number !== null) found.add(number);
      const place = { partition: batch.partition, offset: Number(offset), appended_at: 0 };
      const ballot = parseBallot({ ...place, key, value });
      const voter = ballot ? expected.numberOf(ballot.voter_id) : -1;
      if (!ballot || voter < 0 || !candidates.has(ballot.candidate_id) || voted[voter]) continue;
      voted[voter] = 1;
      scan.voters++;
      addToCell(scan.cells, { ...ballot, location: expected.location(voter) });
      if (expected.vote(voter)?.candidate_id !== ballot.candidate_id) scan.strange++;
    }
    resolveOffset(batch.lastOffset());
    if (Number(batch.lastOffset()) + 1 >= (left.get(batch.partition) ?? 0)) left.delete(batch.partition);
    return Promise.resolve();
  };

  const consumer = kafka.consumer({ groupId: `urna-chaos-${crypto.randomUUID()}` });
  try {
    await consumer.connect();
    await consumer.subscribe({ topic: VOTES_TOPIC, fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      partitionsConsumedConcurrently: PARTITIONS_AT_A_TIME,
      eachBatch: take,
    });
    await waitUntil(() => left.size === 0, { what: "votes_topic is read", deadlineMs: SCAN_TIMEOUT_MS });
  } finally {
    await closeClient(consumer);
  }
  scan.lost = acknowledged.filter((number) => !found.has(number)).length;
  return scan;
}

/** Where each partition ends; empty ones are left out. */
async function endsOf(kafka: ReturnType<typeof kafkaClient>): Promise<Map<number, number>> {
  const admin = adminClient(kafka);
  try {
    await admin.connect();
    const ends = await admin.fetchTopicOffsets(VOTES_TOPIC);
    return new Map(
      ends.map(({ partition, high }) => [partition, Number(high)] as const)
        .filter(([, high]) => high > 0),
    );
  } finally {
    await closeClient(admin);
  }
}
