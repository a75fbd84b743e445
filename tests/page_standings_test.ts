import assert from "node:assert/strict";
import fc from "fast-check";
import type { CandidateResult } from "@/lib/election/results.ts";
import { locationStandingOf, orderByVotes, standingOf } from "@/lib/election/standings.ts";

function candidates(...votes: number[]): CandidateResult[] {
  const total = votes.reduce((sum, count) => sum + count, 0);
  return votes.map((count, index) => ({
    candidate_id: `c${index}`,
    candidate_name: `Candidate ${index}`,
    party_affiliation: `Party ${index}`,
    photo_url: "",
    votes: count,
    share: total === 0 ? 0 : count / total,
  }));
}

const ids = (results: CandidateResult[]) => results.map((result) => result.candidate_id).join(" ");

Deno.test("nobody leads a count without votes", () => {
  assert.deepEqual(standingOf(candidates(0, 0, 0)), { kind: "none" });
  assert.deepEqual(standingOf([]), { kind: "none" });
});

Deno.test("the leader's margin is that over the second, in votes and as a part of all votes", () => {
  const standing = standingOf(candidates(20, 50, 30));
  assert.equal(standing.kind, "lead");
  if (standing.kind !== "lead") return;
  assert.equal(standing.leader.candidate_id, "c1");
  assert.equal(standing.runnerUp?.candidate_id, "c2");
  assert.deepEqual(standing.margin, { votes: 20, share: 0.2 });
});

Deno.test("equal first places are a tie of exactly those", () => {
  const standing = standingOf(candidates(7, 3, 7, 7));
  assert.equal(standing.kind, "tie");
  if (standing.kind === "tie") assert.equal(ids(standing.leaders), "c0 c2 c3");
});

Deno.test("an only candidate leads by all votes, ahead of nobody", () => {
  const standing = standingOf(candidates(5));
  assert.equal(standing.kind, "lead");
  if (standing.kind !== "lead") return;
  assert.equal(standing.runnerUp, null);
  assert.deepEqual(standing.margin, { votes: 5, share: 1 });
});

Deno.test("a standing does not depend on the order of the candidates", () => {
  const votes = fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 8 });
  fc.assert(fc.property(votes, fc.infiniteStream(fc.nat()), (counts, noise) => {
    const given = candidates(...counts);
    const keys = new Map(given.map((candidate) => [candidate, noise.next().value]));
    const shuffled = given.toSorted((a, b) => keys.get(a)! - keys.get(b)!);
    const plain = standingOf(given);
    const other = standingOf(shuffled);
    assert.equal(other.kind, plain.kind);
    if (plain.kind === "lead" && other.kind === "lead") {
      assert.equal(other.leader, plain.leader);
      assert.deepEqual(other.margin, plain.margin);
    }
  }));
});

Deno.test("rows go by votes, and ties keep the places that they had", () => {
  assert.equal(ids(orderByVotes(candidates(1, 3, 2))), "c1 c2 c0");
  assert.equal(ids(orderByVotes(candidates(4, 4, 4))), "c0 c1 c2");
  assert.equal(ids(orderByVotes(candidates(4, 4, 4), ["c2", "c0", "c1"])), "c2 c0 c1");
  assert.equal(ids(orderByVotes(candidates(4, 5, 4), ["c2", "c0", "c1"])), "c1 c2 c0");
  assert.equal(ids(orderByVotes(candidates(4, 4, 4), ["c2"])), "c2 c0 c1");
});

Deno.test("a location's leader is told with its share, a tie and no votes as such", () => {
  assert.deepEqual(locationStandingOf({ a: 0, b: 0 }), { kind: "none" });
  assert.deepEqual(locationStandingOf({ b: 2, a: 2, c: 1 }), { kind: "tie", leaders: ["a", "b"], votes: 2 });
  assert.deepEqual(locationStandingOf({ a: 1, b: 3 }), { kind: "lead", leader: "b", votes: 3, share: 0.75 });
});
