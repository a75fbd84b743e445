import assert from "node:assert/strict";
import { ACKS_ALL, closeClient, kafkaClient, producerClient } from "@/lib/kafka/client.ts";
import { LogReader } from "@/lib/kafka/log_reader.ts";
import { LOCATION_TOTALS_TOPIC, VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import { withElection } from "./helpers/servers.ts";

const MAX_READY = 100;
const BALLOTS = 3_000;
/** More than one request brings. */
const TOTALS = 5_000;
const TOTAL_BYTES = 1_000;

Deno.test("a partition that nobody reads waits, and keeps no other one from being read", async () => {
  await withElection({ voters: 10 }, async ({ brokers }) => {
    const producer = producerClient(kafkaClient(brokers, "urna-test"));
    await producer.connect();
    const messages = (count: number, value: string) =>
      Array.from({ length: count }, () => ({ key: "k", value }));
    try {
      const acks = ACKS_ALL;
      const ballots = messages(BALLOTS, "ballot").map((message) => ({ ...message, partition: 0 }));
      await producer.send({ topic: VOTES_TOPIC, acks, messages: ballots });
      const totals = messages(TOTALS, "x".repeat(TOTAL_BYTES));
      await producer.send({ topic: LOCATION_TOTALS_TOPIC, acks, messages: totals });
    } finally {
      await closeClient(producer);
    }
    const topics = [
      { topic: VOTES_TOPIC, partitions: 1 },
      { topic: LOCATION_TOTALS_TOPIC, partitions: 1 },
    ];
    await using reader = await LogReader.open(brokers, topics, MAX_READY);
    assert.equal((await reader.readUpTo(LOCATION_TOTALS_TOPIC, 0, TOTALS)).length, TOTALS);
    const [some, rest] = [10, BALLOTS];
    assert.equal((await reader.readUpTo(VOTES_TOPIC, 0, some)).length, some);
    const offsets = (await reader.readUpTo(VOTES_TOPIC, 0, rest)).map(({ offset }) => Number(offset));
    assert.deepEqual(offsets, Array.from({ length: BALLOTS - some }, (_, i) => some + i));
  });
});
