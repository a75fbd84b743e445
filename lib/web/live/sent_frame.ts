/**
 * A frame as a page sends it to its islands: in a third of the room that its JSON takes, as figures stand in columns and what
 * follows from others is left out. Pure.
 */
import { type CandidateResult, type Frame, ratio } from "@/lib/election/results.ts";
import { leader } from "@/lib/election/totals.ts";

interface SentFrame extends Omit<Frame, "candidates" | "locations"> {
  candidates: Omit<CandidateResult, "share">[];
  codes: string[];
  names: string[];
  registered: number[];
  votes: number[];
  /** candidate_id and the votes for it in each location; null where a location does not tell. */
  by: [id: string, votes: (number | null)[]][];
}

/** The text of a frame, for `frameFrom`. */
export function frameText({ candidates, locations, ...rest }: Frame): string {
  const ids = new Set(locations.flatMap(({ votes_by_candidate }) => Object.keys(votes_by_candidate)));
  const sent: SentFrame = {
    ...rest,
    candidates: candidates.map(({ share: _, ...one }) => one),
    codes: locations.map(({ location }) => location),
    names: locations.map(({ name }) => name),
    registered: locations.map(({ registered }) => registered),
    votes: locations.map(({ votes }) => votes),
    by: [...ids].map((id) => [id, locations.map(({ votes_by_candidate }) => votes_by_candidate[id] ?? null)]),
  };
  return JSON.stringify(sent);
}

/** The frame of a text that `frameText` has made. */
export function frameFrom(text: string): Frame {
  const { candidates, codes, names, registered, votes, by, ...rest }: SentFrame = JSON.parse(text);
  return {
    ...rest,
    candidates: candidates.map((one) => ({ ...one, share: ratio(one.votes, rest.totals.votes) })),
    locations: codes.map((location, place) => {
      const told = by.flatMap(([id, votes]) => votes[place] === null ? [] : [[id, votes[place]] as const]);
      const votes_by_candidate = Object.fromEntries(told);
      return {
        location,
        name: names[place],
        registered: registered[place],
        votes: votes[place],
        turnout: ratio(votes[place], registered[place]),
        leader: leader(votes_by_candidate),
        votes_by_candidate,
      };
    }),
  };
}
