import assert from "node:assert/strict";
import { loadScenario } from "@/lib/scenario/load.ts";
import { candidatePortrait, candidatePortraits, voterPicture } from "@/lib/scenario/portraits.ts";
import { candidateColours } from "@/lib/web/look/candidate_colours.ts";
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
  const one = candidatePortrait(us, us.candidates[0].candidate_id)!;
  for (const svg of [voterPicture("a"), one, candidatePortraits(us)]) {
    assert.doesNotMatch(svg, /<script|<image|<foreignObject|\son\w+=|href="(?!#)|url\((?!#)/);
  }
});

Deno.test("all portraits are in one picture, each under its candidate, and none refers to another's parts", () => {
  const svg = candidatePortraits(us);
  const views = [...svg.matchAll(/<view id="([^"]+)" viewBox="0 (\d+) 64 64"\/><svg y="(\d+)"/g)];
  assert.deepEqual(views.map(([, id]) => id), us.candidates.map((one) => one.candidate_id));
  assert.equal(new Set(views.map(([, , y]) => y)).size, views.length);
  for (const [, , y, placed] of views) assert.equal(y, placed);
  const parts = svg.split("<view ").slice(1);
  for (const part of parts) {
    const ids = new Set([...part.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id));
    const used = [...part.matchAll(/(?:url\(|href=")#([^")]+)/g)].map(([, id]) => id);
    assert.ok(used.length > 0);
    for (const id of used) assert.ok(ids.has(id), id);
    for (const other of parts) assert.ok(other === part || !used.some((id) => other.includes(`"${id}"`)));
  }
});

Deno.test("on a page the colour behind a portrait is the candidate's of the theme: the picture has none of its own", () => {
  const svg = candidatePortraits(us);
  for (const { candidate_id, colour } of us.candidates) {
    const alone = candidatePortrait(us, candidate_id)!;
    assert.match(alone, new RegExp(`<rect width="64" height="64" fill="${colour.light}"/>`));
    assert.ok(
      candidateColours(us.candidates).includes(
        `img[src$="#${candidate_id}"]{background:var(--c-${candidate_id});`,
      ),
    );
  }
  assert.doesNotMatch(svg, /<rect width="64" height="64" fill=/);
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
