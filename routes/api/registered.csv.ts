/** `GET /api/registered.csv`: registered voters, one row a location, age band, gender and nationality. */
import { define } from "@/lib/web/define.ts";
import { csvAnswer } from "@/lib/web/http/answers.ts";

export const handler = define.handlers({
  GET: async ({ state }) =>
    csvAnswer(
      ["location", "age_band", "gender", "nationality", "registered_voters"],
      (await state.electorate.groups()).map((group) => [
        group.location,
        group.age_band,
        group.gender,
        group.nationality,
        group.registered_voters,
      ]),
    ),
});
