/** What moves on the page of one location. Pure. */
import {
  type CandidateResult,
  type ElectionStatus,
  type Frame,
  type LocationTurnout,
  ratio,
} from "@/lib/election/results.ts";
import { orderByVotes, standingOf } from "@/lib/election/standings.ts";
import { barScale, barWidth } from "@/lib/web/chart/geometry.ts";
import { signedPoints } from "@/lib/web/places/candidate_figures.ts";
import type { Figures } from "@/lib/web/places/figures.ts";
import { type FigureWords, MIN_SHOWN_PART, pointsInWords } from "@/lib/web/places/gallery_figures.ts";

/** Totals, candidates by id, and their order. Empty where the frame has no such location. */
export function locationFigures(frame: Frame, code: string, words: FigureWords): Figures {
  const location = frame.locations.find((one) => one.location === code);
  if (location === undefined) return {};
  const { f } = words;
  const candidates = resultsIn(location, frame);
  const scale = barScale(candidates.map(({ share }) => share));
  const overall = new Map(frame.candidates.map((one) => [one.candidate_id, one.share]));
  return {
    "now-leads": leadText(candidates, frame.election.status, words),
    "now-registered": f.count(location.registered),
    "now-votes": f.count(location.votes),
    "now-turnout": f.percent(location.turnout),
    "now-turnout-bar": barWidth(location.turnout),
    "now-turnout-note": turnoutText(location, frame, words),
    "now-rows": candidates.map(({ candidate_id }) => `now-row-${candidate_id}`),
    ...Object.fromEntries(candidates.flatMap(({ candidate_id: id, votes, share }) => [
      [`now-votes-${id}`, f.count(votes)],
      [`now-share-${id}`, f.percent(share)],
      [`now-bar-${id}`, barWidth(share, scale)],
      [`now-versus-${id}`, location.votes === 0 ? "" : signedPoints(share - overall.get(id)!, f)],
    ])),
  };
}

/** The candidates' results in one location alone, most votes first. */
export function resultsIn(
  location: LocationTurnout,
  { candidates }: Pick<Frame, "candidates">,
): CandidateResult[] {
  return orderByVotes(candidates.map((candidate) => {
    const votes = location.votes_by_candidate[candidate.candidate_id] ?? 0;
    return { ...candidate, votes, share: ratio(votes, location.votes) };
  }));
}

function leadText(
  candidates: readonly CandidateResult[],
  status: ElectionStatus,
  words: FigureWords,
): string {
  const { t, f } = words;
  const standing = standingOf(candidates);
  if (standing.kind === "none") return t.nobody;
  if (standing.kind === "tie") {
    const names = f.list(standing.leaders.map((leader) => leader.candidate_name));
    const { votes } = standing.leaders[0];
    return t.tie(names, f.count(votes), votes);
  }
  const { leader, runnerUp, margin: { votes, share } } = standing;
  if (runnerUp === null) return t.leadsAlone(leader.candidate_name);
  const say = status === "counted" ? t.most : t.leads;
  return say(
    leader.candidate_name,
    f.percent(leader.share),
    pointsInWords(share, words),
    f.count(votes),
    votes,
    runnerUp.candidate_name,
  );
}

/** Empty where there is nothing to compare, or to compare with. */
function turnoutText(
  { turnout }: LocationTurnout,
  { totals, locations }: Frame,
  { t, f }: FigureWords,
): string {
  if (totals.votes === 0 || locations.length === 1) return "";
  const whole = f.percent(totals.turnout);
  const difference = turnout - totals.turnout;
  if (Math.abs(difference) < MIN_SHOWN_PART) return t.turnoutEqual(whole);
  return (difference > 0 ? t.turnoutAbove : t.turnoutBelow)(f.points(Math.abs(difference)), whole);
}
