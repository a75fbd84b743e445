/** `GET /api/results`: the totals, and each candidate's. */
import { define } from "@/lib/web/define.ts";
import { resultsOf } from "@/lib/election/results.ts";
import { fresh } from "@/lib/web/http/answers.ts";

export const handler = define.handlers({
  GET: ({ state }) => fresh(resultsOf(state.live.frame)),
});
