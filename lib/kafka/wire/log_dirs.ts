/**
 * How much of a broker's disk each partition takes: DescribeLogDirs, version 1, which kafkajs knows by number only
 * (https://kafka.apache.org/protocol.html#The_Messages_DescribeLogDirs).
 *
 *   request: topics: name string, partitions: int32; −1 topics = all
 *   response: throttle time int32 · folders: error code int16 · path string · topics: name string, partitions:
 *   partition int32, size int64, offset lag int64, is future int8
 */
import "@/lib/kafka/kafkajs_wire.ts"; // before kafkajs
import type { Buffer } from "node:buffer";
import Decoder from "kafkajs/src/protocol/decoder.js";
import Encoder from "kafkajs/src/protocol/encoder.js";

const API_KEY = 35;
const API_VERSION = 1;
const ALL_TOPICS = -1;

/** What one broker holds of a partition. */
export interface PartitionSize {
  topic: string;
  partition: number;
  bytes: number;
}

interface WireReader {
  readInt8(): number;
  readInt16(): number;
  readInt32(): number;
  readInt64(): { toString(): string };
  readString(): string;
  readArray<T>(read: (decoder: WireReader) => T): T[];
}

/** A request as kafkajs sends one, and how its answer is read. */
export function describeLogDirs() {
  return {
    request: {
      apiKey: API_KEY,
      apiVersion: API_VERSION,
      apiName: "DescribeLogDirs",
      encode: () => Promise.resolve(new Encoder().writeInt32(ALL_TOPICS)),
    },
    response: {
      decode: (raw: Buffer) => Promise.resolve(decoded(new Decoder(raw) as unknown as WireReader)),
      parse: (sizes: PartitionSize[]) => Promise.resolve(sizes),
    },
  };
}

/** Folders that the broker may not tell of have no topics. What is being moved elsewhere is not counted. */
function decoded(decoder: WireReader): PartitionSize[] {
  decoder.readInt32();
  const folders = decoder.readArray((folder) => {
    folder.readInt16();
    folder.readString();
    return folder.readArray((entry) => {
      const topic = entry.readString();
      const partitions = entry.readArray((one) => {
        const partition = one.readInt32();
        const bytes = Number(one.readInt64().toString());
        one.readInt64();
        return { topic, partition, bytes, isFuture: one.readInt8() !== 0 };
      });
      return partitions.filter(({ isFuture }) => !isFuture);
    });
  });
  return folders.flat(2).map(({ topic, partition, bytes }) => ({ topic, partition, bytes }));
}
