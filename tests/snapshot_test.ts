import assert from "node:assert/strict";
import fc from "fast-check";
import { assembleTotals, type CandidateTotal, leader, type LocationTotal } from "@/lib/election/totals.ts";
import { candidateTotalMessage, locationTotalMessage, readMark } from "@/lib/kafka/messages.ts";
import { loadScenario } from "@/lib/scenario/load.ts";
import { Snapshot } from "@/lib/web/live/snapshot.ts";

const scenario = await loadScenario();
const BEGUN = new Date("2026-11-03T08:00:00Z");
const MARK = { registered: 10, ledger: { checkpoint: 3, head: "ab".repeat(32) } };
const NOW = new Date("2026-11-03T20:00:00Z");

function candidate(id: string, votes: number, version: number): CandidateTotal {
  return {
    candidate_id: id,
    candidate_name: id,
    party_affiliation: "",
    photo_url: "",
    total_votes: votes,
    version,
  };
}

function location(
  code: string,
  registered: number,
  votes: Record<string, number>,
  version: number,
): LocationTotal {
  const total = Object.values(votes).reduce((a, b) => a + b, 0);
  return {
    location: code,
    registered_voters: registered,
    total_votes: total,
    leading_candidate_id: leader(votes),
    votes_by_candidate: votes,
    version,
  };
}

Deno.test("before anything is published a frame has all candidates and locations, without votes", () => {
  const frame = new Snapshot(scenario, BEGUN).frame("open", { rejected: 0, waiting: 0 }, NOW);
  assert.deepEqual(
    frame.candidates.map(({ candidate_id, votes }) => [candidate_id, votes]).sort(),
    scenario.candidates.map(({ candidate_id }) => [candidate_id, 0]).sort(),
  );
  assert.deepEqual(
    frame.locations.map(({ location, name, registered, votes }) => [location, name, registered, votes]),
    scenario.locations.map(({ code, name }) => [code, name, 0, 0]),
  );
  assert.deepEqual([frame.version, frame.totals.votes, frame.totals.registered], [0, 0, 0]);
});

Deno.test("a frame puts both topics together", () => {
  const snapshot = new Snapshot(scenario, BEGUN);
  snapshot.applyCandidate(candidate("ada", 30, 100));
  snapshot.applyCandidate(candidate("ben", 10, 100));
  snapshot.applyLocation(location("CA", 80, { ada: 25, ben: 5 }, 100));
  snapshot.applyLocation(location("AK", 20, { ada: 5, ben: 5 }, 90));
  assert.equal(snapshot.agrees, true);
  const frame = snapshot.frame("open", { rejected: 3, waiting: 0 }, NOW);
  const totals = { registered: 100, votes: 40, rejected: 3, turnout: 0.4, waiting: 0, outstanding: null };
  assert.deepEqual(frame.totals, totals);
  assert.deepEqual(frame.candidates.map((c) => [c.candidate_id, c.votes, c.share]), [
    ["ada", 30, 0.75],
    ["ben", 10, 0.25],
  ]);
  assert.deepEqual(frame.locations.map((l) => [l.location, l.name, l.leader, l.turnout]), [
    ["AK", "Alaska", "ada", 0.5],
    ["CA", "California", "ada", 0.375],
  ]);
  assert.equal(frame.version, 100);
});

Deno.test("the rejected are those of the totals' own version, whatever else is known of them", () => {
  const snapshot = new Snapshot(scenario, BEGUN);
  snapshot.applyLocation(location("CA", 10, { ada: 1 }, 14), { ...MARK, rejected: 3 });
  snapshot.applyCandidate(candidate("ada", 1, 14), { ...MARK, rejected: 3 });
  assert.equal(
    snapshot.frame("open", { rejected: 0, waiting: 0 }, NOW).totals.rejected,
    3,
    "after a start without Postgres",
  );
  snapshot.applyCandidate(candidate("ada", 1, 16), { ...MARK, rejected: 5 });
  assert.equal(snapshot.frame("open", { rejected: 3, waiting: 0 }, NOW).totals.rejected, 5);
  snapshot.applyCandidate(candidate("ada", 1, 17));
  assert.equal(
    snapshot.frame("open", { rejected: 6, waiting: 0 }, NOW).totals.rejected,
    6,
    "another engine does not tell",
  );
});

Deno.test("a message of totals carries where the ballot book stood", () => {
  for (const mark of [MARK, { ...MARK, rejected: 0 }, { ...MARK, rejected: 12 }]) {
    const messages = [
      candidateTotalMessage(candidate("ada", 1, 14), mark),
      locationTotalMessage(location("CA", 10, { ada: 1 }, 14), mark),
    ];
    for (const { headers } of messages) assert.deepEqual(readMark(headers), mark);
  }
  assert.equal(readMark({ "urna-registered": "10", "urna-checkpoint": "x", "urna-head": "ab" }), null);
});

Deno.test("an older message changes nothing, in whatever order messages come", () => {
  const updates = Array.from({ length: 12 }, (_, i) => i + 1);
  fc.assert(fc.property(fc.shuffledSubarray(updates, { minLength: 1 }), (versions) => {
    const snapshot = new Snapshot(scenario, BEGUN);
    let highest = 0;
    for (const version of versions) {
      snapshot.applyCandidate(candidate("ada", version * 10, version));
      highest = Math.max(highest, version);
      assert.equal(snapshot.version, highest);
      assert.equal(snapshot.frame("open", { rejected: 0, waiting: 0 }, NOW).totals.votes, highest * 10);
    }
  }));
});

Deno.test("what is only published again, under a version that is known, is no change", () => {
  const snapshot = new Snapshot(scenario, BEGUN);
  snapshot.applyLocation(location("AK", 20, { ada: 5 }, 90));
  snapshot.applyLocation(location("CA", 80, { ada: 25 }, 100));
  snapshot.applyCandidate(candidate("ada", 30, 100));
  const { revision } = snapshot;
  snapshot.applyLocation(location("AK", 20, { ada: 5 }, 100));
  assert.equal(snapshot.revision, revision);
  snapshot.applyCandidate(candidate("ada", 30, 101)); // a message that was rejected
  assert.equal(snapshot.revision, revision + 1);
  snapshot.applyLocation(location("AK", 21, { ada: 5 }, 101)); // a voter more
  assert.equal(snapshot.revision, revision + 2);
});

Deno.test("in the middle of a round the two topics do not agree", () => {
  const snapshot = new Snapshot(scenario, BEGUN);
  snapshot.applyCandidate(candidate("ada", 1, 10));
  assert.equal(snapshot.agrees, false);
  snapshot.applyLocation(location("CA", 9, { ada: 1 }, 10));
  assert.equal(snapshot.agrees, true);
});

Deno.test("a version without all its registrations is a round in the middle, too", () => {
  const snapshot = new Snapshot(scenario, BEGUN);
  snapshot.applyLocation(location("CA", 9, { ada: 1 }, 10), { ...MARK, registered: 9 });
  snapshot.applyCandidate(candidate("ada", 1, 14), { ...MARK, registered: 12 });
  assert.equal(snapshot.agrees, false);
  snapshot.applyLocation(location("CA", 12, { ada: 1 }, 14), { ...MARK, registered: 12 });
  assert.equal(snapshot.agrees, true);
});

Deno.test("without votes shares are 0 and nobody leads", () => {
  const snapshot = new Snapshot(scenario, BEGUN);
  snapshot.applyCandidate(candidate("ada", 0, 1));
  snapshot.applyLocation(location("CA", 0, {}, 1));
  const frame = snapshot.frame("open", { rejected: 0, waiting: 0 }, NOW);
  assert.deepEqual([frame.candidates[0].share, frame.locations[0].turnout], [0, 0]);
  assert.equal(frame.locations[0].leader, null);
});

Deno.test("totals name a leader for each location, and for equals the first by name", () => {
  const { locations } = assembleTotals(
    7,
    MARK,
    [],
    [{ location: "CA", registered_voters: 5 }, { location: "NV", registered_voters: 5 }],
    [
      { location: "CA", candidate_id: "ben", total_votes: 2 },
      { location: "CA", candidate_id: "ada", total_votes: 2 },
    ],
  );
  assert.deepEqual(locations.map((l) => l.leading_candidate_id), ["ada", null]);
  assert.deepEqual(locations.map((l) => l.version), [7, 7]);
});

Deno.test("a tally for a location that is not registered is a bug, and said so", () => {
  assert.throws(
    () => assembleTotals(1, MARK, [], [], [{ location: "XX", candidate_id: "a", total_votes: 1 }]),
    /XX/,
  );
});
