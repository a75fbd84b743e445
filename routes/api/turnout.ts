/** `GET /api/turnout`: each location's totals. */
import { define } from "@/lib/web/define.ts";
import { turnoutOf } from "@/lib/election/results.ts";
import { fresh } from "@/lib/web/http/answers.ts";

export const handler = define.handlers({
  GET: ({ state }) => fresh(turnoutOf(state.live.frame)),
});
