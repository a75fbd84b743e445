/**
 * Lends voters of a simulation to whoever wants to try the booth: registered, old enough, without a ballot so
 * far, and such that the simulation leaves them at home, so that nobody's ballot comes too late.
 */
import { ageOn } from "@/lib/election/age.ts";
import { type Behaviour, createBehaviour, decide } from "@/lib/election/behaviour.ts";
import type { Seed } from "@/lib/election/random.ts";
import { leastVoterId } from "@/lib/scenario/identifiers.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import type { VoterOfSlice } from "@/lib/store/booth_voters.ts";

/** Neighbours that are looked at in one place. Of a usual electorate a third stays at home. */
const SLICE_VOTERS = 50;
/** Random places that are looked at, before the first voters of all. */
const MAX_RANDOM_PLACES = 3;
/** Voters that are not lent again for now. */
const MAX_LENT_VOTERS = 1_000;
const LENT_MS = 900_000;

export interface LentVoter {
  registration_number: string;
  /** Code of the voter's location. */
  location: string;
}

/** The next voters from an identifier on, at most so many. */
export type ReadSlice = (voter_id: string, limit: number) => Promise<VoterOfSlice[]>;

export class VoterLender {
  readonly #behaviour: Behaviour;
  /** By voter_id, in the order in which they were lent; in ms. */
  readonly #lentAt = new Map<string, number>();

  constructor(
    private readonly scenario: Scenario,
    private readonly seed: Seed,
    private readonly readSlice: ReadSlice,
  ) {
    this.#behaviour = createBehaviour(scenario);
  }

  /** A voter, or null where none was found in a few places. `registered`: how many voters there are. */
  async lend(registered: number, now: number = performance.now()): Promise<LentVoter | null> {
    this.#forgetOld(now);
    for (let look = 0; look <= MAX_RANDOM_PLACES; look++) {
      const place = look === MAX_RANDOM_PLACES ? 0 : Math.floor(Math.random() * registered);
      const slice = await this.readSlice(leastVoterId(place), SLICE_VOTERS);
      const voter = slice.find((voter) => this.#isSpare(voter));
      if (!voter) continue;
      this.#lentAt.set(voter.voter_id, now);
      const { registration_number, location } = voter;
      return { registration_number, location };
    }
    return null;
  }

  #isSpare(voter: VoterOfSlice): boolean {
    const { date, voting_age } = this.scenario;
    return !voter.has_voted && !this.#lentAt.has(voter.voter_id) &&
      ageOn(voter.date_of_birth, date) >= voting_age &&
      decide(this.#behaviour, this.seed, voter) === null;
  }

  #forgetOld(now: number): void {
    for (const [voter_id, lentAt] of this.#lentAt) {
      if (this.#lentAt.size < MAX_LENT_VOTERS && now - lentAt < LENT_MS) return;
      this.#lentAt.delete(voter_id);
    }
  }
}
