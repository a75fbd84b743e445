import assert from "node:assert/strict";
import { zstdCompressSync } from "node:zlib";
import kafkajs, { type Message } from "kafkajs";
import aggregate from "../workers/aggregator.ts";
import { ACKS_ALL, kafkaClient, producerClient } from "@/lib/kafka/client.ts";
import { createPartitioner } from "@/lib/kafka/partitioner.ts";
import { AGGREGATOR_GROUP, VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import { readProgress } from "@/lib/pipeline/progress.ts";
import { enterBatch } from "@/lib/pipeline/enter_batch.ts";
import { ballotBook } from "@/lib/store/ballot_book.ts";
import { readLedgerKey } from "@/lib/store/ledger.ts";
import { waitUntil } from "@/lib/wait.ts";
import {
  assertSums,
  ballotFor,
  cast,
  consumed,
  registerFirst,
  rejections,
  votes,
} from "./helpers/ballots.ts";
import { withElection } from "./helpers/servers.ts";
import { whileWorking } from "./helpers/workers.ts";

const { CompressionCodecs, CompressionTypes } = kafkajs;
const MB = 1024 * 1024;
/** What reading 100,000 messages, the largest of 10 MB, may add to the process. */
const MAX_GROWTH_BYTES = 700 * MB;

Deno.test("100,000 hostile messages: each is kept with its reason, and the count goes on", async () => {
  await withElection({ voters: 1_000 }, async (servers) => {
    const { sql, scenario } = servers;
    const [first, ...others] = await registerFirst(1_000, sql, scenario);
    const { candidate_id } = scenario.candidates[0];
    const minor = others.pop()!;
    await sql`update voters set date_of_birth = '2020-01-01' where voter_id = ${minor.voter_id}`;

    const value = JSON.stringify({ voter_id: first.voter_id });
    const kinds: [reason: string, make: (i: number) => Message][] = [
      ["malformed", (i) => ({ key: first.voter_id, value: `{"voter_id": ${i}` })],
      ["malformed", (i) => ({ key: String(i), value: "\u0000\ud800\\" })],
      ["malformed", () => ({ key: first.voter_id, value })],
      ["malformed", () => ({ key: first.voter_id, value: null })],
      ["malformed", () => ({ ...ballotFor(first, candidate_id), key: "" })],
      ["malformed", () => ({ ...ballotFor(first, candidate_id), key: null })],
      ["unknown_voter", (i) => ballotFor({ voter_id: `nobody-${i}` }, candidate_id)],
      ["unknown_voter", () => ballotFor({ voter_id: crypto.randomUUID() }, candidate_id)],
      ["unknown_candidate", () => ballotFor(first, "Robert'); drop table votes; --")],
      ["under_age", () => ballotFor(minor, candidate_id)],
      ["duplicate", () => ballotFor(first, scenario.candidates[1].candidate_id)],
    ];
    const expected: Record<string, number> = {};
    const hostile = Array.from({ length: 99_999 }, (_, i) => {
      const [reason, make] = kinds[i % kinds.length];
      expected[reason] = (expected[reason] ?? 0) + 1;
      return make(i);
    });
    expected.malformed++;
    const huge = { key: first.voter_id, value: "x".repeat(10 * MB) };

    const before = Deno.memoryUsage().rss;
    await whileWorking(servers, [aggregate], async () => {
      await cast(servers, [ballotFor(first, candidate_id)]);
      await cast(servers, hostile.slice(0, 50_000));
      await cast(servers, [huge]);
      await cast(servers, hostile.slice(50_000));
      await cast(servers, others.map((voter) => ballotFor(voter, candidate_id)));
      await consumed(sql, 1 + 100_000 + others.length);
    });
    assert.deepEqual(await rejections(sql), expected);
    assert.equal(await assertSums(sql), 1 + others.length);
    const growth = Deno.memoryUsage().rss - before;
    assert.ok(growth < MAX_GROWTH_BYTES, `memory grew by ${Math.round(growth / MB)} MB`);

    const [kept] = await sql<{ message_bytes: number; kept: number }[]>`
      select message_bytes, length(message) as kept from rejected_votes order by message_bytes desc limit 1`;
    assert.equal(kept.message_bytes, 10 * MB);
    assert.ok(kept.kept > 0 && kept.kept < MB);
  });
});

Deno.test("a stream read again from its beginning counts nothing twice", async () => {
  await withElection({ voters: 500 }, async (servers) => {
    const { sql, admin, scenario } = servers;
    const voters = await registerFirst(500, sql, scenario);
    await cast(servers, voters.map((voter) => ballotFor(voter, scenario.candidates[0].candidate_id)));
    await whileWorking(servers, [aggregate], () => consumed(sql, 500));
    const counted = await votes(sql);

    await admin.deleteGroups([AGGREGATOR_GROUP]); // Kafka forgets where the group stood
    await whileWorking(servers, [aggregate], async () => {
      await cast(servers, voters.map((voter) => ballotFor(voter, scenario.candidates[1].candidate_id)));
      await consumed(sql, 1_000);
    });
    assert.deepEqual(await votes(sql), counted);
    assert.deepEqual(await rejections(sql), { duplicate: 500 });
    await assertSums(sql);
  });
});

Deno.test("ballots that reach the broker after the poll is closed do not count, whatever time they claim", async () => {
  await withElection({ voters: 100 }, async (servers) => {
    const { sql, scenario } = servers;
    const voters = await registerFirst(100, sql, scenario);
    const ballots = voters.map((voter) => ballotFor(voter, scenario.candidates[0].candidate_id));
    await whileWorking(servers, [aggregate], async () => {
      await cast(servers, ballots.slice(0, 60));
      await consumed(sql, 60);
      await sql`update election set closes_at = now()`;
      await cast(servers, ballots.slice(60));
      await consumed(sql, 100);
    });
    assert.equal(await assertSums(sql), 60);
    assert.deepEqual(await rejections(sql), { poll_closed: 40 });
  });
});

Deno.test("two aggregators share the stream and count each ballot once", async () => {
  await withElection({ voters: 4_000 }, async (servers) => {
    const { sql, admin, scenario } = servers;
    const voters = await registerFirst(4_000, sql, scenario);
    const ballots = voters.map((voter, i) => ballotFor(voter, scenario.candidates[i % 3].candidate_id));
    await whileWorking(servers, [aggregate, aggregate], async () => {
      await cast(servers, ballots.slice(0, 2_000));
      await waitUntil(async () => {
        const { groups: [group] } = await admin.describeGroups([AGGREGATOR_GROUP]);
        return group.state === "Stable" && group.members.length === 2;
      }, { what: "both have joined", deadlineMs: 30_000 });
      await cast(servers, ballots.slice(2_000));
      await consumed(sql, 4_000);
    });
    assert.equal(await assertSums(sql), 4_000);
    assert.deepEqual(await rejections(sql), {});
  });
});

Deno.test("a batch from an aggregator that was replaced enters nothing", async () => {
  await withElection({ voters: 10 }, async ({ sql }) => {
    const batch = { partition: 0, messages: [], eligible: [], rejected: [] };
    const key = await readLedgerKey(sql);
    const enter = (from: number, to: number) => enterBatch(ballotBook(sql), key, { ...batch, from, to });
    await sql`insert into consumed_offsets (partition, next_offset) values (0, 5)`;
    assert.equal(await enter(3, 8), null);
    assert.deepEqual(await enter(5, 8), { counted: 0, rejected: 0, repeats: false });
    assert.equal(await enter(5, 8), null);
    const [{ next_offset }] = await sql`select next_offset from consumed_offsets where partition = 0`;
    assert.equal(next_offset, 8);
  });
});

Deno.test("a book brought back from an older state is caught up, without a new ballot", async () => {
  await withElection({ voters: 300 }, async (servers) => {
    const { sql, scenario } = servers;
    const voters = await registerFirst(300, sql, scenario);
    await cast(servers, voters.map((voter) => ballotFor(voter, scenario.candidates[0].candidate_id)));
    await whileWorking(servers, [aggregate], () => consumed(sql, 300));
    const counted = await votes(sql);
    const emptied = [
      "votes",
      "checkpoints",
      "tally_by_candidate",
      "tally_by_location",
      "tally_by_demographic",
    ];
    await sql.unsafe(`truncate ${emptied.join(", ")}; delete from consumed_offsets`);

    await whileWorking(servers, [aggregate], () => consumed(sql, 300));
    assert.deepEqual(await votes(sql), counted);
    assert.equal(await assertSums(sql), 300);
  });
});

Deno.test("ballots of a transactional producer leave nothing to wait for", async () => {
  await withElection({ voters: 200 }, async (servers) => {
    const { sql, admin, brokers, scenario } = servers;
    const voters = await registerFirst(200, sql, scenario);
    const producer = kafkaClient(brokers, "urna-test").producer({
      createPartitioner,
      transactionalId: crypto.randomUUID(),
      maxInFlightRequests: 1,
      idempotent: true,
    });
    await producer.connect();
    await whileWorking(servers, [aggregate], async () => {
      const transaction = await producer.transaction();
      const messages = voters.map((voter) => ballotFor(voter, scenario.candidates[0].candidate_id));
      await transaction.send({ topic: VOTES_TOPIC, messages });
      await transaction.commit();
      await consumed(sql, 200); // what is not committed yet is no lag either
      await waitUntil(async () => (await readProgress(sql, admin)).lag === 0, {
        what: "nothing is left to count",
        deadlineMs: 20_000,
      });
    });
    await producer.disconnect();
    assert.equal((await votes(sql)).length, 200);
  });
});

Deno.test("ballots of a sender that compresses in a way kafkajs cannot read are counted", async () => {
  await withElection({ voters: 50 }, async (servers) => {
    const { sql, brokers, scenario } = servers;
    const voters = await registerFirst(50, sql, scenario);
    const producer = producerClient(kafkaClient(brokers, "urna-test"));
    await producer.connect();
    const unreadable = CompressionCodecs[CompressionTypes.ZSTD];
    CompressionCodecs[CompressionTypes.ZSTD] = () => ({
      compress: ({ buffer }: { buffer: Uint8Array }) => Promise.resolve(zstdCompressSync(buffer)),
    });
    try {
      await producer.send({
        topic: VOTES_TOPIC,
        compression: CompressionTypes.ZSTD,
        acks: ACKS_ALL,
        messages: voters.map((voter) => ballotFor(voter, scenario.candidates[0].candidate_id)),
      });
    } finally {
      CompressionCodecs[CompressionTypes.ZSTD] = unreadable;
      await producer.disconnect();
    }
    await whileWorking(servers, [aggregate], () => consumed(sql, 50));
    assert.equal((await votes(sql)).length, 50);
  });
});
