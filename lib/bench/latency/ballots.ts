/** Ballots that count, each for the candidate of its partition. */
import { createBehaviour, decide } from "@/lib/election/behaviour.ts";
import type { Ballot } from "@/lib/election/types.ts";
import { Electorate } from "@/lib/scenario/electorate.ts";
import { VOTERS_PER_RUN } from "@/lib/store/registration.ts";
import { registerVoters } from "@/lib/store/registry.ts";
import { type BenchElection, PARTITIONS } from "@/lib/bench/election.ts";

export interface LaneBallot {
  /** The partition, and which candidate it is for. */
  lane: number;
  ballot: Ballot;
}

/** The candidate whom all ballots of each partition are for. */
export function candidateOfLanes({ scenario }: BenchElection): string[] {
  const ids = scenario.candidates.map(({ candidate_id }) => candidate_id).slice(0, PARTITIONS);
  if (ids.length < PARTITIONS) throw new Error(`${ids.length} candidates are too few for a lane each`);
  return ids;
}

/** Registers one voter after another. */
export class Voters {
  #registered = 0;
  #waiting: string[] = [];

  private constructor(private readonly election: BenchElection, private readonly electorate: Electorate) {}

  static async of(election: BenchElection): Promise<Voters> {
    return new Voters(election, await Electorate.create(election.scenario, election.seed));
  }

  /** How many voters are registered. */
  get registered(): number {
    return this.#registered;
  }

  /** Ballots of voters who are registered by then and have not voted, evenly for all lanes. */
  async ballots(n: number): Promise<LaneBallot[]> {
    while (this.#waiting.length < n) await this.#register();
    const candidates = candidateOfLanes(this.election);
    const voting_time = new Date().toISOString();
    return this.#waiting.splice(0, n).map((voter_id, i) => {
      const lane = i % PARTITIONS;
      return { lane, ballot: { voter_id, candidate_id: candidates[lane], voting_time, source: "simulator" } };
    });
  }

  async #register(): Promise<void> {
    const { sql, scenario, seed } = this.election;
    const behaviour = createBehaviour(scenario);
    const voters = Array.from(
      { length: VOTERS_PER_RUN },
      (_, i) => this.electorate.voter(this.#registered + i),
    );
    await registerVoters(sql, voters);
    this.#registered += voters.length;
    const ofAge = voters.filter((voter) => decide(behaviour, seed, voter) !== null);
    this.#waiting.push(...ofAge.map(({ voter_id }) => voter_id));
  }
}
