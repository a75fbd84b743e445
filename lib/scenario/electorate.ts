/**
 * The electorate: voter n of a seed is always the same person, whoever asks and however many voters there are.
 */
import type { Seed } from "@/lib/election/random.ts";
import { Random, type WeightTable, weightTable } from "@/lib/election/random.ts";
import { ageOn } from "@/lib/election/age.ts";
import type { Voter } from "@/lib/election/types.ts";
import { type BirthRange, birthRanges, dateOfDay } from "@/lib/scenario/birthdays.ts";
import { Civilian } from "@/lib/scenario/civilian.ts";
import { registrationNumber, voterId } from "@/lib/scenario/identifiers.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";

export class Electorate {
  readonly #scenario: Scenario;
  readonly #seed: Seed;
  readonly #random = new Random(0);
  readonly #civilian: Civilian;
  readonly #locations: WeightTable;
  readonly #bands: WeightTable;
  readonly #genders: WeightTable;
  readonly #births: BirthRange[];

  private constructor(scenario: Scenario, seed: Seed, civilian: Civilian) {
    const shares = (groups: { share: number }[]) => weightTable(groups.map((group) => group.share));
    this.#scenario = scenario;
    this.#seed = seed;
    this.#civilian = civilian;
    this.#locations = shares(scenario.locations);
    this.#bands = shares(scenario.age_bands);
    this.#genders = shares(scenario.genders);
    this.#births = birthRanges(scenario);
  }

  /**
   * Loads the scenario's names and addresses and makes its electorate. Throws UserError if there is no such
   * `faker_locale`.
   */
  static async create(scenario: Scenario, seed: Seed): Promise<Electorate> {
    return new Electorate(scenario, seed, await Civilian.load(scenario, seed));
  }

  /** Voter number n, a whole number from 0. */
  voter(n: number): Voter {
    const { locations, genders, date, nationality, country } = this.#scenario;
    const random = this.#random;
    random.reseed(this.#seed, "voter", n);
    const voter_id = voterId(n, random);
    const location = locations[random.pick(this.#locations)];
    const gender = genders[random.pick(this.#genders)];
    const date_of_birth = dateOfDay(this.#births[random.pick(this.#bands)].day(random));
    const person = this.#civilian.person(random, n, location.code, gender.first_names);
    return {
      voter_id,
      voter_name: person.name,
      date_of_birth,
      gender: gender.code,
      nationality,
      registration_number: registrationNumber(location.code, n),
      address_street: person.street,
      address_city: person.city,
      address_state: location.name,
      address_country: country,
      address_postcode: person.postcode,
      location: location.code,
      email: person.email,
      phone_number: person.phone,
      picture: `/portraits/voters/${voter_id}.svg`,
      registered_age: ageOn(date_of_birth, date),
    };
  }
}
