/**
 * Counts `votes_topic`: each voter's first valid ballot, in whole batches, into Postgres; publishes the
 * totals after each commit. Several aggregators share the partitions.
 */
import type { Batch, EachBatchPayload, Message, Producer } from "kafkajs";
import { ACKS_ALL, closeClient, kafkaClient, producerClient } from "@/lib/kafka/client.ts";
import { consumerClient, consumeUntil } from "@/lib/kafka/consumer.ts";
import {
  AGGREGATOR_GROUP,
  CANDIDATE_TOTALS_TOPIC,
  LOCATION_TOTALS_TOPIC,
  VOTES_TOPIC,
} from "@/lib/kafka/topics.ts";
import { isVoterId, type ReceivedMessage } from "@/lib/election/ballot.ts";
import type { RegistryEntry } from "@/lib/election/counting.ts";
import { RegistryEntries } from "@/lib/election/registry_entry.ts";
import { countDelivery } from "@/lib/pipeline/count_delivery.ts";
import { enterBatch } from "@/lib/pipeline/enter_batch.ts";
import { type CountingDesk, PartitionCounter } from "@/lib/pipeline/partition_counter.ts";
import { TotalsPublisher } from "@/lib/pipeline/totals_publisher.ts";
import { runWorker, type WorkerContext } from "@/lib/pipeline/worker.ts";
import { ballotBook, nextOffset } from "@/lib/store/ballot_book.ts";
import { type Database, openDatabase } from "@/lib/store/database.ts";
import { needElection } from "@/lib/store/election.ts";
import { readLedgerKey } from "@/lib/store/ledger.ts";
import { readRoll } from "@/lib/store/electoral_roll.ts";
import { readRules, REGISTERED_CHANNEL } from "@/lib/store/registry.ts";
import { readTotals } from "@/lib/store/totals.ts";
import { log } from "@/lib/log.ts";
import { messageOf } from "@/lib/errors.ts";
import { pause, within } from "@/lib/wait.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";

/** Partitions counted at the same time; each takes a connection while it commits. */
const MAX_CONCURRENT_PARTITIONS = 4;
const CONNECTIONS = MAX_CONCURRENT_PARTITIONS + 2;

/** Some `MAX_BATCH_MESSAGES`: a batch costs Postgres the less for each ballot, the larger it is. */
const PARTITION_FETCH_BYTES = 2 * 2 ** 20;

/** Between two steps of a batch; an aggregator that is frozen in one must not hold up the others. */
const IDLE_IN_TRANSACTION_MS = 5_000;

/** What the last publication may take; what is missing then is published at the next start. */
const LAST_ROUND_TIMEOUT_MS = 2_000;

/** What the published types leave out: the offset that was asked for. */
type FetchedBatch = Batch & { fetchedOffset: string };

export default async function aggregate({ settings, signal, report, tell }: WorkerContext): Promise<void> {
  const kafka = kafkaClient(settings.brokers, "urna-aggregator");
  const sql = openDatabase(settings.database, "aggregator", CONNECTIONS, {
    idleInTransactionMs: IDLE_IN_TRANSACTION_MS,
    alwaysByIndex: true,
  });
  const producer = producerClient(kafka);
  const consumer = consumerClient(kafka, AGGREGATOR_GROUP, signal, PARTITION_FETCH_BYTES);
  const counted = new AbortController();
  let publishing: Promise<void> | undefined;
  try {
    const { scenario } = await needElection(sql);
    const desk = postgresDesk(sql, scenario, await readLedgerKey(sql));
    let version = -1;
    const publisher = new TotalsPublisher({
      readTotals: async () => {
        const totals = await readTotals(sql);
        version = totals.version;
        return totals;
      },
      send: async (candidates, locations) => {
        await sendTotals(producer, candidates, locations);
        tell({ published: version });
      },
      pause,
      failed: (error) => log.warning(`totals are not published yet: ${messageOf(error)}`),
    });
    await sql.listen(REGISTERED_CHANNEL, () => publisher.request(), () => publisher.request());
    await producer.connect();

    let counters = new Map<number, PartitionCounter>();
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      tell({ member: payload.memberId });
      counters = new Map();
      publisher.requestEverything();
    });
    const counterOf = (partition: number) => {
      const counter = counters.get(partition) ?? new PartitionCounter(partition, desk);
      counters.set(partition, counter);
      return counter;
    };

    const progress = { counted: 0, rejected: 0 };
    const countBatch = async ({ batch, resolveOffset, heartbeat, isRunning, isStale }: EachBatchPayload) => {
      const { topic, partition, messages } = batch;
      const delivery = {
        messages: messages.map((message): ReceivedMessage => ({
          partition,
          offset: Number(message.offset),
          key: message.key,
          value: message.value,
          appended_at: Number(message.timestamp),
        })),
        asked: Number((batch as FetchedBatch).fetchedOffset),
        end: Number(batch.lastOffset()) + 1,
        logEnd: Number(batch.highWatermark),
      };
      const reader = {
        isCurrent: () => isRunning() && !isStale(),
        resolve: (offset: number) => resolveOffset(String(offset)),
        seek: (offset: number) => consumer.seek({ topic, partition, offset: String(offset) }),
        heartbeat,
      };
      await countDelivery(counterOf(partition), delivery, reader, ({ counted, rejected }) => {
        progress.counted += counted;
        progress.rejected += rejected;
        report({ ...progress });
        publisher.request();
      });
    };

    await consumer.connect();
    await consumer.subscribe({ topic: VOTES_TOPIC, fromBeginning: true });
    publishing = publisher.run(counted.signal);
    await consumeUntil(signal, consumer, {
      partitionsConsumedConcurrently: MAX_CONCURRENT_PARTITIONS,
      autoCommit: false, // the book says where to go on
      eachBatchAutoResolve: false,
      eachBatch: countBatch,
    });
  } finally {
    await closeClient(consumer);
    counted.abort(); // nothing is committed any more: the publisher's last round has it all
    if (publishing) await within(LAST_ROUND_TIMEOUT_MS, publishing);
    await closeClient(producer);
    await sql.end();
  }
}

function postgresDesk(sql: Database, scenario: Scenario, ledgerKey: Uint8Array): CountingDesk {
  const book = ballotBook(sql);
  const entries = new RegistryEntries(scenario);
  return {
    nextOffset: (partition) => nextOffset(sql, partition),
    rules: async () => ({ voting_age: scenario.voting_age, ...await readRules(sql) }),
    enter: (batch) => enterBatch(book, ledgerKey, batch),
    findVoters: async (voterIds) => {
      const { ids, locations, genders, births, voted } = await readRoll(sql, voterIds.filter(isVoterId));
      const registry = new Map<string, RegistryEntry>();
      for (let i = 0; i < ids.length; i++) {
        registry.set(ids[i], entries.of(locations[i], genders[i], births[i]));
      }
      return { registry, voted };
    },
  };
}

async function sendTotals(producer: Producer, candidates: Message[], locations: Message[]): Promise<void> {
  await producer.sendBatch({
    acks: ACKS_ALL,
    topicMessages: [
      { topic: CANDIDATE_TOTALS_TOPIC, messages: candidates },
      { topic: LOCATION_TOTALS_TOPIC, messages: locations },
    ],
  });
}

if (import.meta.main) await runWorker("aggregator", aggregate);
