/** `GET /api/registered`: registered voters by location, age band, gender and nationality. */
import { define } from "@/lib/web/define.ts";
import { fresh } from "@/lib/web/http/answers.ts";

export const handler = define.handlers({
  GET: async ({ state }) => fresh({ groups: await state.electorate.groups() }),
});
