import assert from "node:assert/strict";
import fc from "fast-check";
import { ageOn } from "@/lib/election/age.ts";
import { Random } from "@/lib/election/random.ts";
import { birthRanges, dateOfDay } from "@/lib/scenario/birthdays.ts";
import { Electorate } from "@/lib/scenario/electorate.ts";
import { isRegistrationNumber, registrationNumber, voterId } from "@/lib/scenario/identifiers.ts";
import { loadScenario } from "@/lib/scenario/load.ts";
import { fingerprint } from "./helpers/fingerprint.ts";

const VOTERS = 100_000;
const us = await loadScenario("us");
const germany = await loadScenario("germany");
const electorate = await Electorate.create(us, us.defaults.seed);
const everybody = Array.from({ length: VOTERS }, (_, n) => electorate.voter(n));

Deno.test("voter n of a seed is the same person in any order and for any size of the electorate", async () => {
  const other = await Electorate.create(structuredClone(us), String(us.defaults.seed));
  fc.assert(fc.property(fc.nat(VOTERS - 1), (n) => {
    assert.deepEqual(other.voter(n), everybody[n]);
  }));
});

Deno.test("another seed makes other people", async () => {
  const other = await Electorate.create(us, 1);
  let same = 0;
  for (let n = 0; n < 1000; n++) if (other.voter(n).voter_name === everybody[n].voter_name) same++;
  assert.ok(same < 10, `${same} of 1000 have the same name`);
  assert.notEqual(other.voter(0).voter_id, everybody[0].voter_id);
});

Deno.test("identifiers, registration numbers and email addresses are unique", () => {
  for (const key of ["voter_id", "registration_number", "email", "picture"] as const) {
    assert.equal(new Set(everybody.map((voter) => voter[key])).size, VOTERS, key);
  }
});

/** Fails unless a count of `share` of everybody is within 4.5 standard deviations of what was to be expected. */
function assertShare(count: number, share: number, what: string) {
  const deviation = Math.sqrt(VOTERS * share * (1 - share));
  assert.ok(
    Math.abs(count - VOTERS * share) < 4.5 * deviation + 1,
    `${what}: ${count}, expected ${VOTERS * share} ± ${deviation}`,
  );
}

Deno.test("locations, genders and age bands have their shares of the electorate", () => {
  const sum = (groups: { share: number }[]) => groups.reduce((total, { share }) => total + share, 0);
  for (const { code, share } of us.locations) {
    assertShare(
      everybody.filter(({ location }) => location === code).length,
      share / sum(us.locations),
      code,
    );
  }
  for (const { code, share } of us.genders) {
    assertShare(everybody.filter(({ gender }) => gender === code).length, share / sum(us.genders), code);
  }
  for (const { from, to, share } of us.age_bands) {
    const count = everybody.filter(({ registered_age: age }) =>
      age >= from && age <= (to ?? Infinity)
    ).length;
    assertShare(count, share / sum(us.age_bands), `from ${from}`);
  }
});

Deno.test("every voter is complete, of age, and of a plausible age", () => {
  for (const voter of everybody) {
    assert.equal(voter.registered_age, ageOn(voter.date_of_birth, us.date));
    assert.ok(voter.registered_age >= us.voting_age && voter.registered_age <= 105);
    assert.match(voter.voter_id, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.match(voter.email, /^[a-z.-]+\.[0-9a-z]+@example\.org$/);
    assert.equal(voter.picture, `/portraits/voters/${voter.voter_id}.svg`);
    assert.ok(isRegistrationNumber(voter.registration_number));
    for (const [key, value] of Object.entries(voter)) {
      assert.ok(value, `${key} of ${voter.voter_id} is empty`);
    }
  }
});

Deno.test("voters of another country have its names, places and language", async () => {
  const german = await Electorate.create(germany, germany.defaults.seed);
  const names = new Set(germany.locations.map((location) => location.name));
  let umlauts = 0;
  for (let n = 0; n < 1000; n++) {
    const voter = german.voter(n);
    assert.equal(voter.address_country, "Deutschland");
    assert.equal(voter.nationality, "DE");
    assert.match(voter.address_postcode, /^\d{5}$/);
    assert.ok(names.has(voter.address_state));
    if (/[äöüß]/.test(voter.voter_name + voter.address_street)) umlauts++;
  }
  assert.ok(umlauts > 50, `${umlauts} of 1000`);
});

Deno.test("a locale without people is refused in one line", async () => {
  for (const faker_locale of ["xx", "en_ATLANTIS"]) {
    await assert.rejects(Electorate.create({ ...us, faker_locale }, 1), {
      name: "UserError",
      message: new RegExp(`^faker_locale: "${faker_locale}" makes no people`),
    });
  }
});

Deno.test("a voter's number is the first 48 bits of the identifier, so that identifiers sort by it", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), fc.string(), (n, seed) => {
    const id = voterId(n, new Random(seed));
    assert.equal(parseInt(id.slice(0, 8) + id.slice(9, 13), 16), n);
  }));
  for (const n of [-1, 1.5, NaN, 2 ** 48]) assert.throws(() => voterId(n, new Random(1)), RangeError);
});

Deno.test("a registration number shows every mistyped character", () => {
  const character = fc.constantFrom(..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  fc.assert(fc.property(fc.nat(), fc.nat(11), character, (n, at, typed) => {
    const number = registrationNumber("CA", n);
    assert.ok(isRegistrationNumber(number));
    if (number[at] === "-") return;
    const mistyped = number.slice(0, at) + typed + number.slice(at + 1);
    assert.equal(isRegistrationNumber(mistyped), mistyped === number, mistyped);
  }));
});

Deno.test("a registration number shows nearly all swaps of two neighbours", () => {
  let swaps = 0;
  let unseen = 0;
  for (let n = 1; n < 2 ** 36; n = n * 3 + 7) {
    const number = registrationNumber("NY", n);
    for (let at = 0; at + 1 < number.length; at++) {
      const swapped = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2);
      if (swapped === number || number.slice(at, at + 2).includes("-")) continue;
      swaps++;
      if (isRegistrationNumber(swapped)) unseen++;
    }
  }
  assert.ok(swaps > 100 && unseen / swaps < 0.02, `${unseen} of ${swaps}`);
});

Deno.test("dates of birth fill their age band from its first day to its last", () => {
  const bands = [{ from: 18, to: 18 }, { from: 19, to: 64 }, { from: 65, to: null }]
    .map((band) => ({ ...band, share: 1, turnout: 1, leanings: {} }));
  for (const date of ["2028-11-07", "2024-02-29", "2023-03-01", "2024-12-31"]) {
    const random = new Random(date);
    birthRanges({ age_bands: bands, date }).forEach((range, index) => {
      const { from, to } = bands[index];
      const born = Array.from({ length: 5000 }, () => dateOfDay(range.day(random)));
      const ages = born.map((day) => ageOn(day, date));
      assert.ok(ages.every((age) => age >= from && age <= (to ?? 105)), date);
      // The band of one year is small enough that every day of it comes up.
      if (from === to) assert.ok([365, 366].includes(new Set(born).size), `${new Set(born).size} days`);
    });
  }
});

Deno.test("the first voters of the bundled scenarios stay as they are", async () => {
  const german = await Electorate.create(germany, germany.defaults.seed);
  assert.deepEqual(
    {
      us: await fingerprint(everybody.slice(0, 100)),
      germany: await fingerprint(Array.from({ length: 100 }, (_, n) => german.voter(n))),
    },
    { us: "671f60011bee6c35", germany: "ddca8924f2d9048b" },
  );
});
