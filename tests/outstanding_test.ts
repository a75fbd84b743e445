import assert from "node:assert/strict";
import fc from "fast-check";
import { type Awaited, outstandingVotes } from "@/lib/election/outstanding.ts";
import type { CandidateResult } from "@/lib/election/results.ts";
import { isDecided, standingOf } from "@/lib/election/standings.ts";
import { stillToCome } from "@/lib/web/live/count_state.ts";

const OPEN: Awaited = { registered: 1000, allRegistered: true, closed: false, votes: 600, waiting: 30 };
const CLOSED: Awaited = { ...OPEN, closed: true };

const candidate = (candidate_id: string, votes: number): CandidateResult => ({
  candidate_id,
  candidate_name: candidate_id,
  party_affiliation: "",
  photo_url: "",
  votes,
  share: 0,
});
const standing = (...votes: number[]) => standingOf(votes.map((count, i) => candidate(`c${i}`, count)));

Deno.test("while the poll is open each registered voter without a counted vote may still vote", () => {
  assert.equal(outstandingVotes(600, OPEN), 400);
  assert.equal(outstandingVotes(0, OPEN), 1000);
  assert.equal(outstandingVotes(1000, OPEN), 0);
});

Deno.test("nothing is said of an electorate that is still being registered, or not known", () => {
  assert.equal(outstandingVotes(600, { ...OPEN, allRegistered: false }), null);
  assert.equal(stillToCome(600, null), null);
});

Deno.test("after the poll only the ballots in the box can still count", () => {
  assert.equal(outstandingVotes(600, CLOSED), 30);
  assert.equal(outstandingVotes(600, { ...CLOSED, allRegistered: false }), 30);
  assert.equal(outstandingVotes(990, { ...CLOSED, votes: 990 }), 10);
});

Deno.test("votes that are counted but not shown yet are still to come for who looks at the page", () => {
  assert.equal(outstandingVotes(580, CLOSED), 50);
});

Deno.test("the outstanding votes bound the final count from above, however a look and the count interleave", () => {
  const amount = fc.nat(1000);
  fc.assert(fc.property(amount, amount, amount, amount, (shown, published, counted, left) => {
    const votes = shown + published; // in the book when the box was looked at
    const final = votes + counted; // of `counted + left` messages in the box, some are rejected
    const awaited = { ...CLOSED, registered: final, votes, waiting: counted + left };
    assert.ok(shown + outstandingVotes(shown, awaited)! >= final);
    assert.ok(shown + outstandingVotes(shown, { ...awaited, closed: false })! >= final);
  }));
});

Deno.test("a lead of more votes than can still come is decided, one of as many is not", () => {
  assert.equal(isDecided(standing(101, 50, 3), 50), true);
  assert.equal(isDecided(standing(100, 50, 3), 50), false);
  assert.equal(isDecided(standing(100, 99), 1), false);
});

Deno.test("no vote that can still come changes who leads a decided count", () => {
  const amount = fc.nat(200);
  fc.assert(fc.property(amount, amount, amount, fc.nat(400), fc.nat(400), (a, b, c, more, others) => {
    const before = standing(a, b, c);
    const outstanding = more + others;
    if (before.kind !== "lead" || !isDecided(before, outstanding)) return;
    const votes = [a, b, c];
    const [first, second] = [0, 1, 2].filter((place) => `c${place}` !== before.leader.candidate_id);
    votes[first] += more;
    votes[second] += others;
    const after = standingOf(votes.map((count, i) => candidate(`c${i}`, count)));
    assert.ok(after.kind === "lead" && after.leader.candidate_id === before.leader.candidate_id);
  }));
});

Deno.test("there is nothing to tell of a tie, of an empty or finished count, of who stands alone, of unknown numbers", () => {
  assert.equal(isDecided(standing(50, 50), 10), null);
  assert.equal(isDecided(standing(0, 0), 10), null);
  assert.equal(isDecided(standing(50, 20), 0), null);
  assert.equal(isDecided(standing(50), 10), null);
  assert.equal(isDecided(standing(50, 20), null), null);
});
