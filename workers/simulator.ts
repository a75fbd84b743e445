/**
 * Plays the electorate: hears of each registered voter, decides whether they turn out and for whom,
 * and casts their ballot. Where it was cut off it casts some ballots again, the same ones: who counts
 * them takes each voter's first.
 */
import type { EachBatchPayload, KafkaMessage } from "kafkajs";
import { ACKS_ALL, closeClient, connectAdmin, kafkaClient, producerClient } from "@/lib/kafka/client.ts";
import { consumerClient, consumeUntil } from "@/lib/kafka/consumer.ts";
import { ballotMessage, readMessage, VOTER_FIELDS } from "@/lib/kafka/messages.ts";
import { partitionCount, SIMULATOR_GROUP, VOTERS_TOPIC, VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import { createBehaviour, decide } from "@/lib/election/behaviour.ts";
import type { Ballot, RegisteredVoter } from "@/lib/election/types.ts";
import { openDatabase } from "@/lib/store/database.ts";
import { needElection } from "@/lib/store/election.ts";
import { Pacer } from "@/lib/pipeline/pacer.ts";
import { runWorker, type WorkerContext } from "@/lib/pipeline/worker.ts";
import { pause } from "@/lib/wait.ts";

/** Voters decided on, and ballots sent, at a time. */
const MAX_SLICE_VOTERS = 2_000;
/** At a given rate, ballots go out in slices of about this much time, so that they flow evenly. */
const SLICE_MS = 50;
/** The longest wait between two heartbeats to the group. */
const MAX_WAIT_MS = 1_000;
/** Nobody comes to a poll that is about to close: the ballots under way would be too late. */
const CLOSING_MARGIN_MS = 1_000;
/** How far a restart may go back, at most: what was cast since is cast again. */
const COMMIT_INTERVAL_MS = 500;

export default async function simulate(
  { settings, directions, signal, report, tell }: WorkerContext,
): Promise<void> {
  const kafka = kafkaClient(settings.brokers, "urna-simulator");
  const { scenario, seed } = await storedElection(settings.database);
  const behaviour = createBehaviour(scenario);
  const partitions = await votersPartitions(settings.brokers);

  const rate = () => directions.rate ?? settings.rate ?? scenario.defaults.rate;
  const pacer = new Pacer(rate(), performance.now());
  let share = 1;
  let cast = 0;
  const holdsBack = atMostEvery(MAX_WAIT_MS, (times) => tell({ heldBack: times }));

  const producer = producerClient(kafka);
  const consumer = consumerClient(kafka, SIMULATOR_GROUP, signal);
  // All simulators together cast `rate` ballots a second: each its share, by the partitions it has.
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    tell({ member: payload.memberId });
    const mine = payload.memberAssignment[VOTERS_TOPIC]?.length ?? 0;
    share = Math.max(1, mine) / partitions;
  });

  /** Milliseconds to wait until so many ballots may be cast. */
  const take = (ballots: number): number => {
    const { closes_at } = directions;
    if (closes_at !== null && Date.now() >= closes_at - CLOSING_MARGIN_MS) return MAX_WAIT_MS;
    pacer.perSecond = rate() * share;
    return pacer.take(ballots, performance.now());
  };

  const castSlice = async (voters: KafkaMessage[], batch: EachBatchPayload): Promise<boolean> => {
    const choices: Pick<Ballot, "voter_id" | "candidate_id">[] = [];
    for (const { value } of voters) {
      const voter = readMessage<RegisteredVoter>(value, VOTER_FIELDS);
      const choice = voter && decide(behaviour, seed, voter);
      if (choice) choices.push({ voter_id: voter.voter_id, candidate_id: choice.candidate_id });
    }

    for (;;) {
      const wait = take(choices.length);
      if (wait === 0) break;
      holdsBack();
      await pause(Math.min(wait, MAX_WAIT_MS), signal);
      await batch.heartbeat();
      if (signal.aborted || !batch.isRunning() || batch.isStale()) return false;
    }
    if (choices.length > 0) {
      const voting_time = new Date().toISOString();
      const messages = choices.map(({ voter_id, candidate_id }) =>
        ballotMessage({ voter_id, candidate_id, voting_time, source: "simulator" })
      );
      await producer.send({ topic: VOTES_TOPIC, acks: ACKS_ALL, messages });
    }
    cast += choices.length;
    report({ cast });
    return true;
  };

  let committedAt = performance.now();
  const commitNowAndThen = async ({ commitOffsetsIfNecessary, uncommittedOffsets }: EachBatchPayload) => {
    if (performance.now() < committedAt + COMMIT_INTERVAL_MS) return;
    committedAt = performance.now();
    await commitOffsetsIfNecessary(uncommittedOffsets());
  };

  try {
    await producer.connect();
    await consumer.connect();
    await consumer.subscribe({ topic: VOTERS_TOPIC, fromBeginning: true });
    await consumeUntil(signal, consumer, {
      partitionsConsumedConcurrently: partitions,
      eachBatchAutoResolve: false,
      eachBatch: async (payload) => {
        const { messages } = payload.batch;
        for (let at = 0, size; at < messages.length; at += size) {
          size = sliceVoters(rate());
          const slice = messages.slice(at, at + size);
          if (!await castSlice(slice, payload)) return;
          payload.resolveOffset(slice[slice.length - 1].offset);
          await commitNowAndThen(payload);
          await payload.heartbeat();
        }
      },
    });
  } finally {
    await closeClient(consumer);
    await closeClient(producer);
  }
}

/** Voters decided on at a time, at so many votes a second. */
function sliceVoters(rate: number): number {
  if (rate === 0) return MAX_SLICE_VOTERS;
  return Math.min(MAX_SLICE_VOTERS, Math.max(1, Math.round(rate * SLICE_MS / 1_000)));
}

/** Calls `told` with how many times that was, unless it has been called within the last `ms`. */
function atMostEvery(ms: number, told: (times: number) => void): () => void {
  let times = 0;
  let at = -Infinity;
  return () => {
    if (performance.now() < at + ms) return;
    at = performance.now();
    told(++times);
  };
}

async function storedElection(database: string) {
  const sql = openDatabase(database, "simulator", 1);
  try {
    return await needElection(sql);
  } finally {
    await sql.end();
  }
}

async function votersPartitions(brokers: readonly string[]): Promise<number> {
  const admin = await connectAdmin(brokers, "urna-simulator");
  try {
    return await partitionCount(admin, VOTERS_TOPIC);
  } finally {
    await closeClient(admin);
  }
}

if (import.meta.main) await runWorker("simulator", simulate);
