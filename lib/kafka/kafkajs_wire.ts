/**
 * What is put right in kafkajs 2.2.4, continued: half of all time for a message went into buffers that held one
 * record, big integers, and copies of arrays. Here is its work for plain messages done in one pass; whatever
 * else there is, such as headers, compression and transactions, is left to kafkajs. Imported once, by
 * client.ts, for its effect, and before kafkajs: a module of it that another has loaded stays as it is.
 */
import { Buffer } from "node:buffer";
import { createRequire } from "node:module";
import { encodeBatch, isPlain } from "@/lib/kafka/wire/batch_writer.ts";
import { type BatchContext, readBatches, type ReadMessage } from "@/lib/kafka/wire/batch_reader.ts";

const require = createRequire(import.meta.url);

/** Puts `make(the module)` in the place of a module of kafkajs. */
function replace<Module>(path: string, make: (original: Module) => Module): void {
  const name = `kafkajs/src/${path}.js`;
  const original = require(name);
  require.cache[require.resolve(name)]!.exports = make(original);
}

interface Message {
  key?: string | Uint8Array | null;
  value: string | Uint8Array | null;
}

interface Grouping {
  topic: string;
  partitionMetadata: readonly unknown[];
  messages: readonly Message[];
  partitioner(of: { topic: string; partitionMetadata: readonly unknown[]; message: Message }): number;
}

/** kafkajs copies all earlier messages of the partition for each one. */
replace<(grouping: Grouping) => Record<number, Message[]>>(
  "producer/groupMessagesPerPartition",
  () => ({ topic, partitionMetadata, messages, partitioner }) => {
    const grouped: Record<number, Message[]> = {};
    if (partitionMetadata.length === 0) return grouped;
    for (const message of messages) {
      const partition = partitioner({ topic, partitionMetadata, message });
      (grouped[partition] ??= []).push(message);
    }
    return grouped;
  },
);

interface Encoder {
  writeString(text: string | null): Encoder;
  writeInt16(value: number): Encoder;
  writeInt32(value: number): Encoder;
  writeBuffer(value: Uint8Array): Encoder;
}

interface ProduceData {
  acks: number;
  timeout: number;
  transactionalId?: string | null;
  producerId?: unknown;
  compression?: number;
  topicData: { topic: string; partitions: { partition: number; messages: Message[] }[] }[];
}

interface ProduceRequest {
  encode(): Promise<Encoder>;
}

/** As kafkajs calls the producer that is not idempotent. */
const NO_PRODUCER_ID = -1;

replace<(data: ProduceData) => ProduceRequest>(
  "protocol/requests/produce/v3/request",
  (original) => (data) => {
    const request = original(data);
    const { transactionalId, producerId, compression, topicData } = data;
    const plain = !transactionalId && !compression &&
      (producerId === undefined || producerId === NO_PRODUCER_ID) &&
      topicData.every(({ partitions }) => partitions.every(({ messages }) => messages.every(isPlain)));
    return plain ? { ...request, encode: () => Promise.resolve(encodeProduce(data)) } : request;
  },
);

const EncoderOf = require("kafkajs/src/protocol/encoder.js") as new () => Encoder;

/** Layout: transactional id · acks · timeout · topics: name, partitions: number, length, record batch. */
function encodeProduce({ acks, timeout, topicData }: ProduceData): Encoder {
  const encoder = new EncoderOf().writeString(null).writeInt16(acks).writeInt32(timeout);
  encoder.writeInt32(topicData.length);
  for (const { topic, partitions } of topicData) {
    encoder.writeString(topic).writeInt32(partitions.length);
    for (const { partition, messages } of partitions) {
      const batch = encodeBatch(messages, Date.now());
      encoder.writeInt32(partition).writeInt32(batch.length);
      encoder.writeBuffer(Buffer.from(batch.buffer, batch.byteOffset, batch.length));
    }
  }
  return encoder;
}

interface Decoder {
  readonly buffer: Buffer;
  offset: number;
  readInt32(): number;
  canReadBytes(bytes: number): boolean;
}

const INT32_BYTES = 4;
const DecoderOf = require("kafkajs/src/protocol/decoder.js") as new (buffer: Buffer) => Decoder;
const decodeRecord = require("kafkajs/src/protocol/recordBatch/record/v0/decoder.js") as (
  decoder: Decoder,
  context: BatchContext,
) => ReadMessage;

replace<(decoder: Decoder) => Promise<ReadMessage[]>>(
  "protocol/requests/fetch/v4/decodeMessages",
  (original) => async (decoder) => {
    const { buffer, offset } = decoder;
    const bytes = decoder.readInt32();
    if (bytes > 0 && decoder.canReadBytes(bytes)) {
      const from = offset + INT32_BYTES;
      const set = buffer.subarray(from, from + bytes);
      const messages = readBatches(set, (record, context) => decodeRecord(new DecoderOf(record), context));
      if (messages !== null) {
        decoder.offset = from + bytes;
        return messages;
      }
    }
    decoder.offset = offset;
    return await original(decoder);
  },
);
