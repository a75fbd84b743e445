/** `GET /api/ledger/receipts/:receipt`: the proof that the receipt's ballot is in the ledger, and its outcome. */
import { parseReceipt } from "@/lib/ledger/receipt.ts";
import { fresh } from "@/lib/web/http/answers.ts";
import { clientOfRequest } from "@/lib/web/http/client_address.ts";
import { define } from "@/lib/web/define.ts";
import { ProblemError } from "@/lib/web/http/problems.ts";

export const handler = define.handlers({
  GET: async ({ params, info, state: { ledger, polling } }) => {
    polling.writes.check(clientOfRequest(info)); // a proof takes as much as a ballot
    const receipt = parseReceipt(params.receipt);
    if (!receipt) throw new ProblemError("not-found", "This is no receipt: one reads urna1-…-…-….");
    const proof = await ledger.proof(receipt);
    if (!proof) {
      throw new ProblemError(
        "not-found",
        "The ledger does not have this receipt. A ballot comes in when it is counted.",
      );
    }
    return fresh(proof);
  },
});
