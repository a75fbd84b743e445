/**
 * What a simulated voter does: whether they vote, and for whom. A pure function of the scenario, the seed and
 * the voter, so that any number of workers, in any order, play the same election.
 *
 * Model. Odds of voting = the location's, times the age band's factor. Weight of a candidate = support × the
 * leanings of location, age band and gender. Tables of both are made once, so that a decision is two draws.
 */
import { ageBandIndex, ageOn } from "@/lib/election/age.ts";
import { Random, type Seed, type WeightTable, weightTable } from "@/lib/election/random.ts";
import type { RegisteredVoter } from "@/lib/election/types.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";

/** A scenario's behaviour, ready to decide by. Made by `createBehaviour`; read-only, may be shared. */
export interface Behaviour {
  readonly date: string;
  readonly candidate_ids: readonly string[];
  readonly age_bands: Scenario["age_bands"];
  readonly locationIndex: ReadonlyMap<string, number>;
  readonly genderIndex: ReadonlyMap<string, number>;
  /** By location, then age band: likelihood to vote, 0 to 1. */
  readonly turnout: Float64Array;
  /** By location, then age band, then gender. */
  readonly choice: readonly WeightTable[];
}

/** What a voter votes. */
export interface Decision {
  candidate_id: string;
}

type DecidingVoter = Pick<RegisteredVoter, "voter_id" | "location" | "date_of_birth" | "gender">;

/** Builds the tables that `decide` reads. The scenario must have been checked (`parseScenario`). */
export function createBehaviour(scenario: Scenario): Behaviour {
  const { candidates, locations, age_bands, genders } = scenario;
  const turnout = locations.flatMap((location) =>
    age_bands.map((band) => scaleOdds(location.turnout, band.turnout))
  );
  const choice = locations.flatMap((location) =>
    age_bands.flatMap((band) =>
      genders.map((gender) =>
        weightTable(
          candidates.map(({ candidate_id: id, support }) =>
            support * (location.leanings[id] ?? 1) * (band.leanings[id] ?? 1) * (gender.leanings[id] ?? 1)
          ),
        )
      )
    )
  );
  return {
    date: scenario.date,
    candidate_ids: candidates.map((candidate) => candidate.candidate_id),
    age_bands,
    locationIndex: indexOf(locations.map((location) => location.code)),
    genderIndex: indexOf(genders.map((gender) => gender.code)),
    turnout: Float64Array.from(turnout),
    choice,
  };
}

/** The weight of each candidate, in their order, for a voter who belongs to all these groups. */
export function choiceWeights(
  candidates: Pick<Scenario["candidates"][number], "candidate_id" | "support">[],
  groups: { leanings: Record<string, number> }[],
): number[] {
  return candidates.map(({ candidate_id: id, support }) =>
    groups.reduce(
      (weight, { leanings }) => weight * (leanings[id] ?? 1),
      support,
    )
  );
}

/**
 * The voter's ballot, or null for one who stays at home. So does one whom the scenario does not describe:
 * below the voting age on election day, or of a location or gender that it does not know.
 */
export function decide(behaviour: Behaviour, seed: Seed, voter: DecidingVoter): Decision | null {
  const { age_bands, genderIndex, candidate_ids } = behaviour;
  const location = behaviour.locationIndex.get(voter.location);
  const gender = genderIndex.get(voter.gender);
  const band = ageBandIndex(age_bands, ageOn(voter.date_of_birth, behaviour.date));
  if (location === undefined || gender === undefined || band < 0) return null;
  // Filled anew before every use and never across an await: safe to share.
  random.reseed(seed, "vote", voter.voter_id);
  const cell = location * age_bands.length + band;
  if (random.next() >= behaviour.turnout[cell]) return null;
  return { candidate_id: candidate_ids[random.pick(behaviour.choice[cell * genderIndex.size + gender])] };
}

const random = new Random(0);

/** The likelihood whose odds are `factor` times those of `likelihood`. */
function scaleOdds(likelihood: number, factor: number): number {
  const part = likelihood * factor;
  return part === 0 ? 0 : part / (1 - likelihood + part);
}

function indexOf(codes: string[]): Map<string, number> {
  return new Map(codes.map((code, index) => [code, index]));
}
