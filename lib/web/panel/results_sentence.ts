/** The results in one sentence. The same on the server and in the browser. */
import type { CandidateResult } from "@/lib/election/results.ts";
import { standingOf } from "@/lib/election/standings.ts";
import type { Words } from "@/lib/web/messages/words.ts";

/** Who has the most votes, and how many of how many; a tie and an empty count are said to be just that. */
export function resultsSentence(candidates: readonly CandidateResult[], { t, f }: Words): string {
  const standing = standingOf(candidates);
  if (standing.kind === "none") return t.results.sentenceNone;
  const total = f.count(candidates.reduce((sum, candidate) => sum + candidate.votes, 0));
  if (standing.kind === "tie") {
    const names = f.list(standing.leaders.map((leader) => leader.candidate_name));
    return t.results.sentenceTie(names, f.percent(standing.leaders[0].share), total);
  }
  const { leader } = standing;
  return t.results.sentenceLead(leader.candidate_name, f.percent(leader.share), total);
}
