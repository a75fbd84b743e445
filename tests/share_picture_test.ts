/** The picture of the results: what it says, how it is set, and the PNG that comes of it. */
import assert from "node:assert/strict";
import { renderToString } from "preact-render-to-string";
import { loadScenario } from "@/lib/scenario/load.ts";
import { PictureOfResults } from "@/lib/web/components/share/PictureOfResults.tsx";
import { drawAside } from "@/lib/web/share/draw_aside.ts";
import { isPicturable, MAX_PICTURED, pictureOf } from "@/lib/web/share/results_picture.ts";
import { Typesetter } from "@/lib/web/share/typesetter.ts";
import { AS_OF, frameOf, midCount } from "@/tests/helpers/frames.ts";
import { HOSTILE_NAMES, hostileFrame, hostileScenario } from "@/tests/helpers/hostile.ts";

const us = await loadScenario("us");
const germany = await loadScenario("germany");
const midway = frameOf(us, { votes: midCount });
const type = new Typesetter();
const svgOf = (picture: ReturnType<typeof pictureOf>) => renderToString(PictureOfResults({ picture, type }));

Deno.test("the picture says what kind of election it is, who leads, how far the count is, and of when that is", () => {
  const picture = pictureOf(us, midway);
  assert.equal(picture.kind.label, "Simulation");
  assert.equal(picture.election, us.name);
  assert.match(
    picture.sentence,
    new RegExp(`^${midway.candidates[0].candidate_name} has 27\\.0% of 75,200 `),
  );
  assert.deepEqual(
    picture.candidates.map(({ name }) => name),
    midway.candidates.map((c) => c.candidate_name),
  );
  assert.equal(picture.candidates[0].share, "27.0%");
  assert.equal(picture.candidates[0].bar, midway.candidates[0].share / 0.3);
  const first = us.candidates.find((one) => one.candidate_id === midway.candidates[0].candidate_id)!;
  assert.equal(picture.candidates[0].colour, first.colour.light);
  assert.equal(picture.progress, "75,200 of 102,000 registered voters have a counted vote.");
  assert.equal(picture.turnout, midway.totals.turnout);
  assert.equal(picture.state, "Polls open, counting");
  assert.equal(picture.time, "November 7, 2028 at 21:04:09 UTC");
  assert.equal(picture.more, null);
});

Deno.test("it speaks the election's language, and tells a tie, an empty count, a finished one and a delay", () => {
  const tie = (_: number, place: number) => place < 2 ? 30 : 10;
  assert.equal(pictureOf(germany, frameOf(germany, { status: "counted" })).state, "Alle Stimmen ausgezählt");
  assert.match(pictureOf(us, frameOf(us, { votes: tie })).sentence, / are level with 30\.0% each /);
  assert.equal(pictureOf(us, frameOf(us)).sentence, "No votes have been counted, so nobody is ahead.");
  assert.equal(
    pictureOf(us, frameOf(us, { delayedSince: AS_OF })).state,
    "The count is delayed since November 7, 2028 at 21:04:09 UTC.",
  );
});

Deno.test("of many candidates those with most votes are shown, and how many more there are", () => {
  const candidates = [0, 1].flatMap((round) =>
    us.candidates.map((one) => ({ ...one, candidate_id: `${one.candidate_id}-${round}` }))
  );
  const many = { ...us, candidates };
  const frame = frameOf(many, { votes: (_, place) => place });
  const picture = pictureOf(many, frame);
  assert.deepEqual(
    picture.candidates.map(({ name }) => name),
    frame.candidates.slice(0, MAX_PICTURED - 1).map((one) => one.candidate_name),
  );
  assert.equal(picture.more, `and ${candidates.length - MAX_PICTURED + 1} more candidates`);
});

Deno.test("a line is made smaller, then cut, until it has the width that there is", () => {
  const style = { face: "bold", size: 40, width: 200 } as const;
  const whole = type.set("Eleanor", { ...style, width: 1_000 });
  assert.ok(whole.width > 100 && whole.width < 200, `${whole.width} px`);
  assert.equal(type.set("Eleanor", style).path, whole.path);
  const smaller = type.set("Eleanor", { ...style, width: 120, least: 10 });
  const cut = type.set("Eleanor", { ...style, width: 120 });
  const heights = [smaller, cut].map(({ path }) => heightOf(path));
  assert.ok(smaller.width <= 120 && heights[0] < heightOf(whole.path) - 2);
  assert.ok(cut.width <= 120 && Math.abs(heights[1] - heightOf(whole.path)) < 1);
  assert.equal(cut.path.startsWith(whole.path.slice(0, 100)), true, "its beginning is as it was");
});

/** Of an outline above its baseline, in pixels. */
function heightOf(path: string): number {
  const ys = [...path.matchAll(/[ML]-?[\d.]+ (-?[\d.]+)/g)].map(([, y]) => -Number(y));
  return Math.max(...ys);
}

Deno.test("letters of all Latin, of Greek and of Cyrillic are drawn; what no typeface has is left out", () => {
  const style = { face: "sans", size: 40, width: 10_000 } as const;
  const width = (text: string) => type.set(text, style).width;
  for (const letter of "łŹőñßİạΩЖ") assert.ok(width(letter) > 5, letter);
  assert.equal(width("a🗳b"), width("ab"));
  assert.equal(width("王"), 0);
  assert.equal(isPicturable(us), true);
  assert.equal(isPicturable({ ...us, name: "Łódź, Αθήνα, София 🗳" }), true);
  assert.equal(isPicturable({ ...us, name: "総選挙" }), false);
});

Deno.test("names are outlines, never markup; whom the scenario does not have is shown without picture and colour", () => {
  for (const frame of [frameOf(hostileScenario(us), { votes: midCount }), hostileFrame(midway)]) {
    const svg = svgOf(pictureOf(hostileScenario(us), frame));
    const elements = new Set([...svg.matchAll(/<(?!\/)([^\s>]+)/g)].map(([, name]) => name));
    elements.delete("image");
    assert.deepEqual([...elements].sort(), ["g", "path", "rect", "svg"]);
    for (const name of HOSTILE_NAMES) assert.ok(!svg.includes(name), name);
    assert.doesNotMatch(svg, /NaN|undefined|evil\.example|javascript:/);
  }
  assert.ok(svgOf(pictureOf(us, midway)).includes("<image"));
  assert.ok(!svgOf(pictureOf(us, hostileFrame(midway))).includes("<image"));
});

Deno.test("a PNG comes of it, 1200 by 630, another for other totals", async () => {
  const [one, same, other] = await Promise.all([
    drawAside(pictureOf(us, midway)),
    drawAside(pictureOf(us, midway)),
    drawAside(pictureOf(us, frameOf(us))),
  ]);
  for (const png of [one, other]) {
    assert.equal(png.subarray(0, 8).toHex(), "89504e470d0a1a0a");
    const header = new DataView(png.buffer, png.byteOffset);
    assert.deepEqual([header.getUint32(16), header.getUint32(20)], [1200, 630]);
    assert.ok(png.length > 20_000 && png.length < 300_000, `${png.length} bytes`);
  }
  assert.deepEqual(one, same);
  assert.notDeepEqual(one, other);
});

Deno.test("what the drawing thread cannot draw is an error here, and ends nothing else", async () => {
  const broken = { ...pictureOf(us, midway), candidates: null } as unknown as ReturnType<typeof pictureOf>;
  await assert.rejects(drawAside(broken), /^Error: the picture cannot be drawn: /);
});
