import assert from "node:assert/strict";
import type { LocationTurnout } from "@/lib/election/results.ts";
import { contrastRatio, MIN_CONTRAST } from "@/lib/scenario/colour.ts";
import { loadScenario } from "@/lib/scenario/load.ts";
import { SCHEMES } from "@/lib/web/look/schemes.ts";
import {
  candidateTextColour,
  covered,
  LEADER_OPACITIES,
  MIN_TEXT_CONTRAST,
  tileTextColours,
  TURNOUT_OPACITIES,
  turnoutTextColour,
} from "@/lib/web/map/tile_colours.ts";
import {
  mapSentence,
  type MapWords,
  marginOf,
  TIE_FILL,
  tilesOf,
  turnoutScale,
} from "@/lib/web/map/tiles.ts";
import { mapTemplatesFor } from "@/lib/web/messages/map/mod.ts";
import type { MapMessages } from "@/lib/web/messages/map/messages.ts";
import { wordsOf } from "@/lib/web/messages/words.ts";
import { frameOf } from "@/tests/helpers/frames.ts";

const us = await loadScenario("us");
const germany = await loadScenario("germany");
const all = wordsOf<MapMessages>("en-US", mapTemplatesFor("en-US"));
const words: MapWords = { ...all, t: all.t.tiles };
const [first, second] = us.candidates;

/** The votes of the first two candidates in each location, by its place in the scenario; nobody else has any. */
const frameWith = (votes: (location: number) => [number, number]) =>
  frameOf(us, { votes: (location, candidate) => votes(location)[candidate] ?? 0 });
const codeAt = (place: number) => us.locations[place].code;
const nameAt = (place: number) => us.locations[place].name;

Deno.test("a tile has its leader's colour, deeper with the lead, and says in words what it shows", () => {
  const votes: [number, number][] = [[1020, 980], [1080, 920], [1150, 850], [1300, 700]];
  const frame = frameWith((place) => votes[place] ?? [0, 0]);
  const tiles = tilesOf(frame, "leader", words);
  const shown = votes.map((_, place) => tiles.get(codeAt(place))!);
  assert.deepEqual(shown.map(({ opacity }) => opacity), [...LEADER_OPACITIES]);
  for (const { fill, note, dashes } of shown) {
    assert.equal(fill, `var(--c-${first.candidate_id})`);
    assert.equal(note, "EM");
    assert.equal(dashes, undefined);
  }
  assert.equal(
    shown[2].label,
    `${nameAt(2)}: ${first.candidate_name} leads by 15.0 points, turnout 100.0%`,
  );
  const empty = tiles.get(codeAt(9))!;
  assert.deepEqual(
    [empty.label, empty.fill, empty.note, empty.dashes],
    [`${nameAt(9)}: no votes yet`, "var(--paper)", "", "3 3"],
  );
});

Deno.test("a tie is nobody's colour", () => {
  const tile = tilesOf(frameWith(() => [500, 500]), "leader", words).get(codeAt(0))!;
  assert.deepEqual([tile.fill, tile.note, tile.label], [TIE_FILL, "=", `${nameAt(0)}: tie, turnout 50.0%`]);
});

Deno.test("one candidate alone leads by all votes, and nobody by none", () => {
  const location = (votes_by_candidate: Record<string, number>, votes: number) =>
    marginOf({ votes_by_candidate, votes } as LocationTurnout);
  assert.equal(location({ a: 7 }, 7), 1);
  assert.equal(location({ a: 6, b: 2, c: 1 }, 9), 4 / 9);
  assert.equal(location({ a: 0, b: 0 }, 0), 0);
});

Deno.test("the turnout's scale spans what there is, in steps that seldom move", () => {
  const scale = (...turnouts: number[]) => {
    const { from, step } = turnoutScale(
      turnouts.map((turnout) => ({ turnout, votes: 1 }) as LocationTurnout),
    );
    return [from, from + step * TURNOUT_OPACITIES.length].map((part) => Math.round(part * 1000) / 1000);
  };
  assert.deepEqual(scale(0.583, 0.761), [0.55, 0.8]);
  assert.deepEqual(scale(0.584, 0.799), [0.55, 0.8]);
  assert.deepEqual(scale(0.6), [0.6, 0.65]);
  assert.deepEqual(scale(0.6, 0.65), [0.6, 0.65]);
  assert.deepEqual(scale(1), [1, 1.05]);
  assert.deepEqual(scale(), [0, 0.25]);
});

Deno.test("by turnout tiles are of ink, as deep as the turnout, and tell it", () => {
  const tiles = tilesOf(
    frameWith((place) => place === 50 ? [0, 0] : [1000 + place * 10, 0]),
    "turnout",
    words,
  );
  const [lowest, highest, none] = [0, 49, 50].map((place) => tiles.get(codeAt(place))!);
  assert.deepEqual([lowest.opacity, lowest.note, lowest.fill], [TURNOUT_OPACITIES[0], "50%", "var(--ink)"]);
  assert.deepEqual([highest.opacity, highest.note], [TURNOUT_OPACITIES[4], "75%"]);
  assert.deepEqual([none.note, none.dashes], ["", "3 3"]);
  assert.equal(lowest.label, tilesOf(frameWith(() => [1000, 0]), "leader", words).get(codeAt(0))!.label);
});

Deno.test("one sentence says how many locations each candidate leads in, the ties, and who is missing", () => {
  const frame = frameWith((place) =>
    place < 30 ? [9, 1] : place < 45 ? [1, 9] : place < 47 ? [5, 5] : [0, 0]
  );
  assert.equal(
    mapSentence(frame, "leader", words),
    `Locations by leader: ${first.candidate_name} 30, ${second.candidate_name} 15, tie 2, and no votes yet 4.`,
  );
  assert.equal(mapSentence(frameOf(us), "leader", words), "No location has reported votes yet.");
  assert.equal(mapSentence(frameOf(us), "turnout", words), "No location has reported votes yet.");
});

/** A custom property of one scheme in the page's CSS, null where it is not there. */
function propertyIn(css: string, scheme: "light" | "dark", name: string): string | null {
  const part = css.split("@media ").find((one) => one.includes(`(prefers-color-scheme:${scheme})`)) ?? "";
  return new RegExp(`${name}:(#[0-9a-f]{3})`).exec(part)?.[1].replaceAll(/[0-9a-f]/g, "$&$&") ?? null;
}

for (const scenario of [us, germany]) {
  Deno.test(`text on every tile of ${scenario.id} can be read, and its outline seen, by day and by night`, () => {
    const css = tileTextColours(scenario.candidates);
    for (const scheme of ["light", "dark"] as const) {
      const { "--paper": paper, "--ink": ink, "--soft": soft } = SCHEMES[scheme];
      assert.ok(contrastRatio(soft, paper) >= MIN_CONTRAST);
      for (const { candidate_id, colour } of scenario.candidates) {
        LEADER_OPACITIES.forEach((opacity, step) => {
          const [, name] = /var\((--[^,]+),var\(--ink\)\)/.exec(candidateTextColour(candidate_id, step))!;
          const text = propertyIn(css, scheme, name) ?? ink;
          const contrast = contrastRatio(text, covered(colour[scheme], paper, opacity));
          assert.ok(contrast >= MIN_TEXT_CONTRAST, `${scheme} ${candidate_id} ${step}: ${contrast}`);
        });
      }
      TURNOUT_OPACITIES.forEach((opacity, step) => {
        const text = turnoutTextColour(step) === "var(--ink)" ? ink : paper;
        const contrast = contrastRatio(text, covered(ink, paper, opacity));
        assert.ok(contrast >= MIN_TEXT_CONTRAST, `${scheme} turnout ${step}: ${contrast}`);
      });
    }
  });
}
