/**
 * Checks a receipt against a web's ledger without trusting it: the path from the receipt's leaf to the root of its
 * batch, that batch's checkpoint, and every checkpoint from there to the head.
 */
import { UserError } from "@/lib/errors.ts";
import { flawOf, flawOfLink, type PublicCheckpoint, type ReceiptProof } from "@/lib/ledger/proof.ts";
import { parseReceipt } from "@/lib/ledger/receipt.ts";
import type { MessageOutcome } from "@/lib/ledger/leaf.ts";

const ANSWER_TIMEOUT_MS = 10_000;
const CHECKPOINTS_PER_REQUEST = 1_000;

export interface CheckedReceipt {
  outcome: MessageOutcome;
  /** The checkpoint that the ballot is in, and the last that was checked to follow it. */
  checkpoint: number;
  head: { checkpoint: number; hash: string };
  index: number;
  size: number;
}

/** @throws UserError where the text is no receipt, the ledger does not have it, or the proof does not hold */
export async function checkReceipt(text: string, web: string): Promise<CheckedReceipt> {
  const receipt = parseReceipt(text);
  if (!receipt) throw new UserError(`${text}: accepted is a receipt, urna1-PARTITION-OFFSET-LEAF`);
  const proof = await ask<ReceiptProof>(`${web}/api/ledger/receipts/${text.trim()}`);
  refuse(flawOf(receipt, proof));
  let last = proof.checkpoint;
  for (;;) {
    const { checkpoints } = await ask<{ checkpoints: PublicCheckpoint[] }>(
      `${web}/api/ledger?after=${last.sequence}&limit=${CHECKPOINTS_PER_REQUEST}`,
    );
    if (checkpoints.length === 0) break;
    for (const next of checkpoints) {
      refuse(flawOfLink(last, next));
      last = next;
    }
  }
  return {
    outcome: proof.outcome,
    checkpoint: proof.checkpoint.sequence,
    head: { checkpoint: last.sequence, hash: last.hash },
    index: proof.index,
    size: proof.size,
  };
}

function refuse(flaw: string | null): void {
  if (flaw !== null) throw new UserError(`the ledger's proof does not hold: ${flaw}`);
}

async function ask<T>(url: string): Promise<T> {
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) });
  } catch (error) {
    throw new UserError(`no web answers at ${url}: give its --hostname and --port`, { cause: error });
  }
  const body = await response.json();
  if (!response.ok) {
    throw new UserError(`${url} answers ${response.status}: ${body.detail ?? body.title ?? ""}`);
  }
  return body;
}
