/** What moves on the page of all candidates. Pure. */
import { candidateStandingOf } from "@/lib/election/candidate_standing.ts";
import type { Frame } from "@/lib/election/results.ts";
import type { Format } from "@/lib/web/format.ts";
import { barScale, barWidth } from "@/lib/web/chart/geometry.ts";
import type { PlaceFigureMessages } from "@/lib/web/messages/places/messages.ts";
import type { Figures } from "@/lib/web/places/figures.ts";

export interface FigureWords {
  t: PlaceFigureMessages;
  f: Format;
}

/** By candidate_id: votes, share, the bar of the share, and the place. */
export function galleryFigures({ candidates }: Frame, { t, f }: FigureWords): Figures {
  const scale = barScale(candidates.map(({ share }) => share));
  return Object.fromEntries(
    candidates.flatMap(({ candidate_id: id, votes, share }) => [
      [`now-votes-${id}`, t.votes(f.count(votes), votes)],
      [`now-share-${id}`, f.percent(share)],
      [`now-bar-${id}`, barWidth(share, scale)],
      [`now-place-${id}`, placeText({ candidates }, id, { t, f })],
    ]),
  );
}

/** The least difference in points that is shown as a number. */
export const MIN_SHOWN_PART = 0.001;

/** How many points a part is, for a sentence: "2.1", "less than 0.1". */
export function pointsInWords(part: number, { t, f }: FigureWords): string {
  const size = Math.abs(part);
  return size > 0 && size < MIN_SHOWN_PART ? t.under(f.points(MIN_SHOWN_PART)) : f.points(size);
}

/** "Place 2 of 6". Throws where the frame has no such candidate. */
export function placeText(
  { candidates }: Pick<Frame, "candidates">,
  candidate_id: string,
  { t, f }: FigureWords,
): string {
  const standing = candidateStandingOf(candidates, candidate_id);
  if (standing === null) throw new Error(`no candidate ${candidate_id} in the frame`);
  if (standing.of === 1) return t.alone;
  if (standing.place === null) return t.noVotes;
  const say = standing.shared ? t.sharedPlace : t.place;
  return say(f.count(standing.place), f.count(standing.of));
}
