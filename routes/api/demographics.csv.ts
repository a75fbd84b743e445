/** `GET /api/demographics.csv`: one row an age band and gender, with a column of votes for each candidate. */
import { ratio } from "@/lib/election/results.ts";
import { define } from "@/lib/web/define.ts";
import { csvAnswer } from "@/lib/web/http/answers.ts";

export const handler = define.handlers({
  GET: async ({ state }) => {
    const ids = state.live.scenario.candidates.map((one) => one.candidate_id).toSorted();
    const rows = await state.electorate.demographics();
    return csvAnswer(
      ["age_band", "gender", "registered", "votes", "turnout", ...ids.map((id) => `votes_${id}`)],
      rows.map(({ age_band, gender, registered, votes, votes_by_candidate }) => [
        age_band,
        gender,
        registered,
        votes,
        ratio(votes, registered),
        ...ids.map((id) => votes_by_candidate[id] ?? 0),
      ]),
    );
  },
});
