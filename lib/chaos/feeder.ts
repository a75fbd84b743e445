/** Keeps the ballot box full: whoever counts never waits for ballots as long as a storm lasts. */
import type { Producer } from "kafkajs";
import { ACKS_ALL, closeClient, kafkaClient, producerClient } from "@/lib/kafka/client.ts";
import { VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import { type Random, seeded } from "@/lib/election/random.ts";
import type { Database } from "@/lib/store/database.ts";
import type { ExpectedElection } from "@/lib/chaos/expected.ts";
import { fedMessage, type FedParts } from "@/lib/chaos/fed_messages.ts";
import type { Fleet } from "@/lib/chaos/fleet.ts";
import type { Pulse } from "@/lib/chaos/pulse.ts";
import { messageOf, TransientError } from "@/lib/errors.ts";
import { log } from "@/lib/log.ts";
import { pause, within } from "@/lib/wait.ts";

/** Messages that wait to be counted, at least: what a machine counts in about a second. */
const BACKLOG_MESSAGES = 10_000;
const MESSAGES_PER_SEND = 1_000;
/** Of all that is cast, so many times the electorate's own ballots at most come from here. */
const MAX_FED_PER_BALLOT = 4;
const EVERY_MS = 50;
/** A send that is not answered in this time is given up, with its producer: it may have arrived, or not. */
const SEND_TIMEOUT_MS = 10_000;
const CONNECT_TIMEOUT_MS = 10_000;
/** Voters known to be counted, from whom second ballots come: so many at most, some new ones each time. */
const MAX_COUNTED = 20_000;
const COUNTED_PER_LOOK = 1_000;
const LOOK_EVERY_MS = 500;
const LOOK_TIMEOUT_MS = 2_000;

export interface FeederOptions {
  fleet: Fleet;
  pulse: Pulse;
  expected: ExpectedElection;
  seed: number;
  /** The part of the storm that is over, 0 to 1. */
  elapsed: () => number;
}

export class Feeder {
  /** The numbers of all messages that Kafka has acknowledged. */
  readonly acknowledged: number[] = [];
  #next = 0;
  #counted: string[] = [];
  #random: Random;

  constructor(private readonly options: FeederOptions) {
    this.#random = seeded(options.seed, "chaos", "feeder");
  }

  /** How many messages were sent, acknowledged or not. */
  get sent(): number {
    return this.#next;
  }

  /** Feeds until `signal` aborts. */
  async run(signal: AbortSignal): Promise<void> {
    await Promise.all([this.#look(signal), this.#feed(signal)]);
  }

  async #feed(signal: AbortSignal): Promise<void> {
    const { fleet, pulse, expected, elapsed } = this.options;
    let producer: Producer | null = null;
    while (!signal.aborted) {
      await pause(EVERY_MS, signal);
      const allowed = MAX_FED_PER_BALLOT * expected.ballots * elapsed();
      const hungry = pulse.backlog < BACKLOG_MESSAGES && this.#counted.length > 0 && this.#next < allowed;
      if (signal.aborted || !hungry) continue;
      try {
        producer ??= await connect((await fleet.addresses()).brokers);
        const sent = await within(SEND_TIMEOUT_MS, this.#send(producer));
        if (!sent) throw new TransientError(`Kafka did not answer within ${SEND_TIMEOUT_MS / 1_000} s`);
        this.acknowledged.push(...sent);
      } catch (error) {
        // Nothing was acknowledged, so nothing is owed.
        log.warning(`the feeder connects again: ${messageOf(error)}`);
        if (producer) await closeClient(producer);
        producer = null;
      }
    }
    if (producer) await closeClient(producer);
  }

  async #send(producer: Producer): Promise<number[]> {
    const numbers = Array.from({ length: MESSAGES_PER_SEND }, () => this.#next++);
    this.options.pulse.inLog += numbers.length; // until it is asked again
    const messages = numbers.map((number) => fedMessage(number, this.#parts(), this.#random));
    await producer.send({ topic: VOTES_TOPIC, acks: ACKS_ALL, messages });
    return numbers;
  }

  #parts(): FedParts {
    const { candidate_ids } = this.options.expected;
    return {
      voter_id: this.#counted[this.#random.int(this.#counted.length)],
      candidate_id: candidate_ids[this.#random.int(candidate_ids.length)],
    };
  }

  /** Keeps in mind voters that are counted: only then a second ballot can be nothing else. */
  async #look(signal: AbortSignal): Promise<void> {
    let sql: Database | null = null;
    while (!signal.aborted) {
      try {
        sql ??= await this.options.fleet.database();
        const found = await within(LOOK_TIMEOUT_MS, this.#someCounted(sql));
        if (found) this.#counted = [...found, ...this.#counted].slice(0, MAX_COUNTED);
      } catch {
        await sql?.end(); // Postgres is away: until it is back those known already do
        sql = null;
      }
      await pause(LOOK_EVERY_MS, signal);
    }
    await sql?.end();
  }

  async #someCounted(sql: Database): Promise<string[]> {
    const { expected, pulse } = this.options;
    // Voters are asked for their ballots about in the order of their numbers.
    const asked = Math.ceil(expected.voters * Math.min(1, (pulse.votes + 1) / expected.ballots));
    const from = expected.id(this.#random.int(asked));
    const rows = await sql<{ voter_id: string }[]>`
      select voter_id from votes where voter_id >= ${from}::uuid order by voter_id limit ${COUNTED_PER_LOOK}`;
    return rows.map(({ voter_id }) => voter_id);
  }
}

/** A producer that is connected. One that Kafka leaves hanging is left behind. */
async function connect(brokers: readonly string[]): Promise<Producer> {
  const producer = producerClient(kafkaClient(brokers, "urna-chaos"));
  const connected = await within(CONNECT_TIMEOUT_MS, producer.connect().then(() => true));
  if (connected) return producer;
  await closeClient(producer);
  throw new TransientError(`Kafka did not let the feeder in within ${CONNECT_TIMEOUT_MS / 1_000} s`);
}
