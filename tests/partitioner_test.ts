import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import fc from "fast-check";
import { Partitioners } from "kafkajs";
import { createPartitioner, murmur2 } from "@/lib/kafka/partitioner.ts";

const metadata = Array.from({ length: 7 }, (_, partitionId) => ({
  partitionId,
  partitionErrorCode: 0,
  leader: 1,
  replicas: [1],
  isr: [1],
}));

Deno.test("keyed messages go to the partition that Kafka's own clients choose", () => {
  const [ours, theirs] = [createPartitioner(), Partitioners.DefaultPartitioner()];
  const key = fc.oneof(fc.string(), fc.uuid(), fc.uint8Array().map((bytes) => Buffer.from(bytes)));
  fc.assert(fc.property(key, (key) => {
    const args = { topic: "t", partitionMetadata: metadata, message: { key, value: "" } };
    assert.equal(ours(args), theirs(args));
  }));
});

Deno.test("murmur2 gives the figures of Kafka's own test", () => {
  const hash = (text: string) => murmur2(new TextEncoder().encode(text));
  assert.deepEqual(
    ["21", "foobar", "a-little-bit-long-string", "a-little-bit-longer-string"].map(hash),
    [-973932308, -790332482, -985981536, -1486304829],
  );
});

Deno.test("a message's own partition is kept", () => {
  const message = { key: "k", value: "", partition: 5 };
  assert.equal(createPartitioner()({ topic: "t", partitionMetadata: metadata, message }), 5);
});
