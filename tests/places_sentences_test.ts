import assert from "node:assert/strict";
import { loadScenario } from "@/lib/scenario/load.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import { HistoryDesk } from "@/lib/web/history/history_desk.ts";
import { placesWordsFor } from "@/lib/web/messages/places/mod.ts";
import { candidateFigures } from "@/lib/web/places/candidate_figures.ts";
import { locationFigures } from "@/lib/web/places/location_figures.ts";
import { arrivalSentence, trendSentence } from "@/lib/web/places/trend_sentences.ts";
import { BEGUN_AT, frameOf } from "@/tests/helpers/frames.ts";
import { pageSite } from "@/tests/helpers/page_app.ts";

const us = await loadScenario("us");
const [first, second] = us.candidates;
const words = placesWordsFor("en-US");
const figureWords = { t: words.t.figures, f: words.f };
const one = (scenario: Partial<Scenario>): Scenario => ({ ...us, ...scenario });

Deno.test("a turnout that a reader could not tell from the whole is said to be about as high, any other how far off it is", () => {
  const noteWhere = (votes: number) => {
    const frame = frameOf(us, {
      registered: () => 10_000,
      votes: (location, candidate) => candidate === 0 ? location === 0 ? votes : 4_000 : 0,
    });
    return locationFigures(frame, us.locations[0].code, figureWords)["now-turnout-note"];
  };
  assert.equal(noteWhere(4_000), "About as high as in all locations together: 40.0%.");
  assert.equal(noteWhere(4_009), "About as high as in all locations together: 40.0%.");
  assert.equal(noteWhere(4_100), "1.0 points above the 40.0% of all locations together.");
  assert.equal(noteWhere(3_500), "4.9 points below the 39.9% of all locations together.");
});

Deno.test("a turnout has nothing to be compared with before the first vote, and where there is no other location", () => {
  const [only] = us.locations;
  const alone = frameOf(one({ locations: [only] }), { votes: () => 10 });
  for (const frame of [frameOf(us), alone]) {
    assert.equal(locationFigures(frame, only.code, figureWords)["now-turnout-note"], "");
  }
});

Deno.test("a lead that is too small for a number is one of less than 0.1 points", () => {
  const frame = frameOf(us, {
    votes: (location, candidate) => candidate > 1 ? 0 : location === 0 && candidate === 0 ? 1_001 : 1_000,
  });
  const vote = `less than 0.1 points ahead of ${second.candidate_name} (1 vote)`;
  assert.equal(candidateFigures(frame, first.candidate_id, figureWords)["now-margin"], vote);
  assert.equal(
    locationFigures(frame, us.locations[0].code, figureWords)["now-leads"],
    `${first.candidate_name} leads with 50.0%, ${vote}.`,
  );
});

Deno.test("an only candidate has no place among others, an only location no best and worst and no comparison", async () => {
  const [candidate] = us.candidates;
  const site = await pageSite(
    one({ candidates: [candidate], locations: [us.locations[0]] }),
    frameOf(one({ candidates: [candidate], locations: [us.locations[0]] }), { votes: () => 5 }),
  );
  const html = async (path: string) => await (await site.get(path)).text();
  const own = await html(`/candidates/${candidate.candidate_id}`);
  assert.match(own, /id="now-place"[^>]*>Only candidate</);
  assert.match(own, /id="now-margin"[^>]*></);
  assert.doesNotMatch(own, /id="extremes"/);
  const location = await html(`/locations/${us.locations[0].code}`);
  assert.match(location, /There is only this location/);
  assert.doesNotMatch(location, /now-versus/);
  site.close();
});

Deno.test("a minute without a change is told as one", () => {
  const desk = new HistoryDesk();
  desk.begin(us, new Date(BEGUN_AT));
  const frameAt = (second: number) =>
    frameOf(us, {
      votes: (location) => location === 0 ? Math.min(second, 100) : second,
      version: second,
      asOf: new Date(Date.parse(BEGUN_AT) + second * 1_000).toISOString(),
    });
  for (let second = 1; second <= 200; second++) desk.see(frameAt(second));
  const frame = frameAt(200);
  const history = desk.read("all", frame);
  const [candidate] = frame.candidates;
  assert.equal(
    trendSentence(history, frame, candidate, words),
    `At ${frame.as_of}, ${candidate.candidate_name} had 16.7% of all counted votes, as much as a minute before.`,
  );
  const still = frame.locations.find(({ location }) => location === us.locations[0].code)!;
  assert.equal(
    arrivalSentence(history, still, words),
    `At ${frame.as_of}, 600 votes had been counted in ${still.name}, none of them in the minute before.`,
  );
});
