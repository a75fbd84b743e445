/**
 * Proof that a receipt's ballot is in the ledger: the path from its leaf to the root of its batch, and the batch's
 * checkpoint in the chain. Whoever holds the head of the chain can check it without trusting who gave it.
 * Bytes are text here, in hex, as proofs travel as JSON. Pure, no I/O.
 */
import { rootOfBatch } from "@/lib/ledger/batch_hash.ts";
import { type Checkpoint, checkpointHash } from "@/lib/ledger/chain.ts";
import { type MessageOutcome, outcomeByte, outcomeOf } from "@/lib/ledger/leaf.ts";
import { inclusionPath, indexOfLeaf, leafCount, rootFromPath } from "@/lib/ledger/merkle.ts";
import { formatReceipt, type Receipt } from "@/lib/ledger/receipt.ts";
import { sha256 } from "@/lib/ledger/sha256.ts";

const HASHES = ["previous_hash", "root", "outcomes_hash", "hash"] as const;
type HashField = typeof HASHES[number];

/** A checkpoint as it is published. */
export type PublicCheckpoint = Omit<Checkpoint, HashField> & Record<HashField, string>;

export interface ReceiptProof {
  receipt: string;
  /** What became of the ballot. */
  outcome: MessageOutcome;
  /** Place of its leaf in the tree of its batch, and how many leaves that has. */
  index: number;
  size: number;
  /** From the leaf's neighbour up: RFC 9162, section 2.1.3. */
  path: string[];
  /** What became of each message of the batch, a byte each. */
  outcomes: string;
  checkpoint: PublicCheckpoint;
}

export function publicCheckpoint(checkpoint: Checkpoint): PublicCheckpoint {
  const { sequence, partition, from_offset, to_offset, accepted, rejected, committed_at } = checkpoint;
  const [previous_hash, root, outcomes_hash, hash] = HASHES.map((name) => checkpoint[name].toHex());
  return {
    sequence,
    previous_hash,
    partition,
    from_offset,
    to_offset,
    accepted,
    rejected,
    root,
    outcomes_hash,
    committed_at,
    hash,
  };
}

/** The proof, or null where the batch does not hold the receipt's leaf. */
export function proveReceipt(
  receipt: Receipt,
  stored: Checkpoint & { leaves: Uint8Array; outcomes: Uint8Array },
): ReceiptProof | null {
  const index = indexOfLeaf(stored.leaves, receipt.leaf);
  const outcome = outcomeOf(stored.outcomes[index]);
  if (index === -1 || outcome === undefined) return null;
  return {
    receipt: formatReceipt(receipt),
    outcome,
    index,
    size: leafCount(stored.leaves),
    path: inclusionPath(stored.leaves, index, rootOfBatch).map((hash) => hash.toHex()),
    outcomes: stored.outcomes.toHex(),
    checkpoint: publicCheckpoint(stored),
  };
}

/** Why a proof does not hold for a receipt, in words; null where it does. */
export function flawOf(receipt: Receipt, proof: ReceiptProof): string | null {
  const { checkpoint, index, size, path, outcome } = proof;
  const isItsPlace = checkpoint.partition === receipt.partition &&
    checkpoint.from_offset <= receipt.offset && receipt.offset < checkpoint.to_offset;
  if (!isItsPlace) return "the checkpoint is of another part of the ballot box";
  const root = rootFromPath(receipt.leaf, index, size, path.map((hash) => Uint8Array.fromHex(hash)));
  if (root?.toHex() !== checkpoint.root) {
    return "the path does not lead from the receipt to the checkpoint's root";
  }
  const outcomes = Uint8Array.fromHex(proof.outcomes);
  if (sha256(outcomes).toHex() !== checkpoint.outcomes_hash) return "the outcomes are not the checkpoint's";
  if (outcomes.length !== size || outcomes[index] !== outcomeByte(outcome)) {
    return "the outcome is another one";
  }
  return flawOfCheckpoint(checkpoint);
}

/** Why a checkpoint cannot be; null where its hash is right. */
export function flawOfCheckpoint(checkpoint: PublicCheckpoint): string | null {
  const hashes = HASHES.map((name) => [name, Uint8Array.fromHex(checkpoint[name])] as const);
  const own = checkpointHash({
    ...checkpoint,
    ...Object.fromEntries(hashes) as Record<HashField, Uint8Array>,
  });
  return own.toHex() === checkpoint.hash
    ? null
    : `checkpoint ${checkpoint.sequence} has another hash than its own`;
}

/** Why `next` does not follow `before`; null where it does. */
export function flawOfLink(before: PublicCheckpoint, next: PublicCheckpoint): string | null {
  const follows = next.sequence === before.sequence + 1 && next.previous_hash === before.hash;
  if (!follows) return `checkpoint ${next.sequence} does not follow checkpoint ${before.sequence}`;
  return flawOfCheckpoint(next);
}
