/**
 * What an election comes to when nobody disturbs it. Whom a voter votes for is a pure function of scenario and
 * seed, so it can be added up here, without Kafka, Postgres or a worker.
 */
import { createBehaviour, decide } from "@/lib/election/behaviour.ts";
import { Electorate } from "@/lib/scenario/electorate.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";

/** Of a voter who stays at home. */
const NOBODY = -1;

export interface ExpectedVote {
  candidate_id: string;
  location: string;
}

/** Votes by `cellKey(location, candidate_id)`; cells without votes are left out. */
export type Cells = Map<string, number>;

export function cellKey(location: string, candidate_id: string): string {
  return `${location} ${candidate_id}`;
}

export function addToCell(cells: Cells, { location, candidate_id }: ExpectedVote): void {
  const key = cellKey(location, candidate_id);
  cells.set(key, (cells.get(key) ?? 0) + 1);
}

/** The voters of an election, by number, and what each of them votes. */
export class ExpectedElection {
  readonly #ids: string[] = [];
  readonly #choices: number[] = [];
  readonly #locations: number[] = [];
  readonly #candidate_ids: readonly string[];
  readonly #codes: readonly string[];
  readonly cells: Cells = new Map();
  ballots = 0;

  private constructor(scenario: Scenario) {
    this.#candidate_ids = scenario.candidates.map(({ candidate_id }) => candidate_id);
    this.#codes = scenario.locations.map(({ code }) => code);
  }

  /** The smallest electorate of this seed that casts so many ballots. */
  static async of(scenario: Scenario, seed: number, ballots: number): Promise<ExpectedElection> {
    const expected = new ExpectedElection(scenario);
    const electorate = await Electorate.create(scenario, seed);
    const behaviour = createBehaviour(scenario);
    const candidates = new Map(expected.#candidate_ids.map((id, index) => [id, index]));
    while (expected.ballots < ballots) {
      const voter = electorate.voter(expected.voters);
      const choice = decide(behaviour, seed, voter)?.candidate_id;
      expected.#ids.push(voter.voter_id);
      expected.#locations.push(behaviour.locationIndex.get(voter.location) ?? NOBODY);
      expected.#choices.push(choice === undefined ? NOBODY : candidates.get(choice) ?? NOBODY);
      if (choice === undefined) continue;
      expected.ballots++;
      addToCell(expected.cells, { location: voter.location, candidate_id: choice });
    }
    return expected;
  }

  /** How many there are. */
  get voters(): number {
    return this.#ids.length;
  }

  get candidate_ids(): readonly string[] {
    return this.#candidate_ids;
  }

  /** Of voter number n. */
  id(n: number): string {
    return this.#ids[n];
  }

  /** The number of the voter with this id, -1 if there is none. */
  numberOf(voter_id: string): number {
    const n = parseInt(voter_id.slice(0, 8) + voter_id.slice(9, 13), 16); // as `voterId` makes them
    return this.#ids[n] === voter_id ? n : -1;
  }

  /** What voter number n votes, null for one who stays at home. */
  vote(n: number): ExpectedVote | null {
    const choice = this.#choices[n];
    if (choice === NOBODY) return null;
    return { candidate_id: this.#candidate_ids[choice], location: this.location(n) };
  }

  /** Where voter number n is registered. */
  location(n: number): string {
    return this.#codes[this.#locations[n]];
  }
}
