/** What a link to the site looks like where it is shared. */
import assert from "node:assert/strict";
import { loadScenario } from "@/lib/scenario/load.ts";
import { PICTURE_KEPT_MS, ShareDesk } from "@/lib/web/share/share_desk.ts";
import type { ResultsPicture } from "@/lib/web/share/results_picture.ts";
import { withErrorLog } from "@/tests/helpers/error_log.ts";
import { frameOf, midCount } from "@/tests/helpers/frames.ts";
import { pageSite } from "@/tests/helpers/page_app.ts";

const us = await loadScenario("us");
const midway = frameOf(us, { votes: midCount, version: 40 });
const PAGES = [
  "/",
  "/candidates",
  `/candidates/${us.candidates[0].candidate_id}`,
  "/locations/CA",
  "/voters",
];

/** Draws what stands for the picture: its number, and its sentence. */
class Easel {
  readonly drawn: ResultsPicture[] = [];
  failing = false;

  readonly draw = (picture: ResultsPicture) => {
    this.drawn.push(picture);
    if (this.failing) return Promise.reject(new Error("no paint"));
    return Promise.resolve(new TextEncoder().encode(`${this.drawn.length} ${picture.sentence}`));
  };
}

function deskWith(easel: Easel, publicUrl: string | null = null, now = () => 0): ShareDesk {
  const desk = new ShareDesk(easel.draw, now);
  desk.publicUrl = publicUrl;
  return desk;
}

const properties = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)"/g)]
      .map(([, name, content]) => [name, content]),
  );

Deno.test("where the site's address is known, pages name theirs and a picture; a request's host changes nothing", async () => {
  const share = deskWith(new Easel(), "https://votes.example");
  const site = await pageSite(us, midway, undefined, { share });
  for (const path of PAGES) {
    const answer = await site.get(`http://elsewhere.example${path}?page=1`, {
      headers: { host: "else.example" },
    });
    const html = await answer.text();
    const card = properties(html);
    assert.equal(card["og:url"], `https://votes.example${path}`);
    assert.equal(card["og:image"], `https://votes.example/share.png?v=${Date.parse(midway.as_of)}-open`);
    assert.deepEqual([card["og:image:width"], card["og:image:height"]], ["1200", "630"]);
    assert.equal(card["og:image:type"], "image/png");
    assert.match(
      card["og:image:alt"],
      /^United States .* 2028\. Simulation, November 7, .* has 27\.0% of 75,200 counted votes/,
    );
    assert.equal(card["twitter:card"], "summary_large_image");
    assert.ok(!html.includes("else.example") && !html.includes("elsewhere.example"), path);
  }
  site.close();
});

Deno.test("where it is not known, on error pages, in embedded parts and on a wall there is none of it", async () => {
  const unknown = await pageSite(us, midway);
  const known = await pageSite(us, midway, undefined, {
    share: deskWith(new Easel(), "https://votes.example"),
  });
  const asked = [
    ...PAGES.map((path) => [unknown, path] as const),
    ...["/nothing", "/embed/results", "/?wall"].map((path) => [known, path] as const),
  ];
  for (const [site, path] of asked) {
    const html = await (await site.get(path)).text();
    assert.match(html, /<\/html>/);
    const names = Object.keys(properties(html));
    assert.deepEqual(names.filter((name) => /image|url|twitter/.test(name)), [], path);
  }
  unknown.close();
  known.close();
});

Deno.test("the panel's card tells the results, what kind of election it is, and of when they are", async () => {
  const site = await pageSite(us, midway);
  const { candidate_name } = midway.candidates[0];
  assert.equal(
    properties(await (await site.get("/")).text())["og:description"],
    `Simulation, November 7, 2028 at 21:04:09 UTC: ${candidate_name} has 27.0% of 75,200 counted votes, ` +
      "the most of all candidates.",
  );
  const pt = await (await site.get("/", { headers: { "accept-language": "pt-BR" } })).text();
  assert.match(
    properties(pt)["og:description"],
    /^Simulação, 7 de novembro .* UTC: .* tem 27,0% de 75\.200 votos apurados/,
  );
  site.close();
});

Deno.test("a picture is drawn only when it is asked for, and kept for ten seconds", async () => {
  const easel = new Easel();
  let now = 0;
  const site = await pageSite(us, frameOf(us), undefined, { share: deskWith(easel, null, () => now) });
  assert.equal(easel.drawn.length, 0);
  const ask = async () => {
    const answer = await site.get("/share.png");
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get("content-type"), "image/png");
    assert.equal(answer.headers.get("cache-control"), "public, max-age=10");
    return await answer.text();
  };
  assert.equal(PICTURE_KEPT_MS, 10_000);
  const [first, again] = await Promise.all([ask(), ask()]);
  assert.match(first, /^1 No votes/);
  assert.equal(again, first);
  site.show(midway);
  now = PICTURE_KEPT_MS - 1;
  assert.equal(await ask(), first);
  now = PICTURE_KEPT_MS;
  assert.match(await ask(), /^2 .* has 27\.0%/);
  site.show(frameOf(us, { begunAt: "2028-11-08T12:00:00.000Z" }));
  assert.match(await ask(), /^3 No votes/, "another election is shown at once");
  site.close();
});

Deno.test("a failure to draw is told in words, logged, and not tried again at once", async () => {
  const easel = new Easel();
  easel.failing = true;
  let now = 0;
  const site = await pageSite(us, midway, undefined, { share: deskWith(easel, null, () => now) });
  const { logged } = await withErrorLog(async () => {
    for (let i = 0; i < 3; i++) {
      const answer = await site.get("/share.png");
      assert.equal(answer.status, 503);
      assert.equal(answer.headers.get("retry-after"), "10");
      assert.equal((await answer.json()).detail, "The picture could not be drawn.");
    }
  });
  assert.deepEqual(logged, ["no paint"]);
  assert.equal(easel.drawn.length, 1);
  easel.failing = false;
  now = PICTURE_KEPT_MS;
  assert.equal((await site.get("/share.png")).status, 200);
  site.close();
});

Deno.test("an election whose names the picture has no letters for has none", async () => {
  const easel = new Easel();
  const japan = { ...us, name: "総選挙" };
  const share = deskWith(easel, "https://votes.example");
  const site = await pageSite(japan, frameOf(japan), undefined, { share });
  const answer = await site.get("/share.png");
  assert.equal(answer.status, 404);
  assert.match((await answer.json()).detail, /typefaces do not have the letters/);
  const card = properties(await (await site.get("/")).text());
  assert.equal(card["og:url"], "https://votes.example/");
  assert.equal(card["og:image"], undefined);
  assert.equal(easel.drawn.length, 0);
  site.close();
});
