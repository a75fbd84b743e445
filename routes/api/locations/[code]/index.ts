/** `GET /api/locations/{code}`: one location, with each candidate's votes there. */
import { define } from "@/lib/web/define.ts";
import { fresh } from "@/lib/web/http/answers.ts";
import { ProblemError } from "@/lib/web/http/problems.ts";
import { locationData, UNKNOWN_LOCATION } from "@/lib/web/places/place_data.ts";

export const handler = define.handlers({
  GET: ({ state: { live }, params: { code } }) => {
    const data = locationData(live.frame, live.scenario, code);
    if (data === null) throw new ProblemError("not-found", UNKNOWN_LOCATION);
    return fresh(data);
  },
});
