/** `GET /api/locations/{code}/results.csv`: one row a candidate, most votes first. */
import { define } from "@/lib/web/define.ts";
import { csvAnswer } from "@/lib/web/http/answers.ts";
import { ProblemError } from "@/lib/web/http/problems.ts";
import { locationData, UNKNOWN_LOCATION } from "@/lib/web/places/place_data.ts";

export const handler = define.handlers({
  GET: ({ state: { live }, params: { code } }) => {
    const data = locationData(live.frame, live.scenario, code);
    if (data === null) throw new ProblemError("not-found", UNKNOWN_LOCATION);
    return csvAnswer(
      ["candidate_id", "candidate_name", "party_affiliation", "votes", "share"],
      data.candidates.map((c) => [c.candidate_id, c.candidate_name, c.party_affiliation, c.votes, c.share]),
    );
  },
});
