/** What a voter is told of a receipt. */
import { flawOf, type ReceiptProof } from "@/lib/ledger/proof.ts";
import { parseReceipt } from "@/lib/ledger/receipt.ts";
import type { LedgerDesk } from "@/lib/web/ledger/ledger_desk.ts";

export type ReceiptAnswer =
  | { type: "proven"; proof: ReceiptProof }
  | { type: "malformed" }
  | { type: "unknown" }
  | { type: "flawed"; flaw: string };

/** The answer to a receipt as it was typed. The proof is checked before anybody is told that there is one. */
export async function answerReceipt(text: string, ledger: LedgerDesk): Promise<ReceiptAnswer> {
  const receipt = parseReceipt(text);
  if (!receipt) return { type: "malformed" };
  const proof = await ledger.proof(receipt);
  if (!proof) return { type: "unknown" };
  const flaw = flawOf(receipt, proof);
  return flaw === null ? { type: "proven", proof } : { type: "flawed", flaw };
}
