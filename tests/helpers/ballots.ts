/** What tests ask of a ballot book, and ballots that they put into the stream. */
import assert from "node:assert/strict";
import type { Message } from "kafkajs";
import { ACKS_ALL, kafkaClient, producerClient } from "@/lib/kafka/client.ts";
import { VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import type { Database } from "@/lib/store/database.ts";
import { Electorate } from "@/lib/scenario/electorate.ts";
import { registerVoters } from "@/lib/store/registry.ts";
import type { Voter } from "@/lib/election/types.ts";
import { waitUntil } from "@/lib/wait.ts";
import type { TestServers } from "./servers.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";

const COUNT_TIMEOUT_MS = 120_000;
const MESSAGES_PER_SEND = 2_000;

/** Registers the first `n` voters of seed 1. */
export async function registerFirst(n: number, sql: Database, scenario: Scenario): Promise<Voter[]> {
  const electorate = await Electorate.create(scenario, 1);
  const voters = Array.from({ length: n }, (_, i) => electorate.voter(i));
  await registerVoters(sql, voters);
  return voters;
}

export function ballotFor(voter: Pick<Voter, "voter_id">, candidate_id: string): Message {
  const { voter_id } = voter;
  const ballot = { voter_id, candidate_id, voting_time: "2026-11-03T10:00:00Z", source: "import" };
  return { key: voter_id, value: JSON.stringify(ballot) };
}

/** Puts messages on `votes_topic`, in their order. */
export async function cast({ brokers }: TestServers, messages: readonly Message[]): Promise<void> {
  const producer = producerClient(kafkaClient(brokers, "urna-test"));
  await producer.connect();
  try {
    for (let at = 0; at < messages.length; at += MESSAGES_PER_SEND) {
      const slice = messages.slice(at, at + MESSAGES_PER_SEND);
      await producer.send({ topic: VOTES_TOPIC, acks: ACKS_ALL, messages: slice });
    }
  } finally {
    await producer.disconnect();
  }
}

/** Waits until so many messages of `votes_topic` are counted or rejected. */
export async function consumed(sql: Database, messages: number): Promise<void> {
  await waitUntil(async () => {
    const [row] = await sql<{ n: number }[]>`
      select coalesce(sum(next_offset), 0)::bigint as n from consumed_offsets`;
    return row.n >= messages;
  }, { what: `${messages} messages are consumed`, deadlineMs: COUNT_TIMEOUT_MS });
}

/** How many were rejected, by reason. */
export async function rejections(sql: Database): Promise<Record<string, number>> {
  const rows = await sql<{ reason: string; n: number }[]>`
    select reason, count(*) as n from rejected_votes group by reason`;
  return Object.fromEntries(rows.map(({ reason, n }) => [reason, n]));
}

/** Asserts what must hold at every commit, and gives back the number of counted votes. */
export async function assertSums(sql: Database): Promise<number> {
  const [row] = await sql<Record<string, number>[]>`
    select (select count(*) from votes) as votes,
           (select count(*) from rejected_votes) as rejected,
           (select coalesce(sum(votes), 0)::bigint from tally_by_candidate) as by_candidate,
           (select coalesce(sum(votes), 0)::bigint from tally_by_location) as by_location,
           (select coalesce(sum(votes), 0)::bigint from tally_by_demographic) as by_demographic,
           (select coalesce(sum(next_offset), 0)::bigint from consumed_offsets) as consumed,
           (select coalesce(sum(votes + rejected), 0)::bigint from consumed_offsets) as settled`;
  assert.equal(row.by_candidate, row.votes, "sum by candidate = rows in votes");
  assert.equal(row.by_location, row.votes, "sum by location = rows in votes");
  assert.equal(row.by_demographic, row.votes, "sum by demographic = rows in votes");
  assert.equal(row.votes + row.rejected, row.consumed, "votes + rejected = messages consumed");
  assert.equal(row.settled, row.consumed, "the counts beside the offsets agree");
  return row.votes;
}

/** Every counted vote: who, for whom, where. */
export async function votes(sql: Database): Promise<string[]> {
  const rows = await sql<{ voter_id: string; candidate_id: string; location: string }[]>`
    select voter_id, candidate_id, location from votes order by voter_id`;
  return rows.map((row) => `${row.voter_id} ${row.candidate_id} ${row.location}`);
}
