/** What moves on the page of one candidate. Pure. */
import { type CandidatePlace, extremesOf, placesOf } from "@/lib/election/candidate_places.ts";
import { candidateStandingOf } from "@/lib/election/candidate_standing.ts";
import type { Frame } from "@/lib/election/results.ts";
import type { Format } from "@/lib/web/format.ts";
import { barScale, barWidth } from "@/lib/web/chart/geometry.ts";
import type { Figures } from "@/lib/web/places/figures.ts";
import { type FigureWords, placeText, pointsInWords } from "@/lib/web/places/gallery_figures.ts";

/** How many of the best, and as many of the worst places are shown, at most. */
export const EXTREMES = 5;

/** Total, places by code, and the lists of the best and worst. Empty where the frame has no such candidate. */
export function candidateFigures(frame: Frame, candidate_id: string, words: FigureWords): Figures {
  const { candidates, locations } = frame;
  const own = candidates.find((candidate) => candidate.candidate_id === candidate_id);
  if (own === undefined) return {};
  const { t, f } = words;
  const places = placesOf(candidate_id, locations);
  const { best, worst } = extremesOf(places, EXTREMES);
  const scale = barScale(places.map(({ share }) => share));
  return {
    "now-share": f.percent(own.share),
    "now-votes": t.votes(f.count(own.votes), own.votes),
    "now-place": placeText(frame, candidate_id, words),
    "now-margin": marginText(frame, candidate_id, words),
    "now-extremes": best.length === 0
      ? t.noExtremes
      : t.extremes(best[0].name, f.percent(best[0].share), worst[0].name, f.percent(worst[0].share)),
    "now-rankings": best.length > 0,
    ...listFigures("best", best, f),
    ...listFigures("worst", worst, f),
    ...Object.fromEntries(places.flatMap(({ location, votes, share, margin, counted }) => [
      [`now-votes-${location}`, f.count(votes)],
      [`now-share-${location}`, f.percent(share)],
      [`now-bar-${location}`, barWidth(share, scale)],
      [`now-margin-${location}`, counted === 0 ? "" : signedPoints(margin, f)],
    ])),
  };
}

/** A difference in percentage points with its sign: +2.1, −0.3. */
export function signedPoints(part: number, f: Format): string {
  return part > 0 ? `+${f.points(part)}` : f.points(part);
}

function listFigures(name: string, list: CandidatePlace[], f: Format): Figures {
  const figures: Figures = {};
  for (let place = 0; place < EXTREMES; place++) {
    const at = list.at(place);
    const id = `now-${name}-${place + 1}`;
    figures[id] = at !== undefined;
    figures[`${id}-name`] = { text: at?.name ?? "", href: at ? `/locations/${at.location}` : "" };
    figures[`${id}-share`] = at ? f.percent(at.share) : "";
  }
  return figures;
}

function marginText({ candidates }: Frame, candidate_id: string, words: FigureWords): string {
  const { t, f } = words;
  const standing = candidateStandingOf(candidates, candidate_id);
  if (standing === null || standing.place === null) return "";
  const { next, votes, share } = standing;
  if (next === null) return ""; // which the place says already
  if (votes === 0) return t.level(next.candidate_name);
  const say = votes > 0 ? t.ahead : t.behind;
  return say(pointsInWords(share, words), f.count(Math.abs(votes)), Math.abs(votes), next.candidate_name);
}
