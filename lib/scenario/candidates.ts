import type { Candidate } from "@/lib/election/types.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";

/** The scenario's candidates as the registry and the pages know them, in the scenario's order. */
export function candidates(scenario: Scenario): Candidate[] {
  return scenario.candidates.map((one) => ({
    candidate_id: one.candidate_id,
    candidate_name: one.candidate_name,
    party_affiliation: one.party_affiliation,
    biography: one.biography,
    campaign_platform: one.campaign_platform,
    photo_url: `/portraits/candidates/${one.candidate_id}.svg`,
  }));
}
