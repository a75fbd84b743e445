/** From a batch, judged and settled, to its checkpoint's content. Pure, no I/O. */
import { rootOfBatch } from "@/lib/ledger/batch_hash.ts";
import { leavesOf, type LedgerMessage, type MessageOutcome, outcomeByte } from "@/lib/ledger/leaf.ts";
import { sha256 } from "@/lib/ledger/sha256.ts";

/** What a checkpoint says of its batch, with what its proofs are made from. */
export interface BatchSeal {
  partition: number;
  from_offset: number;
  to_offset: number;
  accepted: number;
  rejected: number;
  /** The leaf hashes of the batch's messages, in their order, one after the other. */
  leaves: Uint8Array;
  root: Uint8Array;
  /** A byte for each message, in their order: see `outcomeByte`. */
  outcomes: Uint8Array;
  outcomes_hash: Uint8Array;
}

/** The messages of a batch with their leaves and root: all that can be had before their outcome is known. */
export interface BatchTree {
  offsets: number[];
  leaves: Uint8Array;
  root: Uint8Array;
}

export function plantTree(ledgerKey: Uint8Array, messages: readonly LedgerMessage[]): BatchTree {
  const leaves = leavesOf(ledgerKey, messages);
  return { offsets: messages.map(({ offset }) => offset), leaves, root: rootOfBatch(leaves) };
}

/** The seal of the batch. `rejected` holds the outcome of every message that did not count, by offset. */
export function sealBatch(
  { offsets, leaves, root }: BatchTree,
  { partition, from, to }: { partition: number; from: number; to: number },
  rejected: ReadonlyMap<number, MessageOutcome>,
): BatchSeal {
  const counted = outcomeByte("counted");
  const outcomes = new Uint8Array(offsets.length).fill(counted);
  if (rejected.size > 0) {
    for (const [i, offset] of offsets.entries()) outcomes[i] = outcomeByte(rejected.get(offset) ?? "counted");
  }
  return {
    partition,
    from_offset: from,
    to_offset: to,
    accepted: offsets.length - rejected.size,
    rejected: rejected.size,
    leaves,
    root,
    outcomes,
    outcomes_hash: sha256(outcomes),
  };
}
