import assert from "node:assert/strict";
import { createBehaviour, decide } from "@/lib/election/behaviour.ts";
import type { RegisteredVoter } from "@/lib/election/types.ts";
import { Electorate } from "@/lib/scenario/electorate.ts";
import { loadScenario } from "@/lib/scenario/load.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import { fingerprint } from "./helpers/fingerprint.ts";

const VOTERS = 20_000;
const us = await loadScenario("us");

async function voters(scenario: Scenario, count = VOTERS): Promise<RegisteredVoter[]> {
  const electorate = await Electorate.create(scenario, 1);
  return Array.from({ length: count }, (_, n) => electorate.voter(n));
}

/** A voter of no particular place in the electorate. */
const somebody = (over: Partial<RegisteredVoter> = {}, n = 0): RegisteredVoter => ({
  voter_id: `00000000-0000-8000-8000-${String(n).padStart(12, "0")}`,
  registration_number: "",
  location: "WY",
  date_of_birth: "1980-01-01",
  gender: "female",
  nationality: "US",
  ...over,
});

Deno.test("a voter decides the same in any order, by any model of the same scenario", async () => {
  const electorate = await voters(us, 2000);
  const first = createBehaviour(us);
  const forwards = electorate.map((voter) => decide(first, 7, voter)?.candidate_id);
  const second = createBehaviour(structuredClone(us));
  const backwards = electorate.toReversed().map((voter) => decide(second, "7", voter)?.candidate_id);
  assert.deepEqual(backwards.toReversed(), forwards);
  assert.ok(new Set(forwards).size === us.candidates.length + 1);
});

Deno.test("another seed is another election", async () => {
  const electorate = await voters(us, 2000);
  const behaviour = createBehaviour(us);
  const changed = electorate.filter((voter) =>
    decide(behaviour, 1, voter)?.candidate_id !== decide(behaviour, 2, voter)?.candidate_id
  );
  assert.ok(changed.length > 1000, `${changed.length} of 2000 changed`);
});

Deno.test("the turnout is the one that locations and age bands lead to", async () => {
  const behaviour = createBehaviour(us);
  let expected = 0;
  let variance = 0;
  let voted = 0;
  for (const voter of await voters(us)) {
    const location = us.locations.find(({ code }) => code === voter.location)!;
    const age = 2028 - Number(voter.date_of_birth.slice(0, 4)) -
      (voter.date_of_birth.slice(5) > "11-07" ? 1 : 0);
    const band = us.age_bands.find(({ from, to }) => age >= from && (to === null || age <= to))!;
    const odds = location.turnout / (1 - location.turnout) * band.turnout;
    const likelihood = odds / (1 + odds);
    expected += likelihood;
    variance += likelihood * (1 - likelihood);
    if (decide(behaviour, 3, voter)) voted++;
  }
  assert.ok(Math.abs(voted - expected) < 4 * Math.sqrt(variance), `${voted} voted, ${expected} expected`);
});

Deno.test("choices follow support and leanings", () => {
  const { candidates: [first, second], locations: [location], age_bands: [band], genders: [gender] } = us;
  const [one, two] = [first.candidate_id, second.candidate_id];
  const scenario: Scenario = {
    ...us,
    candidates: [{ ...first, support: 3 }, { ...second, support: 1 }],
    locations: [{ ...location, code: "AA", turnout: 1, leanings: { [one]: 2 } }],
    age_bands: [{ ...band, to: null, turnout: 1, leanings: { [two]: 3 } }],
    genders: [{ ...gender, code: "female", leanings: { [one]: 0.5 } }],
  };
  const behaviour = createBehaviour(scenario);
  let votes = 0;
  for (let n = 0; n < VOTERS; n++) {
    if (decide(behaviour, 4, somebody({ location: "AA" }, n))!.candidate_id === one) votes++;
  }
  // 3 × 2 × ½ against 1 × 3: even.
  assert.ok(Math.abs(votes - VOTERS / 2) < 4 * Math.sqrt(VOTERS / 4), `${votes} of ${VOTERS}`);
});

Deno.test("nobody votes where the turnout is 0, and everybody where it is 1", () => {
  for (const turnout of [0, 1]) {
    const behaviour = createBehaviour({
      ...us,
      locations: us.locations.map((location) => ({ ...location, turnout })),
    });
    for (let n = 0; n < 500; n++) {
      assert.equal(decide(behaviour, 1, somebody({}, n)) !== null, turnout === 1);
    }
  }
});

Deno.test("a candidate without support or with leaning 0 gets no vote", () => {
  const [none, here] = us.candidates.map((candidate) => candidate.candidate_id);
  const behaviour = createBehaviour({
    ...us,
    candidates: us.candidates.map((one) => one.candidate_id === none ? { ...one, support: 0 } : one),
    locations: us.locations.map((one) => ({ ...one, turnout: 1, leanings: { [here]: 0 } })),
  });
  for (let n = 0; n < 2000; n++) {
    const { candidate_id } = decide(behaviour, 1, somebody({}, n))!;
    assert.ok(candidate_id !== none && candidate_id !== here);
  }
});

Deno.test("a voter below the voting age, or of a location or gender not in the scenario, stays at home", () => {
  const behaviour = createBehaviour({
    ...us,
    locations: us.locations.map((location) => ({ ...location, turnout: 1 })),
  });
  assert.notEqual(decide(behaviour, 1, somebody({ date_of_birth: "2010-11-07" })), null);
  assert.equal(decide(behaviour, 1, somebody({ date_of_birth: "2010-11-08" })), null);
  assert.equal(decide(behaviour, 1, somebody({ location: "XX" })), null);
  assert.equal(decide(behaviour, 1, somebody({ gender: "unheard-of" })), null);
});

Deno.test("the elections of the bundled scenarios' seeds stay as they are", async () => {
  const choices: Record<string, string> = {};
  for (const name of ["us", "germany"]) {
    const scenario = await loadScenario(name);
    const electorate = await Electorate.create(scenario, scenario.defaults.seed);
    const behaviour = createBehaviour(scenario);
    const votes = Array.from(
      { length: 5000 },
      (_, n) => decide(behaviour, scenario.defaults.seed, electorate.voter(n))?.candidate_id ?? "-",
    );
    choices[name] = await fingerprint(votes);
  }
  assert.deepEqual(choices, { us: "5274c9a594578bd6", germany: "ea5cf20d8b151d84" });
});
