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
import type { ReceivedMessage } from "@/lib/election/ballot.ts";
import { RegistryEntries } from "@/lib/election/registry_entry.ts";
import { sortedPage } from "@/lib/election/voter_page.ts";
import { countDelivery } from "@/lib/pipeline/count_delivery.ts";
import { type BatchCounts, enterBatch } from "@/lib/pipeline/enter_batch.ts";
import { Lane } from "@/lib/pipeline/lane.ts";
import { type CountingDesk, type Delivery, PartitionCounter } from "@/lib/pipeline/partition_counter.ts";
import { TotalsPublisher } from "@/lib/pipeline/totals_publisher.ts";
import { runWorker, type WorkerContext } from "@/lib/pipeline/worker.ts";
import { ballotBook, nextOffset } from "@/lib/store/ballot_book.ts";
import { type Database, openDatabase } from "@/lib/store/database.ts";
import { needElection } from "@/lib/store/election.ts";
import { readLedgerKey } from "@/lib/store/ledger.ts";
import { readRoll, readVoted } from "@/lib/store/electoral_roll.ts";
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

/** The longest wait between two heartbeats to the group. */
const HEARTBEAT_WHILE_WAITING_MS = 1_000;

/** What the batches under way may take at the end; one that is cut off then is counted again. */
const LAST_BATCHES_TIMEOUT_MS = 1_500;
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
  const lanes = new Map<number, Lane>();
  /** Lanes of partitions that were dealt out anew, until what they have under way has ended. */
  const closing = new Set<Promise<void>>();
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

    const progress = { counted: 0, rejected: 0 };
    const entered = ({ counted, rejected }: BatchCounts) => {
      progress.counted += counted;
      progress.rejected += rejected;
      report({ ...progress });
      publisher.request();
    };
    const openLane = (partition: number): Lane => {
      const counter = new PartitionCounter(partition, desk);
      const seek = (offset: number) => {
        if (lanes.get(partition) === lane) {
          consumer.seek({ topic: VOTES_TOPIC, partition, offset: String(offset) });
        }
      };
      const lane: Lane = new Lane(
        (delivery, isCurrent) => countDelivery(counter, delivery, { isCurrent, seek }, entered),
        ({ asked }) => seek(asked),
      );
      return lane;
    };
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      tell({ member: payload.memberId });
      for (const lane of lanes.values()) {
        const closed = lane.close();
        closing.add(closed);
        closed.then(() => closing.delete(closed));
      }
      lanes.clear();
      publisher.requestEverything();
    });
    const countBatch = async ({ batch, resolveOffset, heartbeat, isRunning, isStale }: EachBatchPayload) => {
      const { partition } = batch;
      const lane = lanes.get(partition) ?? openLane(partition);
      lanes.set(partition, lane);
      const delivery = deliveryOf(batch as FetchedBatch);
      while (!lane.hasRoomFor(delivery)) {
        await within(HEARTBEAT_WHILE_WAITING_MS, lane.room);
        await heartbeat();
      }
      // Whoever was sent elsewhere, or is to end, takes nothing more.
      if (!isRunning() || isStale() || lanes.get(partition) !== lane) return;
      lane.take(delivery);
      resolveOffset(String(batch.lastOffset()));
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
    const closed = Promise.all([...closing, ...Array.from(lanes.values(), (lane) => lane.close())]);
    await within(LAST_BATCHES_TIMEOUT_MS, closed);
    counted.abort(); // nothing is committed any more: the publisher's last round has it all
    if (publishing) await within(LAST_ROUND_TIMEOUT_MS, publishing);
    await closeClient(producer);
    await sql.end();
  }
}

function deliveryOf(batch: FetchedBatch): Delivery {
  const { partition } = batch;
  return {
    messages: batch.messages.map((message): ReceivedMessage => ({
      partition,
      offset: Number(message.offset),
      key: message.key,
      value: message.value,
      appended_at: Number(message.timestamp),
    })),
    asked: Number(batch.fetchedOffset),
    end: Number(batch.lastOffset()) + 1,
    logEnd: Number(batch.highWatermark),
  };
}

function postgresDesk(sql: Database, scenario: Scenario, ledgerKey: Uint8Array): CountingDesk {
  const book = ballotBook(sql);
  const entries = new RegistryEntries(scenario);
  return {
    nextOffset: (partition) => nextOffset(sql, partition),
    rules: async () => ({ voting_age: scenario.voting_age, ...await readRules(sql) }),
    enter: (batch) => enterBatch(book, ledgerKey, batch),
    findVoters: async (voterIds) => {
      const { ids, locations, genders, births } = await readRoll(sql, voterIds);
      return sortedPage(ids, (i) => entries.of(locations[i], genders[i], births[i]));
    },
    findVoted: (voterIds) => readVoted(sql, voterIds),
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
