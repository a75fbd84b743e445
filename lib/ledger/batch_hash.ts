/**
 * The hashes of whole batches: four messages at a time, in a WebAssembly module that all of them are copied into.
 * They are the same as those of leaf.ts and merkle.ts, at a tenth of the time. The module has one fixed memory
 * for each thread, so what does not fit it is done in parts.
 */
import type { LedgerMessage } from "@/lib/ledger/leaf.ts";
import { treeRoot } from "@/lib/ledger/merkle.ts";
import { HASH_BYTES } from "@/lib/ledger/sha256.ts";
import * as sha256x4 from "@/lib/ledger/sha256x4/sha256x4.wasm";

const { HASHES, MAX_LEAVES, MAX_MESSAGE_BYTES, MAX_SOURCE_BYTES, SALTS, SOURCE, TABLE } = sha256x4;

const bytes = new Uint8Array(sha256x4.memory.buffer);
const words = new Int32Array(sha256x4.memory.buffer);

/**
 * Where a part of the messages ends that begins at `first` and can be hashed at once. At `first` itself where
 * that message is too long.
 */
export function endOfPart(messages: readonly LedgerMessage[], first: number): number {
  const last = Math.min(messages.length, first + MAX_LEAVES);
  let total = 0;
  for (let end = first; end < last; end++) {
    const { key, value } = messages[end];
    const size = (key?.length ?? 0) + (value?.length ?? 0);
    total += size;
    if (size > MAX_MESSAGE_BYTES || total > MAX_SOURCE_BYTES) return end;
  }
  return last;
}

/** The leaves of a part of messages with their salts, one after the other; the next call overwrites them. */
export function leavesOfPart(salts: Uint8Array, messages: readonly LedgerMessage[]): Uint8Array {
  bytes.set(salts, SALTS);
  let row = TABLE / Int32Array.BYTES_PER_ELEMENT;
  let at = SOURCE;
  const put = (data: Uint8Array | null) => {
    words[row++] = at;
    words[row++] = data?.length ?? -1;
    if (data === null) return;
    bytes.set(data, at);
    at += data.length;
  };
  for (const { key, value } of messages) {
    put(key);
    put(value);
  }
  sha256x4.hashLeaves(messages.length);
  return bytes.subarray(HASHES, HASHES + messages.length * HASH_BYTES);
}

/** The same as `treeRoot` of merkle.ts. */
export function rootOfBatch(leaves: Uint8Array): Uint8Array {
  if (leaves.length === 0) return treeRoot(leaves);
  // As many leaves as a power of two make a whole tree, whose root stands for them in the tree of all.
  let level = leaves;
  while (level.length > HASH_BYTES) {
    const roots = new Uint8Array(Math.ceil(level.length / PART_BYTES) * HASH_BYTES);
    for (let i = 0; i * PART_BYTES < level.length; i++) {
      const part = level.subarray(i * PART_BYTES, (i + 1) * PART_BYTES);
      bytes.set(part, HASHES);
      sha256x4.hashTree(part.length / HASH_BYTES);
      roots.set(bytes.subarray(HASHES, HASHES + HASH_BYTES), i * HASH_BYTES);
    }
    level = roots;
  }
  return level;
}

const PART_BYTES = MAX_LEAVES * HASH_BYTES;
