/**
 * A voter's receipt: where the ballot lies, and the leaf that commits to it. It tells nobody whom the ballot is
 * for; with it the ledger can be asked whether the ballot is in it and counted.
 */
import { salts } from "@/lib/ledger/blinding.ts";
import { blindedLeaf, type LedgerMessage } from "@/lib/ledger/leaf.ts";
import { HASH_BYTES } from "@/lib/ledger/sha256.ts";

export interface Receipt {
  partition: number;
  offset: number;
  leaf: Uint8Array;
}

/** Kafka numbers partitions with 32 bits, and a sign. */
const MAX_PARTITION = 2 ** 31 - 1;
const FORM = /^urna1-(\d{1,10})-(\d{1,16})-([A-Za-z0-9_-]{43})$/;

export function formatReceipt({ partition, offset, leaf }: Receipt): string {
  const text = leaf.toBase64({ alphabet: "base64url", omitPadding: true });
  return `urna1-${partition}-${offset}-${text}`;
}

/** The receipt in a text, or null where it is none. Space around it is allowed. */
export function parseReceipt(text: string): Receipt | null {
  const [, partition, offset, code] = text.trim().match(FORM) ?? [];
  if (code === undefined) return null;
  const leaf = Uint8Array.fromBase64(code, { alphabet: "base64url" });
  const receipt = { partition: Number(partition), offset: Number(offset), leaf };
  // A last character may carry bits that are not part of the leaf: such a text is no receipt of ours.
  const sound = leaf.length === HASH_BYTES && receipt.partition <= MAX_PARTITION &&
    Number.isSafeInteger(receipt.offset) && formatReceipt(receipt) === text.trim();
  return sound ? receipt : null;
}

/**
 * The receipt of a message in `votes_topic`, and its opening: the salt, in hex, with which whoever knows the
 * message can compute the leaf again. The opening is the voter's own: with it they can show whom they voted for.
 */
export function issueReceipt(
  ledgerKey: Uint8Array,
  message: LedgerMessage,
): { receipt: string; opening: string } {
  const { partition, offset } = message;
  const salt = salts(ledgerKey, [message]);
  const receipt = formatReceipt({ partition, offset, leaf: blindedLeaf(salt, message) });
  return { receipt, opening: salt.toHex() };
}
