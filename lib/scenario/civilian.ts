/**
 * The civilian side of simulated voters: names, addresses and numbers, by @faker-js/faker in the scenario's
 * locale. What faker is slow at is drawn once into pools, which also gives a town many voters and a house some.
 */
import type { Faker } from "@faker-js/faker";
import { messageOf, UserError } from "@/lib/errors.ts";
import { Random, type Seed } from "@/lib/election/random.ts";
import type { Gender, Scenario } from "@/lib/scenario/schema.ts";

const FAMILY_NAMES_POOLED = 1500;
const STREET_ADDRESSES_POOLED = 2500;
const TOWNS_PER_LOCATION = 40;
/** It belongs to nobody (RFC 2606): no simulated voter may have a real person's address. */
const MAIL_DOMAIN = "example.org";

type FirstNames = Gender["first_names"];

export interface Person {
  name: string;
  street: string;
  city: string;
  postcode: string;
  email: string;
  phone: string;
}

interface Town {
  city: string;
  postcode: string;
}

export class Civilian {
  readonly #faker: Faker;
  readonly #familyNames: Record<FirstNames, string[]>;
  readonly #streets: string[];
  readonly #towns: Map<string, Town[]>;
  /** By name: there are some thousand of them. */
  readonly #mailNames = new Map<string, string>();
  #random: Random;

  private constructor(faker: Faker, { locations }: Scenario, seed: Seed) {
    // The package's entry would bring in every locale there is; an instance of one brings the class too.
    const FakerOf = faker.constructor as new (options: ConstructorParameters<typeof Faker>[0]) => Faker;
    this.#random = new Random(seed, "civilian");
    this.#faker = new FakerOf({
      locale: faker.rawDefinitions,
      // Always the stream in use; faker's own Mersenne Twister is slow to seed for every voter.
      randomizer: { next: () => this.#random.next(), seed: () => {} },
    });
    const familyNames = (kind: FirstNames) =>
      pool(FAMILY_NAMES_POOLED, () => this.#faker.person.lastName(sex(kind)));
    this.#familyNames = {
      female: familyNames("female"),
      male: familyNames("male"),
      any: familyNames("any"),
    };
    this.#streets = pool(STREET_ADDRESSES_POOLED, () => this.#faker.location.streetAddress());
    this.#towns = new Map(
      locations.map(({ code }) => [code, pool(TOWNS_PER_LOCATION, () => this.#town(code))]),
    );
  }

  /**
   * Loads the scenario's locale, and it alone. Throws UserError if faker has no such locale, or no people in it.
   */
  static async load(scenario: Scenario, seed: Seed): Promise<Civilian> {
    const locale = scenario.faker_locale;
    try {
      const { faker }: { faker: Faker } = await import(`@faker-js/faker/locale/${locale}`);
      const civilian = new Civilian(faker, scenario, seed);
      civilian.person(new Random(seed), 0, scenario.locations[0].code, "any");
      return civilian;
    } catch (error) {
      throw new UserError(
        `faker_locale: "${locale}" makes no people (${
          messageOf(error)
        }); accepted: a locale of @faker-js/faker`,
        { cause: error },
      );
    }
  }

  /** The person that the stream `random` leads to. `n` only keeps the email address unique. */
  person(random: Random, n: number, location: string, firstNames: FirstNames): Person {
    this.#random = random;
    const first = this.#faker.person.firstName(sex(firstNames));
    const last = one(this.#familyNames[firstNames], random);
    const town = one(this.#towns.get(location)!, random);
    return {
      name: `${first} ${last}`,
      street: one(this.#streets, random),
      city: town.city,
      postcode: town.postcode,
      email: `${this.#mailName(first)}.${this.#mailName(last)}.${n.toString(36)}@${MAIL_DOMAIN}`,
      phone: this.#faker.phone.number({ style: "national" }),
    };
  }

  /** A first or last name as part of an email address. */
  #mailName(name: string): string {
    let part = this.#mailNames.get(name);
    if (part === undefined) {
      part = name.normalize("NFKD").replaceAll(/[^A-Za-z.-]/g, "").toLowerCase();
      this.#mailNames.set(name, part);
    }
    return part;
  }

  #town(code: string): Town {
    const { location, rawDefinitions } = this.#faker;
    const known = rawDefinitions.location?.postcode_by_state?.[code] !== undefined;
    return { city: location.city(), postcode: location.zipCode(known ? { state: code } : {}) };
  }
}

function sex(firstNames: FirstNames): "female" | "male" | undefined {
  return firstNames === "any" ? undefined : firstNames;
}

function pool<Item>(size: number, make: () => Item): Item[] {
  return Array.from({ length: size }, make);
}

function one<Item>(items: Item[], random: Random): Item {
  return items[random.int(items.length)];
}
