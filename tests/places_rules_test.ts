import assert from "node:assert/strict";
import fc from "fast-check";
import { type CandidatePlace, extremesOf, placesOf } from "@/lib/election/candidate_places.ts";
import { candidateStandingOf } from "@/lib/election/candidate_standing.ts";
import type { CandidateResult, LocationTurnout } from "@/lib/election/results.ts";
import { orderedPlaces, placeHref, placesSortedBy, placeViewOf } from "@/lib/web/places/place_view.ts";

const candidates = (votes: Record<string, number>): CandidateResult[] => {
  const total = Object.values(votes).reduce((sum, count) => sum + count, 0);
  return Object.entries(votes).map(([id, count]) => ({
    candidate_id: id,
    candidate_name: id.toUpperCase(),
    party_affiliation: "",
    photo_url: "",
    votes: count,
    share: total === 0 ? 0 : count / total,
  }));
};
const location = (code: string, votes_by_candidate: Record<string, number>): LocationTurnout => ({
  location: code,
  name: code,
  registered: 100,
  votes: Object.values(votes_by_candidate).reduce((sum, count) => sum + count, 0),
  turnout: 0,
  leader: null,
  votes_by_candidate,
});

Deno.test("who leads is compared with the second, everybody else with the nearest ahead", () => {
  const all = candidates({ a: 50, b: 30, c: 20 });
  const [first, second, third] = ["a", "b", "c"].map((id) => candidateStandingOf(all, id)!);
  assert.deepEqual([first.place, first.next?.candidate_id, first.votes, first.share], [1, "b", 20, 0.2]);
  assert.deepEqual([second.place, second.next?.candidate_id, second.votes], [2, "a", -20]);
  assert.deepEqual([third.place, third.next?.candidate_id, third.votes, third.of], [3, "b", -10, 3]);
});

Deno.test("equal votes share a place, and leave out the next one", () => {
  const all = candidates({ a: 50, b: 30, c: 30, d: 10 });
  const of = (id: string) => candidateStandingOf(all, id)!;
  assert.deepEqual([of("b").place, of("b").shared, of("b").next?.candidate_id], [2, true, "c"]);
  assert.deepEqual([of("c").place, of("c").shared, of("c").votes], [2, true, 0]);
  assert.deepEqual([of("d").place, of("d").shared], [4, false]);
});

Deno.test("nobody has a place before the first vote, an only candidate nobody beside, and a stranger no standing", () => {
  assert.equal(candidateStandingOf(candidates({ a: 0, b: 0 }), "a")!.place, null);
  assert.deepEqual(candidateStandingOf(candidates({ a: 7 }), "a"), {
    place: 1,
    of: 1,
    shared: false,
    next: null,
    votes: 7,
    share: 1,
  });
  assert.equal(candidateStandingOf(candidates({ a: 7 }), "z"), null);
});

Deno.test("a place's margin is to the best of the others, whoever that is there", () => {
  const places = placesOf("a", [
    location("X", { a: 6, b: 3, c: 1 }),
    location("Y", { a: 1, b: 2, c: 5 }),
    location("Z", {}),
  ]);
  assert.deepEqual(places.map(({ votes, share, margin, counted }) => [votes, share, margin, counted]), [
    [6, 0.6, 0.3, 10],
    [1, 0.125, -0.5, 8],
    [0, 0, 0, 0],
  ]);
});

Deno.test("the best and the worst places have votes, are sorted, and are never the same", () => {
  const counted = fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { maxLength: 30 });
  fc.assert(fc.property(counted, fc.integer({ min: 1, max: 6 }), (votes, most) => {
    const places = placesOf("a", votes.map(([a, b], index) => location(`L${index}`, { a, b })));
    const { best, worst } = extremesOf(places, most);
    const reporting = places.filter((place) => place.counted > 0);
    assert.equal(best.length, Math.min(most, Math.floor(reporting.length / 2)));
    assert.equal(worst.length, best.length);
    const shown = [...best, ...worst];
    assert.equal(new Set(shown.map((place) => place.location)).size, shown.length);
    const shares = (list: CandidatePlace[]) => list.map((place) => place.share);
    assert.deepEqual(shares(best), shares(best).toSorted((a, b) => b - a));
    assert.deepEqual(shares(worst), shares(worst).toSorted((a, b) => a - b));
    for (const { share } of reporting.filter((place) => !shown.includes(place))) {
      assert.ok(share <= Math.min(...shares(best)) && share >= Math.max(...shares(worst)));
    }
  }));
});

Deno.test("the order of places is what the address asks for, and a second click turns it round", () => {
  const order = (query: string) => placeViewOf(new URLSearchParams(query));
  assert.deepEqual(order(""), { sort: "name", order: "asc", race: "all" });
  assert.deepEqual(order("sort=share&race=minute"), { sort: "share", order: "desc", race: "minute" });
  assert.deepEqual(order("sort=__proto__&order=up&race=x"), { sort: "name", order: "asc", race: "all" });
  const click = (query: string, column: "share" | "margin") =>
    placeHref(placesSortedBy(order(query), column), "places");
  assert.equal(click("sort=share", "share"), "?sort=share&order=asc&race=all#places");
  assert.equal(click("sort=share&race=minute", "margin"), "?sort=margin&order=desc&race=minute#places");

  const places = placesOf("a", [
    location("Öland", { a: 1, b: 1 }),
    location("Zahl", { a: 3, b: 1 }),
    location("Alt", { a: 1, b: 1 }),
  ]);
  const names = (query: string, language: string) =>
    orderedPlaces(places, order(query), language).map(({ name }) => name).join(" ");
  assert.equal(names("", "de"), "Alt Öland Zahl");
  assert.equal(names("", "sv"), "Alt Zahl Öland");
  assert.equal(names("sort=share", "de"), "Zahl Alt Öland");
  assert.equal(names("sort=votes&order=asc", "de"), "Alt Öland Zahl");
});
