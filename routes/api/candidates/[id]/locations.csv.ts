/** `GET /api/candidates/{id}/locations.csv`: one row a location. */
import { define } from "@/lib/web/define.ts";
import { csvAnswer } from "@/lib/web/http/answers.ts";
import { ProblemError } from "@/lib/web/http/problems.ts";
import { candidateData } from "@/lib/web/places/place_data.ts";

export const handler = define.handlers({
  GET: ({ state: { live }, params: { id } }) => {
    const data = candidateData(live.frame, live.scenario, id);
    if (data === null) throw new ProblemError("unknown-candidate");
    return csvAnswer(
      ["location", "name", "votes", "share", "margin", "counted"],
      data.locations.map((l) => [l.location, l.name, l.votes, l.share, l.margin, l.counted]),
    );
  },
});
