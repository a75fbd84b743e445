/** `GET /api/ledger?after=N&limit=N`: the checkpoints of the ledger, for whoever wants to check the chain. */
import { fresh } from "@/lib/web/http/answers.ts";
import { define } from "@/lib/web/define.ts";
import { MAX_CHECKPOINTS } from "@/lib/web/ledger/ledger_desk.ts";
import { ProblemError } from "@/lib/web/http/problems.ts";

const USUAL_LIMIT = 100;

export const handler = define.handlers({
  GET: async ({ url: { searchParams }, state: { ledger } }) => {
    const after = wholeNumber(searchParams, "after", 0, 0, Number.MAX_SAFE_INTEGER);
    const limit = wholeNumber(searchParams, "limit", USUAL_LIMIT, 1, MAX_CHECKPOINTS);
    return fresh(await ledger.page(after, limit));
  },
});

function wholeNumber(params: URLSearchParams, name: string, usual: number, min: number, max: number): number {
  const text = params.get(name);
  if (text === null) return usual;
  const n = Number(text);
  if (/^\d{1,16}$/.test(text) && n >= min && n <= max) return n;
  throw new ProblemError("malformed", `${name} is a whole number from ${min} to ${max}.`);
}
