/** A frame with everybody and every place in it, before the first totals too. Pure. */
import type { Frame } from "@/lib/election/results.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";

/** The frame, completed by the candidates and locations of the scenario that have no totals yet: with zeros. */
export function wholeFrame(frame: Frame, scenario: Scenario): Frame {
  const standing = new Set(frame.candidates.map(({ candidate_id }) => candidate_id));
  const reporting = new Set(frame.locations.map(({ location }) => location));
  const candidates = scenario.candidates.filter(({ candidate_id }) => !standing.has(candidate_id));
  const locations = scenario.locations.filter(({ code }) => !reporting.has(code));
  if (candidates.length + locations.length === 0) return frame;
  return {
    ...frame,
    candidates: [
      ...frame.candidates,
      ...candidates.map(({ candidate_id, candidate_name, party_affiliation }) => ({
        candidate_id,
        candidate_name,
        party_affiliation,
        photo_url: `/portraits/candidates/${candidate_id}.svg`,
        votes: 0,
        share: 0,
      })),
    ],
    locations: [
      ...frame.locations,
      ...locations.map(({ code, name }) => ({
        location: code,
        name,
        registered: 0,
        votes: 0,
        turnout: 0,
        leader: null,
        votes_by_candidate: {},
      })),
    ],
  };
}
