/** `GET /api/demographics`: turnout and vote by age band and gender. */
import { ratio } from "@/lib/election/results.ts";
import { define } from "@/lib/web/define.ts";
import { fresh } from "@/lib/web/http/answers.ts";

export const handler = define.handlers({
  GET: async ({ state }) => {
    const rows = await state.electorate.demographics();
    return fresh({
      demographics: rows.map((row) => ({ ...row, turnout: ratio(row.votes, row.registered) })),
    });
  },
});
