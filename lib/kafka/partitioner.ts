/**
 * Kafka's default partitioning of keyed messages: murmur2 of the key's bytes, so that every client in any
 * language sends one voter's messages to one partition. kafkajs computes the same with big integers, which
 * takes a third of all its time for a message.
 * Source: org.apache.kafka.common.utils.Utils.murmur2.
 */
import { type ICustomPartitioner, Partitioners } from "kafkajs";

const SEED = 0x9747b28c;
const MULTIPLIER = 0x5bd1e995;
const encoder = new TextEncoder();
const MAX_SHORT_KEY = 64;
/** For each length of a key the bytes that a key of that length was last written to. */
const room: Uint8Array[] = Array.from({ length: MAX_SHORT_KEY + 1 }, (_, length) => new Uint8Array(length));

/** Messages without a key, or with a partition of their own, are left to kafkajs. */
export const createPartitioner: ICustomPartitioner = () => {
  const unkeyed = Partitioners.DefaultPartitioner();
  return (args) => {
    const { message, partitionMetadata } = args;
    if (message.key === null || message.key === undefined || message.partition !== undefined) {
      return unkeyed(args);
    }
    const key = typeof message.key === "string" ? bytesOf(message.key) : message.key;
    return (murmur2(key) & 0x7fffffff) % partitionMetadata.length;
  };
};

/** In UTF-8; valid until the next call. Most keys are short and ASCII, and an encoder's call costs more. */
function bytesOf(key: string): Uint8Array {
  const bytes = room[key.length];
  if (bytes === undefined) return encoder.encode(key);
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    if (unit > 0x7f) return encoder.encode(key);
    bytes[i] = unit;
  }
  return bytes;
}

/** The hash, as a signed 32-bit integer. */
export function murmur2(data: Uint8Array): number {
  const { length } = data;
  let hash = SEED ^ length;
  let at = 0;
  for (; at + 4 <= length; at += 4) {
    let word = data[at] | data[at + 1] << 8 | data[at + 2] << 16 | data[at + 3] << 24;
    word = Math.imul(word, MULTIPLIER);
    word ^= word >>> 24;
    hash = Math.imul(hash, MULTIPLIER) ^ Math.imul(word, MULTIPLIER);
  }
  const rest = length - at;
  if (rest === 3) hash ^= data[at + 2] << 16;
  if (rest >= 2) hash ^= data[at + 1] << 8;
  if (rest >= 1) hash = Math.imul(hash ^ data[at], MULTIPLIER);
  hash = Math.imul(hash ^ hash >>> 13, MULTIPLIER);
  return hash ^ hash >>> 15;
}
