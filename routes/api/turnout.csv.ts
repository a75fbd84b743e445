/** `GET /api/turnout.csv`: one row a location, with a column of votes for each candidate. */
import { define } from "@/lib/web/define.ts";
import { csvAnswer } from "@/lib/web/http/answers.ts";

export const handler = define.handlers({
  GET: ({ state }) => {
    const { candidates, locations } = state.live.frame;
    const ids = candidates.map((c) => c.candidate_id).toSorted();
    return csvAnswer(
      ["location", "name", "registered", "votes", "turnout", "leader", ...ids.map((id) => `votes_${id}`)],
      locations.map((l) => [
        l.location,
        l.name,
        l.registered,
        l.votes,
        l.turnout,
        l.leader ?? "",
        ...ids.map((id) => l.votes_by_candidate[id] ?? 0),
      ]),
    );
  },
});
