import assert from "node:assert/strict";
import type { KafkaMessage } from "kafkajs";
import { audit, auditAgainst } from "@/lib/audit/audit.ts";
import { type AuditSource, compareAll } from "@/lib/audit/comparison.ts";
import { type PublishedTotal, readPublished } from "@/lib/audit/published.ts";
import type { AuditReport } from "@/lib/audit/report.ts";
import { differenceText } from "@/lib/audit/text.ts";
import { ACKS_ALL, kafkaClient, producerClient } from "@/lib/kafka/client.ts";
import { LogReader } from "@/lib/kafka/log_reader.ts";
import { CANDIDATE_TOTALS_TOPIC, TOTALS_TOPICS, VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import { needElection } from "@/lib/store/election.ts";
import aggregate from "@/workers/aggregator.ts";
import { waitUntil } from "@/lib/wait.ts";
import { ballotFor, cast, consumed, registerFirst } from "./helpers/ballots.ts";
import { type TestServers, withElection } from "./helpers/servers.ts";
import { editMessage, editRow, targetOf } from "./helpers/tampering.ts";
import { whileWorking } from "./helpers/workers.ts";

const VOTERS = 400;
const EDITS = 100;
/** Counted ballots, second ballots, and messages that are none. */
const MESSAGES = VOTERS + 40 + 20;

/** Counts an election with every kind of message, and calls `test` when its totals are published. */
async function withCounted(
  test: (servers: TestServers & { scenario: Scenario }) => Promise<void>,
): Promise<void> {
  await withElection({ voters: VOTERS }, async (servers) => {
    const { sql, scenario } = servers;
    const voters = await registerFirst(VOTERS, sql, scenario);
    const ids = scenario.candidates.map(({ candidate_id }) => candidate_id);
    const ballots = voters.map((voter, i) => ballotFor(voter, ids[i % ids.length]));
    const hostile = Array.from({ length: 20 }, (_, i) => ({ key: `k${i}`, value: "x".repeat(i) }));
    await whileWorking(servers, [aggregate], async () => {
      for (let at = 0; at < VOTERS; at += 40) await cast(servers, ballots.slice(at, at + 40));
      await cast(servers, ballots.slice(0, 40));
      await cast(servers, hostile);
      await consumed(sql, MESSAGES);
      await waitUntil(async () => (await auditOf(servers)).ok, {
        what: "all that is counted is published",
        deadlineMs: 30_000,
      });
    });
    await test(servers);
  });
}

async function auditOf({ brokers, admin, sql }: TestServers): Promise<AuditReport> {
  return await audit({ brokers, admin, sql, web: "http://127.0.0.1:9", progress: () => {} });
}

/** All that an audit reads of Kafka, in memory, as often as it is wanted. */
async function recordedKafka({ brokers, admin }: TestServers): Promise<() => AuditSource> {
  const ends = await admin.fetchTopicOffsets(VOTES_TOPIC);
  await using reader = await LogReader.open(brokers, [
    { topic: VOTES_TOPIC, partitions: ends.length },
    ...TOTALS_TOPICS.map((topic) => ({ topic, partitions: 1 })),
  ]);
  const published = await readPublished(admin, reader);
  const messages = new Map<number, KafkaMessage[]>();
  for (const { partition, high } of ends) {
    messages.set(partition, await reader.readUpTo(VOTES_TOPIC, partition, Number(high)));
  }
  return () => {
    const left = new Map([...messages].map(([partition, all]) => [partition, [...all]]));
    return {
      ends: new Map(ends.map(({ partition, high }) => [partition, Number(high)])),
      readUpTo: (partition, to) => {
        const log = left.get(partition) ?? [];
        const end = log.findIndex(({ offset }) => Number(offset) >= to);
        return Promise.resolve(log.splice(0, end === -1 ? log.length : end));
      },
      published,
      since: newestCheckpoint(published),
      answers: null,
      whyNone: "",
      progress: () => {},
    };
  };
}

function newestCheckpoint(published: readonly PublishedTotal[]): number {
  return Math.max(...published.map(({ mark }) => mark?.ledger.checkpoint ?? 0));
}

class Undo extends Error {}

Deno.test("a counted election holds up, and of 100 random one-bit edits each is caught and located", async () => {
  await withCounted(async (servers) => {
    const { sql } = servers;
    const election = await needElection(sql);
    const source = await recordedKafka(servers);
    const untouched = await auditAgainst(sql, election, "", source());
    assert.deepEqual(untouched.steps.map(({ first }) => first), untouched.steps.map(() => null));
    assert.equal(untouched.fixed_point.votes, VOTERS);

    const missed: string[] = [];
    let edits = 0;
    for (let n = 0; edits < EDITS; n++) {
      const { target, random } = targetOf(n);
      let name: string | null = null;
      let steps: AuditReport["steps"] = [];
      const undone = sql.begin("isolation level repeatable read", async (tx) => {
        const kafka = source();
        if (target === "message") {
          const edit = editMessage(kafka.published, random);
          name = edit.name;
          kafka.published = edit.published;
        } else {
          if (target === "rejected_votes") {
            await tx`alter table rejected_votes drop constraint rejected_votes_reason_check`;
          }
          name = await editRow(tx, target, random);
        }
        if (name !== null) ({ steps } = await compareAll(tx, election, kafka));
        throw new Undo();
      });
      await assert.rejects(undone, Undo);
      if (name === null) continue;
      edits++;
      const firsts = steps.flatMap(({ first }) => first ?? []);
      const located = firsts.some(({ what, partition }) =>
        partition !== null || /^(tally_|registered)/.test(what)
      );
      if (!located) missed.push(`${n}: ${name} gives ${firsts.map(differenceText).join("; ") || "nothing"}`);
    }
    assert.deepEqual(missed, []);
  });
});

Deno.test("totals that somebody else sends to an aggregated topic are named with their offset", async () => {
  await withCounted(async (servers) => {
    const { brokers } = servers;
    const id = servers.scenario.candidates[0].candidate_id;
    const producer = producerClient(kafkaClient(brokers, "urna-test"));
    await producer.connect();
    const forged = { candidate_id: id, total_votes: 999_999, version: 10 ** 9 };
    const [{ baseOffset }] = await producer.send({
      topic: CANDIDATE_TOTALS_TOPIC,
      acks: ACKS_ALL,
      messages: [{ key: id, value: JSON.stringify(forged) }],
    });
    await producer.disconnect();
    const { ok, steps } = await auditOf(servers);
    assert.equal(ok, false);
    const [step] = steps.filter(({ differences }) => differences > 0);
    assert.match(step.title, /aggregated topics/);
    assert.equal(step.first?.offset, Number(baseOffset));
    assert.deepEqual(
      steps.filter(({ differences }) => differences > 0).map(({ number }) => number),
      [step.number],
    );
  });
});

Deno.test("a vote that was taken away, and one that was made up, are named", async () => {
  await withCounted(async (servers) => {
    const { sql } = servers;
    const [gone] = await sql`
      delete from votes where voter_id = (select voter_id from votes order by voter_id limit 1)
      returning partition, "offset"`;
    await sql`
      insert into votes select gen_random_uuid(), candidate_id, location, voting_time, source, partition, 77777
      from votes limit 1`;
    const { steps } = await auditOf(servers);
    const { first, differences } = steps[2];
    assert.deepEqual([first?.partition, first?.offset], [gone.partition, gone.offset]);
    assert.ok(differences >= 1);
  });
});

Deno.test("a ledger that lost its newest checkpoints is not taken for a whole one", async () => {
  await withCounted(async (servers) => {
    const { sql } = servers;
    await sql`delete from checkpoints where sequence > (select max(sequence) - 2 from checkpoints)`;
    await sql`
      update ledger_head set (sequence, hash) =
        (select sequence, hash from checkpoints order by sequence desc limit 1)`;
    const { ok, steps } = await auditOf(servers);
    assert.equal(ok, false);
    assert.ok(steps[0].differences > 0 && steps[0].first?.partition !== null);
  });
});
