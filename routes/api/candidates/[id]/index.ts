/** `GET /api/candidates/{id}`: one candidate, with the votes in each location. */
import { define } from "@/lib/web/define.ts";
import { fresh } from "@/lib/web/http/answers.ts";
import { ProblemError } from "@/lib/web/http/problems.ts";
import { candidateData } from "@/lib/web/places/place_data.ts";

export const handler = define.handlers({
  GET: ({ state: { live }, params: { id } }) => {
    const data = candidateData(live.frame, live.scenario, id);
    if (data === null) throw new ProblemError("unknown-candidate");
    return fresh(data);
  },
});
