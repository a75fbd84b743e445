/** The ledger's leaves: one for each message of `votes_topic`, counted or not. */
import { endOfPart, leavesOfPart } from "@/lib/ledger/batch_hash.ts";
import { type Place, salts } from "@/lib/ledger/blinding.ts";
import { leafHash } from "@/lib/ledger/merkle.ts";
import { HASH_BYTES } from "@/lib/ledger/sha256.ts";
import { REJECTION_REASONS, type RejectionReason } from "@/lib/election/types.ts";

/** What a leaf commits to: a message and its place. */
export interface LedgerMessage extends Place {
  key: Uint8Array | null;
  value: Uint8Array | null;
}

/** What became of a message. */
export type MessageOutcome = "counted" | RejectionReason;

/** A byte for each outcome, its index here. */
const OUTCOMES: readonly MessageOutcome[] = ["counted", ...REJECTION_REASONS];

export function outcomeByte(outcome: MessageOutcome): number {
  return OUTCOMES.indexOf(outcome);
}

/** The outcome that a byte stands for; undefined for any other byte. */
export function outcomeOf(byte: number): MessageOutcome | undefined {
  return OUTCOMES[byte];
}

/** The leaf of a message under a salt: RFC 9162's hash of salt, lengths of key and value, key, value. */
export function blindedLeaf(
  salt: Uint8Array,
  { key, value }: Pick<LedgerMessage, "key" | "value">,
): Uint8Array {
  const lengths = new DataView(new ArrayBuffer(8));
  lengths.setInt32(0, key?.length ?? -1);
  lengths.setInt32(4, value?.length ?? -1);
  return leafHash(salt, new Uint8Array(lengths.buffer), key ?? NOTHING, value ?? NOTHING);
}

const NOTHING = new Uint8Array();

/** The leaves of messages, in their order, one after the other. */
export function leavesOf(ledgerKey: Uint8Array, messages: readonly LedgerMessage[]): Uint8Array {
  const leaves = new Uint8Array(messages.length * HASH_BYTES);
  for (let first = 0; first < messages.length;) {
    const end = endOfPart(messages, first);
    if (end === first) {
      const message = messages[first];
      leaves.set(blindedLeaf(salts(ledgerKey, [message]), message), first * HASH_BYTES);
      first++;
      continue;
    }
    const part = messages.slice(first, end);
    leaves.set(leavesOfPart(salts(ledgerKey, part), part), first * HASH_BYTES);
    first = end;
  }
  return leaves;
}
