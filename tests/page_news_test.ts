import assert from "node:assert/strict";
import { loadScenario } from "@/lib/scenario/load.ts";
import { newerFrame } from "@/lib/web/live/frames.ts";
import { wordsFor } from "@/lib/web/messages/mod.ts";
import { newsOf } from "@/lib/web/panel/news.ts";
import { AS_OF, BEGUN_AT, frameOf, type FrameOptions } from "@/tests/helpers/frames.ts";

const scenario = await loadScenario();
const words = wordsFor("en-US");
const [first, second] = scenario.candidates.map((candidate) => candidate.candidate_name);
/** Votes in each location for the first candidate and the second. */
const count = (one: number, two: number, status: "open" | "counted" = "open") =>
  frameOf(scenario, { status, votes: (_, candidate) => [one, two][candidate] ?? 0 });

Deno.test("a tick that changes no lead and passes no milestone is no news", () => {
  assert.equal(newsOf(count(20, 10), count(25, 12), words), null);
  assert.equal(newsOf(count(0, 0), count(0, 0), words), null);
});

Deno.test("the first leader and each change of the lead are news", () => {
  assert.equal(newsOf(count(0, 0), count(3, 1), words), `${first} leads with 75.0%.`);
  assert.equal(
    newsOf(count(20, 10), count(20, 30), words),
    `${second} takes the lead, 20.0 points ahead.`,
  );
  assert.equal(
    newsOf(count(20, 10), count(20, 20), words),
    `${first} and ${second} are tied for first place.`,
  );
});

Deno.test("a lead that was lost and won back between two looks is no news", () => {
  assert.equal(newsOf(count(20, 10), count(40, 30), words), null);
});

Deno.test("of several milestones passed at once the highest is told", () => {
  assert.equal(
    newsOf(count(60, 30), count(700, 400), words),
    "Turnout has reached 50%: 56,100 votes counted.",
  );
});

Deno.test("the end of the count is news, instead of a milestone", () => {
  assert.equal(
    newsOf(count(60, 30), count(700, 400, "counted"), words),
    "All ballots counted: 56,100 votes.",
  );
  assert.equal(newsOf(count(60, 30, "counted"), count(60, 30, "counted"), words), null);
});

Deno.test("it is news once that a lead can no longer be overtaken", () => {
  const open = frameOf(scenario, { votes: (_, candidate) => [30, 10][candidate] ?? 0, outstanding: 1020 });
  const sure = { ...open, totals: { ...open.totals, outstanding: 1019 } };
  const later = { ...open, totals: { ...open.totals, outstanding: 12 } };
  assert.equal(newsOf(open, sure, words), `The lead of ${first} can no longer be overtaken.`);
  assert.equal(newsOf(sure, later, words), null);
  assert.equal(newsOf(sure, open, words), null);
  assert.equal(newsOf(open, { ...open, totals: { ...open.totals, outstanding: null } }, words), null);
});

Deno.test("a delay and its end are news, with the reader's time", () => {
  const [sound, late] = [count(20, 10), frameOf(scenario, { delayedSince: AS_OF })];
  late.candidates = sound.candidates;
  assert.equal(
    newsOf(sound, late, words, "America/New_York"),
    "The count is delayed since 16:04:09 EST.",
  );
  assert.equal(newsOf(late, { ...late, version: 2 }, words), null);
  assert.equal(newsOf(late, { ...late, election: sound.election }, words), "The count keeps up again.");
});

Deno.test("a viewer keeps the higher version, whatever the clocks of who made the frames say", () => {
  const at = (version: number, second: number) =>
    frameOf(scenario, { version, asOf: `2028-11-07T21:00:0${second}.000Z` });
  const current = at(5, 5);
  const newer = at(6, 1);
  const older = at(4, 9);
  assert.equal(newerFrame(current, newer), newer);
  assert.equal(newerFrame(current, older), current);
  assert.equal(newerFrame(current, at(5, 5)), current);
});

Deno.test("of one version a viewer takes what came later, unless it knows less", () => {
  const at = (registered: number, options: FrameOptions) =>
    frameOf(scenario, { version: 5, registered: () => registered, ...options });
  const current = at(100, {});
  for (const options of [{ status: "counted" }, { delayedSince: AS_OF }, { asOf: BEGUN_AT }] as const) {
    const later = at(100, options);
    assert.equal(newerFrame(current, later), later);
    assert.equal(newerFrame(later, current), current);
  }
  const more = at(101, {});
  assert.equal(newerFrame(current, more), more);
  assert.equal(newerFrame(more, current), more);
});

Deno.test("a viewer goes over to an election that was begun later, whatever its version", () => {
  const old = frameOf(scenario, { version: 900 });
  const begun = frameOf(scenario, { version: 1, begunAt: "2028-11-08T12:00:00.000Z" });
  assert.equal(newerFrame(old, begun), begun);
  assert.equal(newerFrame(begun, old), begun);
});
