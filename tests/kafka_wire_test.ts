import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { createRequire } from "node:module";
import fc from "fast-check";
import { ACKS_ALL, kafkaClient, producerClient } from "@/lib/kafka/client.ts";
import { LogReader } from "@/lib/kafka/log_reader.ts";
import { VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import { readBatches } from "@/lib/kafka/wire/batch_reader.ts";
import { encodeBatch, isPlain, type PlainMessage } from "@/lib/kafka/wire/batch_writer.ts";
import { crc32c } from "@/lib/kafka/wire/crc32c.ts";
import { TEST_PARTITIONS, withElection } from "./helpers/servers.ts";

const require = createRequire(import.meta.url);
// kafkajs's own, of which none is replaced.
const recordOf = require("kafkajs/src/protocol/recordBatch/record/v0/index.js");
const { RecordBatch } = require("kafkajs/src/protocol/recordBatch/v0/index.js");
const decodeBatch = require("kafkajs/src/protocol/recordBatch/v0/decoder.js");
const decodeRecord = require("kafkajs/src/protocol/recordBatch/record/v0/decoder.js");
const Decoder = require("kafkajs/src/protocol/decoder.js");
const crc32cOfKafkajs = require("kafkajs/src/protocol/recordBatch/crc32C/crc32C.js");

interface BatchOptions {
  firstOffset?: bigint;
  now?: number;
  timestampDelta?: number;
}

/** The batch as kafkajs writes it, which knows neither offsets nor append time: those are put in afterwards. */
async function batchOf(messages: readonly object[], options: BatchOptions = {}): Promise<Buffer> {
  const { firstOffset = 0n, now = 1_700_000_000_000, timestampDelta = 0 } = options;
  const encoder = await RecordBatch({
    records: messages.map((message, offsetDelta) => recordOf({ ...message, offsetDelta, timestampDelta })),
    firstTimestamp: now,
    maxTimestamp: now + timestampDelta,
    lastOffsetDelta: messages.length - 1,
  });
  encoder.buffer.writeBigInt64BE(firstOffset);
  return encoder.buffer;
}

const headed = (record: Buffer, context: object) => decodeRecord(new Decoder(record), context);

async function asKafkajsReads(set: Buffer): Promise<unknown[]> {
  const decoder = new Decoder(set);
  const messages: unknown[] = [];
  while (decoder.canReadBytes(1)) messages.push(...(await decodeBatch(decoder)).records);
  return messages;
}

const bytes = fc.oneof(
  fc.constant(null),
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: "grapheme-ascii", maxLength: 200 }),
  fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)),
);
const plain = fc.record({ key: fc.oneof(bytes, fc.constant(undefined)), value: bytes });
const withHeaders = fc.record({
  key: bytes,
  value: bytes,
  headers: fc.dictionary(fc.string({ maxLength: 10 }), fc.oneof(fc.string(), fc.array(fc.string()))),
});
const time = fc.integer({ min: 0, max: 2 ** 43 });

Deno.test("a batch of plain messages is written byte for byte as kafkajs writes it", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(plain, { minLength: 1, maxLength: 300 }), time, async (messages, now) => {
      assert.ok(messages.every(isPlain));
      assert.deepEqual(
        Buffer.from(encodeBatch(messages as PlainMessage[], now)),
        await batchOf(messages, { now }),
      );
    }),
  );
});

Deno.test("a value of 16 MiB, in ASCII or beyond, is written as kafkajs writes it", async () => {
  for (const unit of ["x", "é"]) {
    const messages = [{ key: "k", value: unit.repeat(2 ** 24 / Buffer.byteLength(unit)) }, {
      key: "l",
      value: "m",
    }];
    const ours = Buffer.from(encodeBatch(messages, 1));
    assert.equal(ours.compare(await batchOf(messages, { now: 1 })), 0);
  }
});

Deno.test("messages with headers or times of their own are left to kafkajs", () => {
  assert.equal(isPlain({ key: "k", value: "v", headers: {} }), true);
  assert.equal(isPlain({ key: "k", value: "v", headers: { a: "b" } }), false);
  assert.equal(isPlain({ key: "k", value: "v", timestamp: "1" }), false);
  assert.equal(isPlain({ key: "k", value: 1 }), false);
});

Deno.test("batches are read as kafkajs reads them: times, headers, null, and offsets up to a double's end", async () => {
  const batch = fc.record({
    messages: fc.array(fc.oneof(plain, withHeaders), { maxLength: 100 }),
    firstOffset: fc.oneof(fc.bigInt({ min: 0n, max: 2n ** 52n }), fc.bigInt({ min: 0n, max: 2n ** 31n })),
    now: time,
    timestampDelta: fc.oneof(fc.constant(0), fc.integer({ min: -1_000_000, max: 2 ** 40 })),
  });
  await fc.assert(fc.asyncProperty(fc.array(batch, { minLength: 1, maxLength: 3 }), async (batches) => {
    const set = Buffer.concat(
      await Promise.all(batches.map(({ messages, ...rest }) => batchOf(messages, rest))),
    );
    assert.deepEqual(readBatches(set, headed), await asKafkajsReads(set));
  }));
});

Deno.test("a batch with append time, and one that was cut off at the end, are read as kafkajs reads them", async () => {
  const batch = await batchOf([{ key: "a", value: "b" }, { key: "c", value: null }], { timestampDelta: 7 });
  batch.writeInt16BE(0x08, 21);
  const read = readBatches(batch, headed);
  assert.deepEqual(read, await asKafkajsReads(batch));
  assert.equal(read?.[1].timestamp, "1700000000007");
  const cutOff = Buffer.concat([batch, batch.subarray(0, batch.length - 1)]);
  assert.deepEqual(readBatches(cutOff, headed), read);
});

Deno.test("what it cannot read it leaves to kafkajs: compressed, control, old, huge or damaged batches", async () => {
  const change = async (put: (batch: Buffer) => void) => {
    const batch = await batchOf([{ key: "a".repeat(100), value: "b" }]);
    put(batch);
    return readBatches(Buffer.concat([await batchOf([{ value: "v" }]), batch]), headed);
  };
  assert.equal((await change(() => {}))?.length, 2);
  assert.equal(await change((batch) => batch.writeInt16BE(1, 21)), null);
  assert.equal(await change((batch) => batch.writeInt16BE(0x20, 21)), null);
  assert.equal(await change((batch) => batch.writeInt8(1, 16)), null);
  assert.equal(await change((batch) => batch.writeBigInt64BE(2n ** 60n, 0)), null);
  assert.equal(await change((batch) => batch.writeInt32BE(-5, 8)), null);
  assert.equal(await change((batch) => batch.writeInt32BE(2 ** 30, 57)), null);
  assert.equal(await change((batch) => batch.fill(0xff, 61)), null);
});

Deno.test("the checksum is CRC-32C", () => {
  assert.equal(crc32c(new TextEncoder().encode("123456789")), 0xe3069283); // RFC 3720's check value
  fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(20), (array, from) => {
    assert.equal(crc32c(array, from), crc32cOfKafkajs(array.subarray(from)));
  }));
});

Deno.test("the client's own producer groups, writes and reads by this code, and the broker agrees", async () => {
  await withElection({ voters: 10 }, async ({ brokers }) => {
    await using parts = new AsyncDisposableStack();
    const producer = producerClient(kafkaClient(brokers, "urna-wire-test"));
    await producer.connect();
    parts.defer(() => producer.disconnect());
    const all = [
      ...Array.from(
        { length: 5_000 },
        (_, n) => ({ key: `voter-${n}`, value: JSON.stringify({ n, é: "ü" }) }),
      ),
      { key: Buffer.of(0, 255), value: null },
      { key: "headed", value: "v", headers: { name: ["a", "b"] } },
    ];
    const reducing = Object.assign([...all], {
      reduce: () => assert.fail("kafkajs groups the messages itself: it was loaded before its patches"),
    });
    for (const messages of [all, reducing]) {
      await producer.send({ topic: VOTES_TOPIC, acks: ACKS_ALL, messages });
    }
    const sent = [...all, ...all].map(({ key, value }) => [Buffer.from(key).toString("hex"), value]);

    const reader = await LogReader.open(brokers, [{ topic: VOTES_TOPIC, partitions: TEST_PARTITIONS }]);
    parts.use(reader);
    const ends = await offsetsOf(brokers);
    const read = await Promise.all(
      ends.map((end, partition) => reader.readUpTo(VOTES_TOPIC, partition, end)),
    );
    const got = read.flat().map(({ key, value }) => [key?.toString("hex"), value?.toString() ?? null]);
    assert.deepEqual(got.sort(byText), sent.sort(byText));
    const marked = read.flat().filter(({ headers }) => Object.keys(headers ?? {}).length > 0);
    assert.deepEqual(marked.map(({ headers }) => String(headers?.name)), ["a,b", "a,b"]);
  });
});

const byText = (a: unknown, b: unknown) => String(a) < String(b) ? -1 : 1;

async function offsetsOf(brokers: string[]): Promise<number[]> {
  const admin = kafkaClient(brokers, "urna-wire-test").admin();
  await admin.connect();
  try {
    const offsets = await admin.fetchTopicOffsets(VOTES_TOPIC);
    return offsets.sort((a, b) => a.partition - b.partition).map(({ high }) => Number(high));
  } finally {
    await admin.disconnect();
  }
}
