/** `GET /api/results.csv`: one row a candidate, most votes first. */
import { define } from "@/lib/web/define.ts";
import { csvAnswer } from "@/lib/web/http/answers.ts";

export const handler = define.handlers({
  GET: ({ state }) => {
    const { candidates } = state.live.frame;
    return csvAnswer(
      ["candidate_id", "candidate_name", "party_affiliation", "photo_url", "votes", "share"],
      candidates.map((c) => [
        c.candidate_id,
        c.candidate_name,
        c.party_affiliation,
        c.photo_url,
        c.votes,
        c.share,
      ]),
    );
  },
});
