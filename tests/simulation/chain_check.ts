/** Whether a checkpoint follows from the one before it, and tells the truth of its messages. */
import { checkpointHash } from "@/lib/ledger/chain.ts";
import { leavesOf, type MessageOutcome, outcomeByte } from "@/lib/ledger/leaf.ts";
import { treeRoot } from "@/lib/ledger/merkle.ts";
import { sha256 } from "@/lib/ledger/sha256.ts";
import { LEDGER_KEY } from "./election.ts";
import { placeOf, type Tables } from "./tables.ts";
import type { VotesLog } from "./votes_log.ts";

/** What is wrong with the checkpoint at `index`, or null. */
export function checkCheckpoint(tables: Tables, votes: VotesLog, index: number): string | null {
  const checkpoint = tables.checkpoints[index];
  const { sequence, partition, from_offset, to_offset } = checkpoint;
  const name = `checkpoint ${sequence} (partition ${partition}, ${from_offset} to ${to_offset})`;
  const before = tables.checkpoints[index - 1];
  const covered = tables.checkpoints.slice(0, index).findLast((c) => c.partition === partition);
  if (sequence !== index + 1) return `${name} is number ${index + 1}`;
  if (!same(checkpoint.previous_hash, before?.hash ?? tables.genesis)) {
    return `${name} does not follow its previous`;
  }
  if (!same(checkpoint.hash, checkpointHash(checkpoint))) return `${name} has another hash than its content`;
  if (from_offset !== (covered?.to_offset ?? 0)) return `${name} leaves a gap, or overlaps`;

  const messages = votes.messages(partition, from_offset, to_offset);
  const outcomes = messages.map((message): MessageOutcome => {
    const rejection = tables.rejected.get(placeOf(message));
    return rejection?.reason ?? "counted";
  });
  const accepted = outcomes.filter((outcome) => outcome === "counted").length;
  if (accepted !== checkpoint.accepted) {
    return `${name} says ${checkpoint.accepted} accepted, it is ${accepted}`;
  }
  if (messages.length - accepted !== checkpoint.rejected) return `${name} has a wrong number of rejected`;
  if (!same(checkpoint.outcomes_hash, sha256(Uint8Array.from(outcomes, outcomeByte)))) {
    return `${name} tells of other outcomes`;
  }
  const leaves = messages.flatMap((message) => [...leavesOf(LEDGER_KEY, [message])]);
  if (!same(checkpoint.root, treeRoot(Uint8Array.from(leaves)))) return `${name} is of other messages`;
  return null;
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
