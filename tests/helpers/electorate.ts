/** A desk of voters without a database behind it. */
import { demographicsOf, type DemographicVotes } from "@/lib/election/demographics.ts";
import { ageBandLabel } from "@/lib/election/age.ts";
import type { Voter } from "@/lib/election/types.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import {
  type Electorate,
  ElectorateDesk,
  type PageAnswer,
  type PageOfVoters,
} from "@/lib/web/electorate/electorate_desk.ts";
import type { PublicVoter } from "@/lib/web/electorate/public_voter.ts";

/** People of each age band and gender, and how many of them voted for each candidate, both by their places. */
export interface People {
  registered: (band: number, gender: number) => number;
  votes: (band: number, gender: number, candidate: number) => number;
}

export function electorateOf(scenario: Scenario, { registered, votes }: People): Electorate {
  const { age_bands, genders, candidates, locations, nationality } = scenario;
  const cells = age_bands.flatMap((band, b) =>
    genders.map(({ code }, g) => ({ b, g, age_band: ageBandLabel(band), gender: code }))
  );
  const cast = cells.flatMap(({ b, g, age_band, gender }) =>
    candidates.map(({ candidate_id }, c): DemographicVotes => (
      { age_band, gender, candidate_id, votes: votes(b, g, c) }
    ))
  );
  const people = cells.map(({ b, g, ...cell }) => ({ ...cell, registered: registered(b, g) }));
  const all = people.reduce((sum, cell) => sum + cell.registered, 0);
  const arrivals = all === 0 ? [] : locations.slice(0, 5).map(({ code }): PublicVoter => (
    { location: code, age_band: ageBandLabel(age_bands[0]), gender: genders[0].code, nationality }
  ));
  return {
    expected: 100_000,
    demographics: demographicsOf(scenario, people, cast),
    nationalities: all === 0 ? [] : [{ nationality, registered: all }],
    arrivals,
  };
}

/** Answers what it was told to. */
export class ToldElectorate extends ElectorateDesk {
  now: Electorate | null = null;
  answer: PageAnswer<PublicVoter> = { type: "page", page: pageWith<PublicVoter>([]) };
  registry: Voter[] = [];

  override electorate(): Promise<Electorate | null> {
    return Promise.resolve(this.now);
  }

  override page(): Promise<PageAnswer<PublicVoter>> {
    return Promise.resolve(this.answer);
  }

  override records(): Promise<PageAnswer<Voter>> {
    return Promise.resolve({ type: "page", page: pageWith(this.registry) });
  }

  override record(number: string): Promise<Voter | null> {
    return Promise.resolve(this.registry.find((one) => one.registration_number === number) ?? null);
  }
}

/** The only page, with these rows. */
export function pageWith<Row>(rows: Row[]): PageOfVoters<Row> {
  const first = rows.length > 0 ? 1 : 0;
  return { rows, total: rows.length, first, last: rows.length, before: null, after: null, isRestart: false };
}
