/** The ballot box itself, read from its beginning: what was cast, whatever anybody has counted. */
import type { KafkaMessage } from "kafkajs";
import { closeClient, connectAdmin } from "@/lib/kafka/client.ts";
import { LogReader } from "@/lib/kafka/log_reader.ts";
import { VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import { parseBallot } from "@/lib/election/ballot.ts";
import { addToCell, type Cells, type ExpectedElection } from "@/lib/chaos/expected.ts";
import { fedNumber } from "@/lib/chaos/fed_messages.ts";

const MESSAGES_AT_A_TIME = 20_000;

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
  const ends = await endsOf(brokers);
  const scan = new Scan(expected, acknowledged);
  await using reader = await LogReader.open(brokers, [{ topic: VOTES_TOPIC, partitions: ends.length }]);
  await Promise.all(ends.map(async (end, partition) => {
    for (let to = 0; to < end;) {
      to = Math.min(end, to + MESSAGES_AT_A_TIME);
      for (const message of await reader.readUpTo(VOTES_TOPIC, partition, to)) scan.take(partition, message);
    }
  }));
  return scan.result();
}

class Scan {
  readonly #scan: LogScan = { messages: 0, voters: 0, cells: new Map(), strange: 0, lost: 0 };
  readonly #voted: Uint8Array;
  /** By number: whether the message was found. */
  readonly #fed: Uint8Array;
  readonly #candidates: ReadonlySet<string>;

  constructor(private readonly expected: ExpectedElection, private readonly acknowledged: readonly number[]) {
    this.#voted = new Uint8Array(expected.voters);
    this.#fed = new Uint8Array(1 + acknowledged.reduce((last, number) => Math.max(last, number), -1));
    this.#candidates = new Set(expected.candidate_ids);
  }

  take(partition: number, { offset, key, value, headers }: KafkaMessage): void {
    this.#scan.messages++;
    const number = fedNumber(headers);
    if (number !== null && number < this.#fed.length) this.#fed[number] = 1;
    const ballot = parseBallot({ partition, offset: Number(offset), key, value, appended_at: 0 });
    const voter = ballot ? this.expected.numberOf(ballot.voter_id) : -1;
    if (!ballot || voter < 0 || !this.#candidates.has(ballot.candidate_id) || this.#voted[voter]) return;
    this.#voted[voter] = 1;
    this.#scan.voters++;
    addToCell(this.#scan.cells, { ...ballot, location: this.expected.location(voter) });
    if (this.expected.vote(voter)?.candidate_id !== ballot.candidate_id) this.#scan.strange++;
  }

  result(): LogScan {
    return { ...this.#scan, lost: this.acknowledged.filter((number) => this.#fed[number] === 0).length };
  }
}

/** Where each partition ends, by its number. */
async function endsOf(brokers: readonly string[]): Promise<number[]> {
  const admin = await connectAdmin(brokers, "urna-chaos");
  try {
    const ends = await admin.fetchTopicOffsets(VOTES_TOPIC);
    return ends.toSorted((a, b) => a.partition - b.partition).map(({ high }) => Number(high));
  } finally {
    await closeClient(admin);
  }
}
