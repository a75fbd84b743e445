import assert from "node:assert/strict";
import { UserError } from "@/lib/errors.ts";
import { candidates } from "@/lib/scenario/candidates.ts";
import { BUNDLED_SCENARIOS, loadScenario, parseScenario } from "@/lib/scenario/load.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import { leastDistance } from "./helpers/colour_vision.ts";

const us = await loadScenario("us");
const germany = await loadScenario("germany");

/** The one line that parsing `us` fails with after a change; the change may break the types. */
// deno-lint-ignore no-explicit-any
function refusal(change: (scenario: any) => void): string {
  const scenario = structuredClone(us);
  change(scenario);
  try {
    parseScenario(scenario, "us.json");
  } catch (error) {
    assert.ok(error instanceof UserError);
    assert.ok(!error.message.includes("\n"));
    return error.message;
  }
  assert.fail("was accepted");
}

Deno.test("every bundled scenario loads by its name, and the first without one", async () => {
  for (const name of BUNDLED_SCENARIOS) assert.equal((await loadScenario(name)).id, name);
  assert.deepEqual(await loadScenario(), us);
});

Deno.test("a bundled scenario's electorate is the official one", () => {
  // Sums of the cited tables. EAVS 2024: 209,028,412 active voters, without North Dakota; Census: 596,093 there.
  const sum = (scenario: Scenario) => scenario.locations.reduce((total, { share }) => total + share, 0);
  assert.equal(us.locations.length, 51);
  assert.equal(sum(us), 209_028_412 + 596_093);
  assert.equal(germany.locations.length, 16);
  assert.equal(sum(germany), 60_490_603);
  for (const { sources } of [us, germany]) assert.ok(sources.length > 0);
});

Deno.test("a bundled scenario's candidates keep apart for every kind of colour vision", () => {
  for (const { candidates } of [us, germany]) {
    for (const shade of ["light", "dark"] as const) {
      const least = leastDistance(candidates.map(({ colour }) => colour[shade]));
      assert.ok(least > 0.1, `${shade}: ${least}`);
    }
  }
});

Deno.test("candidates become rows of the registry, with a portrait on this server", () => {
  const rows = candidates(us);
  assert.equal(rows.length, us.candidates.length);
  assert.deepEqual(Object.keys(rows[0]), [
    "candidate_id",
    "candidate_name",
    "party_affiliation",
    "biography",
    "campaign_platform",
    "photo_url",
  ]);
  assert.equal(rows[0].photo_url, `/portraits/candidates/${us.candidates[0].candidate_id}.svg`);
});

Deno.test("what is wrong with one value is told in one line, with its path and what is accepted", () => {
  // deno-lint-ignore no-explicit-any
  const table: [(s: any) => void, string][] = [
    [
      (s) => s.candidates[2].colour.light = "blu",
      'us.json: candidates[2].colour.light: "blu" is not a colour; accepted: #rrggbb',
    ],
    [(s) => delete s.name, "us.json: name: is missing"],
    [(s) => delete s.locations[4].tile.col, "us.json: locations[4].tile.col: is missing"],
    [
      (s) => s.locations[3].tile.colour = 1,
      "us.json: locations[3].tile.colour: is not a known key; accepted: col, row",
    ],
    [
      (s) => s.genders[2].nme = "x",
      "us.json: genders[2].nme: is not a known key; accepted: code, name, share, first_names, leanings",
    ],
    [
      (s) => s.kind = "GAME",
      'us.json: kind: "GAME" is not accepted; accepted: "SIMULATION" or "REHEARSAL" or "ELECTION"',
    ],
    [
      (s) => s.date = "2027-02-29",
      'us.json: date: "2027-02-29" is not a date; accepted: a day of the calendar as YYYY-MM-DD',
    ],
    [
      (s) => s.defaults.voters = 1.5,
      "us.json: defaults.voters: 1.5 is out of range; accepted: a whole number from 1 to 1000000000",
    ],
    [(s) => s.defaults.seed = null, "us.json: defaults.seed: null is not accepted; accepted: a number"],
    [
      (s) => s.candidates[0].portrait.options.hairVariant = {},
      "us.json: candidates[0].portrait.options.hairVariant: {} is not accepted; accepted: a text or a number or a list",
    ],
    [
      (s) => s.candidates[0].biography = "x".repeat(4001),
      `us.json: candidates[0].biography: "${"x".repeat(59)}… is too long; accepted: up to 4000 characters`,
    ],
    [
      (s) => s.locations[0].share = "12",
      'us.json: locations[0].share: "12" is not accepted; accepted: a number',
    ],
    [
      (s) => s.locations[0].turnout = 1.2,
      "us.json: locations[0].turnout: 1.2 is not a likelihood; accepted: a number from 0 to 1",
    ],
    [
      (s) => s.candidates[0].candidate_id = "constructor",
      'us.json: candidates[0].candidate_id: "constructor" is a name that cannot be used; accepted: any other short name',
    ],
    [(s) => s.candidates = [], "us.json: candidates: a list of 0 is too short; accepted: at least 1"],
    [(s) => s.locations = {}, "us.json: locations: {} is not accepted; accepted: a list"],
    [
      (s) => s.language = "en_US",
      'us.json: language: "en_US" is not a language; accepted: a BCP 47 tag such as "en-US"',
    ],
  ];
  for (const [change, message] of table) assert.equal(refusal(change), message);
  assert.throws(() => parseScenario(5, "x.json"), {
    name: "UserError",
    message: "x.json: the file: 5 is not accepted; accepted: an object",
  });
});

Deno.test("parts of a scenario that do not agree are told with their path", () => {
  // deno-lint-ignore no-explicit-any
  const table: [(s: any) => void, RegExp][] = [
    [
      (s) => s.candidates[1].candidate_id = s.candidates[0].candidate_id,
      /candidates\[1\]\.candidate_id: "eleanor-marchbanks" is taken by candidates\[0\]/,
    ],
    [(s) => s.locations[7].code = "AK", /locations\[7\]\.code: "AK" is taken by locations\[0\]/],
    [(s) => s.genders[1].code = "female", /genders\[1\]\.code: "female" is taken/],
    [
      (s) => s.locations[5].tile = s.locations[4].tile,
      /locations\[5\]\.tile: "\d+, \d+" is taken by locations\[4\]/,
    ],
    [
      (s) => s.locations[0].leanings.nobody = 2,
      /locations\[0\]\.leanings\.nobody: is not a candidate; accepted: /,
    ],
    [(s) => s.age_bands[2].leanings.nobody = 2, /age_bands\[2\]\.leanings\.nobody: is not a candidate/],
    [
      (s) => s.locations.forEach((one: { share: number }) => one.share = 0),
      /locations: every share is 0; accepted: at least one above 0/,
    ],
    [
      (s) => s.age_bands[0].from = 16,
      /age_bands\[0\]\.from: 16 leaves a gap or overlaps; accepted: 18, the voting age/,
    ],
    [(s) => s.age_bands[1].from = 26, /age_bands\[1\]\.from: 26 leaves a gap or overlaps; accepted: 25/],
    [(s) => s.age_bands[1].to = 20, /age_bands\[1\]\.to: 20 is below "from"; accepted: 25 or more/],
    [(s) => s.age_bands[1].to = null, /age_bands\[2\]: follows a band without an end/],
    [(s) => s.age_bands.at(-1).to = 99, /age_bands\[6\]\.to: is not null/],
    [
      (s) => s.candidates[1].colour.light = "#ffff00",
      /candidates\[1\]\.colour\.light: "#ffff00" is too close to #ffffff \(contrast 1\.1\); accepted: a contrast of 3/,
    ],
    [
      (s) => s.candidates[1].colour.dark = "#000000",
      /candidates\[1\]\.colour\.dark: "#000000" is too close to #1a1a1a/,
    ],
    [
      // deno-lint-ignore no-explicit-any
      (s) => s.candidates.forEach((one: any) => s.locations[9].leanings[one.candidate_id] = 0),
      /locations\[9\]\.leanings: leave nobody to vote for to female voters aged 18–24/,
    ],
  ];
  for (const [change, message] of table) assert.match(refusal(change), message);
});

async function loadText(text: string): Promise<Scenario> {
  const path = await Deno.makeTempFile({ suffix: ".json" });
  try {
    await Deno.writeTextFile(path, text);
    return await loadScenario(path).catch((error) => {
      assert.ok(error instanceof UserError);
      throw new Error(error.message.replace(path, "FILE"));
    });
  } finally {
    await Deno.remove(path);
  }
}

Deno.test("a scenario is read from any path, with or without a byte order mark", async () => {
  assert.deepEqual(await loadText(JSON.stringify(germany)), germany);
  assert.deepEqual(await loadText("\ufeff" + JSON.stringify(germany)), germany);
});

Deno.test("a file that is not JSON is refused with the line and column where it breaks", async () => {
  const table: [string, string][] = [
    ['{"a": 1,\n "b": x}', "line 2, column 7: is not JSON (invalid symbol)"],
    ['{\n  "a": 1\n  "b": 2\n}', "line 3, column 3: is not JSON (comma expected)"],
    ['{"a": 1,\n}', "line 2, column 1: is not JSON (property name expected)"],
    ["", "line 1, column 1: is not JSON (value expected)"],
    ["// no\n{}", "line 1, column 1: is not JSON (invalid comment token)"],
  ];
  for (const [text, problem] of table) {
    await assert.rejects(loadText(text), { message: `FILE: ${problem}; accepted: a JSON object` });
  }
});

Deno.test("a file that is not there, or no file, is refused with what there is", async () => {
  await assert.rejects(loadScenario("atlantis"), {
    name: "UserError",
    message:
      "atlantis: there is no such scenario; accepted: a scenario file, or one of the bundled us, germany",
  });
  const folder = await Deno.makeTempDir();
  await assert.rejects(loadScenario(folder), { name: "UserError", message: /cannot be read/ });
  await Deno.remove(folder);
});
