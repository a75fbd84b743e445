/**
 * The ledger's chain: one checkpoint for each batch that was entered, each holding the hash of the one before.
 * There is one chain for all partitions, so it tells the order of all commits too. Pure, no I/O.
 */
import { sha256 } from "@/lib/ledger/sha256.ts";

export interface Checkpoint {
  /** 1, 2, 3, … */
  sequence: number;
  previous_hash: Uint8Array;
  partition: number;
  /** Messages from this offset … */
  from_offset: number;
  /** … up to, not including, this one. */
  to_offset: number;
  accepted: number;
  rejected: number;
  /** Root of the Merkle tree over the batch's messages. */
  root: Uint8Array;
  /** SHA-256 of their outcomes, a byte each. */
  outcomes_hash: Uint8Array;
  /** Microseconds since 1970: when the transaction of the batch began. */
  committed_at: number;
  hash: Uint8Array;
}

/** Where a chain stands. */
export interface ChainHead {
  /** Of the newest checkpoint; 0 while there is none. */
  sequence: number;
  hash: Uint8Array;
}

/** First bytes of what is hashed: neither can be taken for the other, nor for a tree's leaf or node. */
const CHECKPOINT = Uint8Array.of(2);
const GENESIS = Uint8Array.of(3);

/** The hash that a checkpoint must have: SHA-256 of its fields as big-endian integers and plain bytes. */
export function checkpointHash(checkpoint: Omit<Checkpoint, "hash">): Uint8Array {
  const { sequence, partition, from_offset, to_offset, accepted, rejected, committed_at } = checkpoint;
  return sha256(
    CHECKPOINT,
    checkpoint.previous_hash,
    int64(sequence),
    int32(partition),
    int64(from_offset),
    int64(to_offset),
    int32(accepted),
    int32(rejected),
    checkpoint.root,
    checkpoint.outcomes_hash,
    int64(committed_at),
  );
}

/** What a chain begins from: the election it belongs to, and the key that blinds its leaves. */
export interface Genesis {
  ledger_key: Uint8Array;
  /** The scenario as canonical JSON. */
  scenario: string;
  seed: number;
  /** Microseconds since 1970. */
  begun_at: number;
}

/** The hash before the first checkpoint. It tells nothing of the ledger key. */
export function genesisHash({ ledger_key, scenario, seed, begun_at }: Genesis): Uint8Array {
  const text = new TextEncoder().encode(scenario);
  return sha256(GENESIS, sha256(ledger_key), sha256(text), int64(seed), int64(begun_at));
}

function int32(n: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(4));
  view.setInt32(0, n);
  return new Uint8Array(view.buffer);
}

function int64(n: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigInt64(0, BigInt(n));
  return new Uint8Array(view.buffer);
}
