import assert from "node:assert/strict";
import fc from "fast-check";
import type { ReceivedBallot } from "@/lib/election/ballot.ts";
import { type CountingRules, judge, parseBatch, settle, tally } from "@/lib/election/counting.ts";

import { pageOf, type RegistryEntry } from "@/lib/election/voter_page.ts";

const RULES: CountingRules = { candidates: new Set(["ada", "ben"]), voting_age: 18, closes_at: null };
const VOTER: RegistryEntry = { location: "NORTH", gender: "female", age: 40, age_band: "30–44" };

function ballot(voter_id: string, candidate_id = "ada", offset = 0, appended_at = 0): ReceivedBallot {
  return {
    voter_id,
    candidate_id,
    voting_time: "2026-11-03T10:00:00Z",
    source: "api",
    message: { partition: 0, offset, key: null, value: null, appended_at },
  };
}

const registry = new Map([["v1", VOTER], ["v2", VOTER], ["young", { ...VOTER, age: 17, age_band: "" }]]);

Deno.test("a registered voter's ballot for a candidate is eligible", () => {
  const { eligible, rejected } = judge([ballot("v1")], pageOf(registry), RULES);
  assert.equal(eligible.length, 1);
  assert.deepEqual(rejected, []);
});

Deno.test("each objection has its reason", () => {
  const reasons = (ballots: ReceivedBallot[], rules = RULES) =>
    judge(ballots, pageOf(registry), rules).rejected.map(({ reason }) => reason);
  assert.deepEqual(reasons([ballot("stranger")]), ["unknown_voter"]);
  assert.deepEqual(reasons([ballot("v1", "zoe")]), ["unknown_candidate"]);
  assert.deepEqual(reasons([ballot("young")]), ["under_age"]);
  assert.deepEqual(reasons([ballot("v1"), ballot("v1", "ben", 1)]), ["duplicate"]);
});

Deno.test("the poll closes at a moment of the broker's clock, that moment included", () => {
  const rules = { ...RULES, closes_at: 1_000 };
  const { eligible, rejected } = judge(
    [ballot("v1", "ada", 0, 999), ballot("v2", "ada", 1, 1_000)],
    pageOf(registry),
    rules,
  );
  assert.deepEqual(eligible.map((e) => e.ballot.voter_id), ["v1"]);
  assert.deepEqual(rejected.map((r) => r.reason), ["poll_closed"]);
});

Deno.test("a ballot that is refused does not use up its voter's vote", () => {
  const { eligible } = judge([ballot("v1", "zoe"), ballot("v1", "ben", 1)], pageOf(registry), RULES);
  assert.deepEqual(eligible.map((e) => e.ballot.candidate_id), ["ben"]);
});

Deno.test("an eligible ballot that the book did not take is a duplicate and adds to no tally", () => {
  const judged = judge([ballot("v1", "ada", 0), ballot("v2", "ben", 1)], pageOf(registry), RULES);
  const { counted, rejected, additions } = settle(judged, new Set(["v2"]));
  assert.deepEqual(counted.map((e) => e.ballot.voter_id), ["v2"]);
  assert.deepEqual(rejected.map((r) => [r.message.offset, r.reason]), [[0, "duplicate"]]);
  assert.deepEqual(additions.by_candidate, [{ candidate_id: "ben", votes: 1 }]);
});

const someBallots = fc.array(
  fc.record({
    voter: fc.constantFrom("v1", "v2", "young", "stranger", "w3", "w4"),
    candidate: fc.constantFrom("ada", "ben", "zoe"),
  }),
  { maxLength: 60 },
);
const wide = new Map<string, RegistryEntry>([
  ...registry,
  ["w3", { location: "SOUTH", gender: "male", age: 20, age_band: "18–29" }],
  ["w4", { location: "SOUTH", gender: "other", age: 80, age_band: "65+" }],
]);

Deno.test("every message of any batch is counted or rejected, once, and all breakdowns have one sum", () => {
  fc.assert(fc.property(someBallots, fc.func(fc.boolean()), (rows, taken) => {
    const ballots = rows.map(({ voter, candidate }, i) => ballot(voter, candidate, i));
    const judged = judge(ballots, pageOf(wide), RULES);
    const entered = new Set(judged.eligible.map((e) => e.ballot.voter_id).filter((id) => taken(id)));
    const { counted, rejected, additions } = settle(judged, entered);

    const offsets = [
      ...counted.map((e) => e.ballot.message.offset),
      ...rejected.map((r) => r.message.offset),
    ];
    assert.deepEqual(offsets.toSorted((a, b) => a - b), ballots.map((_, i) => i));
    assert.equal(new Set(counted.map((e) => e.ballot.voter_id)).size, counted.length);
    for (const rows of [additions.by_candidate, additions.by_location, additions.by_demographic]) {
      assert.equal(rows.reduce((sum, row) => sum + row.votes, 0), counted.length);
    }
  }));
});

Deno.test("counting in any cut of batches gives the same votes and tallies", () => {
  fc.assert(fc.property(someBallots, fc.array(fc.integer({ min: 1, max: 10 })), (rows, cuts) => {
    const ballots = rows.map(({ voter, candidate }, i) => ballot(voter, candidate, i));
    const book = new Map<string, string>();
    for (let at = 0, cut = 0; at < ballots.length; cut++) {
      const size = cuts[cut % Math.max(1, cuts.length)] ?? 7;
      const judged = judge(ballots.slice(at, at + size), pageOf(wide), RULES);
      const entered = judged.eligible.filter((e) => !book.has(e.ballot.voter_id));
      for (const { ballot } of settle(judged, new Set(entered.map((e) => e.ballot.voter_id))).counted) {
        book.set(ballot.voter_id, ballot.candidate_id);
      }
      at += size;
    }
    const whole = judge(ballots, pageOf(wide), RULES).eligible;
    assert.deepEqual(
      [...book].toSorted(),
      whole.map(({ ballot }) => [ballot.voter_id, ballot.candidate_id]).toSorted(),
    );
  }));
});

Deno.test("a tally has one row for each combination that occurs", () => {
  const rows = tally([
    { ballot: ballot("v1", "ada"), voter: VOTER },
    { ballot: ballot("v2", "ada"), voter: VOTER },
    { ballot: ballot("w3", "ben"), voter: { ...VOTER, location: "SOUTH" } },
  ]);
  assert.deepEqual(rows.by_location, [
    { location: "NORTH", candidate_id: "ada", votes: 2 },
    { location: "SOUTH", candidate_id: "ben", votes: 1 },
  ]);
});

Deno.test("malformed messages are told apart before anything is looked up", () => {
  const { ballots, malformed } = parseBatch([ballot("v1").message]);
  assert.deepEqual([ballots.length, malformed[0].reason], [0, "malformed"]);
});
