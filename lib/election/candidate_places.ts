/** A candidate's result place by place. Pure. */
import { type LocationTurnout, ratio } from "@/lib/election/results.ts";

export interface CandidatePlace {
  /** Code. */
  location: string;
  name: string;
  votes: number;
  /** Of the location's counted votes, 0 to 1; 0 while there are none. */
  share: number;
  /** Ahead of the best other candidate there, as a part of the location's votes; negative: behind. */
  margin: number;
  /** All votes counted there. */
  counted: number;
}

/** One entry for each location, in their order. */
export function placesOf(candidate_id: string, locations: readonly LocationTurnout[]): CandidatePlace[] {
  return locations.map(({ location, name, votes: counted, votes_by_candidate }) => {
    const votes = votes_by_candidate[candidate_id] ?? 0;
    const best = Object.entries(votes_by_candidate)
      .reduce((most, [id, count]) => id === candidate_id ? most : Math.max(most, count), 0);
    return {
      location,
      name,
      votes,
      share: ratio(votes, counted),
      margin: ratio(votes - best, counted),
      counted,
    };
  });
}

export interface Extremes {
  /** By share, highest first. */
  best: CandidatePlace[];
  /** By share, lowest first. */
  worst: CandidatePlace[];
}

/** The places of the highest and of the lowest share, of those with votes: up to `most` each, and none in both. */
export function extremesOf(places: readonly CandidatePlace[], most: number): Extremes {
  const reporting = places.filter(({ counted }) => counted > 0)
    .toSorted((a, b) => b.share - a.share || (a.location < b.location ? -1 : 1));
  const length = Math.min(most, Math.floor(reporting.length / 2));
  return { best: reporting.slice(0, length), worst: reporting.toReversed().slice(0, length) };
}
