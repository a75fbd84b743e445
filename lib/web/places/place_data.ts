/** The data behind the pages of candidates and locations, as the HTTP interface answers it. Pure. */
import { type CandidatePlace, placesOf } from "@/lib/election/candidate_places.ts";
import { candidateStandingOf } from "@/lib/election/candidate_standing.ts";
import type { CandidateResult, Frame, LocationTurnout } from "@/lib/election/results.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import { resultsIn } from "@/lib/web/places/location_figures.ts";
import { wholeFrame } from "@/lib/web/places/whole_frame.ts";

export const UNKNOWN_LOCATION = "No location has this code. GET /api/turnout lists them.";

/** `GET /api/candidates/{id}`. */
export interface CandidateData extends CandidateResult {
  biography: string;
  campaign_platform: string;
  /** From 1; equal votes share a place. Null while there are no votes. */
  place: number | null;
  /** By code. */
  locations: CandidatePlace[];
  version: number;
  as_of: string;
}

/** `GET /api/locations/{code}`. */
export interface LocationData extends Omit<LocationTurnout, "votes_by_candidate"> {
  /** Votes and shares in the location alone, most votes first. */
  candidates: CandidateResult[];
  version: number;
  as_of: string;
}

/** Null where nobody stands for election under this id. */
export function candidateData(frame: Frame, scenario: Scenario, candidate_id: string): CandidateData | null {
  const { candidates, locations, version, as_of } = wholeFrame(frame, scenario);
  const own = candidates.find((candidate) => candidate.candidate_id === candidate_id);
  const said = scenario.candidates.find((candidate) => candidate.candidate_id === candidate_id);
  if (own === undefined || said === undefined) return null;
  return {
    ...own,
    biography: said.biography,
    campaign_platform: said.campaign_platform,
    place: candidateStandingOf(candidates, candidate_id)!.place,
    locations: placesOf(candidate_id, locations).toSorted((a, b) => a.location < b.location ? -1 : 1),
    version,
    as_of,
  };
}

/** Null where no location has this code. */
export function locationData(frame: Frame, scenario: Scenario, code: string): LocationData | null {
  const whole = wholeFrame(frame, scenario);
  const own = whole.locations.find(({ location }) => location === code);
  if (own === undefined) return null;
  const { votes_by_candidate: _, ...location } = own;
  return { ...location, candidates: resultsIn(own, whole), version: whole.version, as_of: whole.as_of };
}
