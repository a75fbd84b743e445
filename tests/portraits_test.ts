import assert from "node:assert/strict";
import { loadScenario } from "@/lib/scenario/load.ts";
import { candidatePortrait, voterPicture } from "@/lib/scenario/portraits.ts";
import { fingerprint } from "./helpers/fingerprint.ts";

const MAX_PORTRAIT_BYTES = 8192;
const us = await loadScenario("us");

Deno.test("every bundled candidate has a portrait of their own, on their colour", async () => {
  for (const scenario of [us, await loadScenario("germany")]) {
    const portraits = scenario.candidates.map(({ candidate_id, colour }) => {
      const svg = candidatePortrait(scenario, candidate_id);
      assert.ok(svg !== null && svg.startsWith("<svg") && svg.endsWith("</svg>"));
      assert.ok(svg.includes(`fill="${colour.light}"`), `${candidate_id} on ${colour.light}`);
      assert.ok(svg.length < MAX_PORTRAIT_BYTES, `${svg.length} bytes`);
      return svg;
    });
    assert.equal(new Set(portraits).size, scenario.candidates.length);
  }
});

Deno.test("a portrait runs nothing and loads nothing", () => {
  for (const svg of [voterPicture("a"), candidatePortrait(us, us.candidates[0].candidate_id)!]) {
    assert.doesNotMatch(svg, /<script|<image|<foreignObject|\son\w+=|href="(?!#)|url\((?!#)/);
  }
});

Deno.test("a portrait names its artist and licence", () => {
  assert.match(voterPicture("a"), /Draftbit/);
  assert.match(voterPicture("a"), /creativecommons\.org\/licenses\/by\/4\.0/);
});

Deno.test("there is no portrait of somebody who does not stand", () => {
  assert.equal(candidatePortrait(us, "nobody"), null);
});

Deno.test("a part that the style does not have is refused with its path", () => {
  const [first, ...others] = us.candidates;
  const portrait = { seed: "x", options: { hairVariant: "purple-rain" } };
  const scenario = { ...us, candidates: [...others, { ...first, portrait }] };
  assert.throws(() => candidatePortrait(scenario, first.candidate_id), {
    name: "UserError",
    message: /^scenario us: candidates\[5\]\.portrait\.options: /,
  });
});

Deno.test("a key always has the same picture, and other keys mostly others", () => {
  const pictures = Array.from({ length: 200 }, (_, n) => voterPicture(`voter ${n}`));
  assert.equal(voterPicture("voter 7"), pictures[7]);
  assert.ok(new Set(pictures).size > 190);
});

Deno.test("pictures stay as they are", async () => {
  assert.equal(
    await fingerprint([voterPicture("a"), candidatePortrait(us, us.candidates[0].candidate_id)]),
    "6bc427e5efe2f607",
  );
});
