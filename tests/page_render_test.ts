import assert from "node:assert/strict";
import { loadScenario } from "@/lib/scenario/load.ts";
import { classesOf } from "@/lib/web/look/styles.ts";
import { withErrorLog } from "@/tests/helpers/error_log.ts";
import { frameOf, type FrameOptions, midCount } from "@/tests/helpers/frames.ts";
import { pageSite } from "@/tests/helpers/page_app.ts";

const us = await loadScenario("us");
const germany = await loadScenario("germany");
const midway = frameOf(us, { votes: midCount, rejected: 12, version: 40 });

/** The text of a page, tags out. */
const textOf = (html: string) =>
  html.replaceAll(/<(script|style)\b[^]*?<\/\1>/g, "").replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&lt;", "<").replaceAll(/\s+/g, " ");

Deno.test("the page says everything without a script", async () => {
  const site = await pageSite(us, midway);
  const answer = await site.get("/");
  const html = await answer.text();
  const text = textOf(html);
  assert.equal(answer.status, 200);
  assert.match(html, /^<!DOCTYPE html><html lang="en-US">/i);
  const [leader, second] = midway.candidates;
  for (
    const said of [
      us.name,
      "Simulation Candidates, parties and voters are made up.",
      "Polls open, counting",
      "Updated 21:04:09 UTC",
      "Registered voters 102,000",
      "Votes counted 75,200",
      "Turnout 73.7%",
      "Rejected ballots 12",
      `Leading ${leader.candidate_name} ${leader.party_affiliation} 27.0% 20,332 votes`,
      `4.2 points ahead of ${second.candidate_name} (3,175 votes)`,
      "51 of 51 locations are reporting.",
      "1 to 17 of 51",
    ]
  ) assert.ok(text.includes(said), said);
  for (const { candidate_id, candidate_name } of midway.candidates) {
    assert.ok(text.includes(candidate_name), candidate_name);
    assert.match(html, new RegExp(`<rect id="bar-${candidate_id}" +width="[0-9.]+"`));
    assert.match(html, new RegExp(`<circle id="arc-${candidate_id}"`));
  }
});

Deno.test("a count without votes has no leader, and no share but none", async () => {
  const site = await pageSite(us, frameOf(us));
  const text = textOf(await (await site.get("/")).text());
  assert.ok(text.includes("Who is ahead No votes counted yet 0.0% 0 votes"));
  assert.ok(text.includes("No votes have been counted, so nobody is ahead."));
  assert.doesNotMatch(text, /NaN|Infinity|undefined|null/);
});

Deno.test("a delayed count says so and since when, and nothing of it while it keeps up", async () => {
  const delayedSince = "2028-11-07T21:04:09.000Z";
  for (
    const [scenario, said] of [
      [us, "The count is delayed since 21:04:09 UTC. The figures shown are from then."],
      [germany, "Die Auszählung stockt seit 21:04:09 UTC. Die Zahlen sind von da."],
    ] as const
  ) {
    const site = await pageSite(scenario, frameOf(scenario, { delayedSince }));
    const text = textOf(await (await site.get("/")).text());
    assert.ok(text.includes(said), text);
    const results = await (await site.get("/api/results")).json();
    assert.equal(results.election.delayed_since, delayedSince);
    site.show(frameOf(scenario));
    assert.doesNotMatch(await (await site.get("/")).text(), /data-delayed/);
  }
});

Deno.test("a tie names all who are level, and a finished count does not lead but has the most", async () => {
  const [first, second] = us.candidates.map((candidate) => candidate.candidate_name);
  const tied = await pageSite(us, frameOf(us, { votes: (_, candidate) => candidate < 2 ? 10 : 1 }));
  const text = textOf(await (await tied.get("/")).text());
  const [last, other] = [first, second].map((name) => name.split(" ").at(-1));
  assert.ok(text.includes(`Tie for first place ${last} and ${other}`));
  assert.ok(text.includes("41.7% 510 votes each"));

  const counted = await pageSite(us, frameOf(us, { votes: midCount, status: "counted" }));
  const ended = textOf(await (await counted.get("/")).text());
  assert.ok(ended.includes("All ballots counted"));
  assert.ok(ended.includes(`Most votes ${first}`));
  assert.ok(!ended.includes("More ballots can come in."));
  assert.doesNotMatch(ended, /can still (come|change)/);
});

Deno.test("a lead says how sure it is, by the votes that can still come", async () => {
  const said = async (options: FrameOptions, path = "/") => {
    const site = await pageSite(us, frameOf(us, { votes: midCount, ...options }));
    return textOf(await (await site.get(path)).text());
  };
  const may = "26,800 registered voters have no counted vote yet: the lead can still change.";
  const counting = "At most 5,321 ballots are still to be counted: the lead can still change.";
  const sure = "The lead can no longer be overtaken: at most 321 votes can still come.";
  for (const path of ["/", "/?wall", "/embed/results"]) {
    assert.ok((await said({}, path)).includes(may), path);
    assert.ok((await said({ closed: true, outstanding: 5321 }, path)).includes(counting), path);
    assert.ok((await said({ closed: true, outstanding: 321 }, path)).includes(sure), path);
    for (const outstanding of [null, 0]) {
      assert.doesNotMatch(await said({ outstanding }, path), /can still (come |change)/, path);
    }
  }
});

Deno.test("what is to come is told as it is: while the polls are open, closed, and while the count is paused", async () => {
  const said = async (options: FrameOptions) => {
    const site = await pageSite(us, frameOf(us, { votes: midCount, ...options }));
    const text = textOf(await (await site.get("/")).text());
    return /51 of 51 locations are reporting\. (.*?\.) Results/.exec(text)?.[1];
  };
  assert.equal(await said({}), "More ballots can come in.");
  assert.equal(await said({ waiting: 7 }), "More ballots can come in.");
  assert.equal(await said({ paused: true }), "The count is paused.");
  assert.equal(await said({ paused: true, waiting: 1 }), "The count is paused. 1 ballot is waiting.");
  assert.equal(
    await said({ closed: true, waiting: 1234 }),
    "The polls are closed. 1,234 ballots are waiting.",
  );
  assert.equal(
    await said({ closed: true, paused: true, waiting: 7 }),
    "The polls are closed. The count is paused. 7 ballots are waiting.",
  );
  assert.equal(await said({ closed: true, status: "counted" }), "No more ballots are expected.");
});

Deno.test("the page speaks the scenario's language", async () => {
  const site = await pageSite(germany, frameOf(germany, { votes: midCount }));
  const html = await (await site.get("/")).text();
  const text = textOf(html);
  assert.match(html, /<html lang="de-DE">/);
  for (
    const said of ["25. März 2029", "Wahlberechtigte 32.000", "Kandidierende, Parteien und Wählende sind"]
  ) {
    assert.ok(text.includes(said), said);
  }
  assert.doesNotMatch(text, /\b(votes|Turnout|Leading|Updated|Refresh)\b/);
});

Deno.test("links sort and page the table of locations", async () => {
  const site = await pageSite(us, midway);
  const rowsOf = (html: string) => [...html.matchAll(/data-location="([^"]+)"/g)].map((match) => match[1]);
  const first = await (await site.get("/?sort=votes")).text();
  const byVotes = midway.locations.toSorted((a, b) => b.votes - a.votes || (a.name < b.name ? -1 : 1))
    .map((location) => location.location);
  assert.deepEqual(rowsOf(first), byVotes.slice(0, 17));
  assert.match(first, /aria-sort="descending"/);
  const [, next] = /href="([^"]*page=3[^"]*)"/.exec(first) ?? [];
  const last = await (await site.get("/" + next.replaceAll("&amp;", "&"))).text();
  assert.deepEqual(rowsOf(last), byVotes.slice(34));
});

const cssOf = (html: string) =>
  [...html.matchAll(/<style[^>]*>([^<]*)<\/style>/g)].map((match) => match[1]).join("");

/** Fails with the classes of `html` that `css` says nothing about. */
function assertStyled(html: string, css: string, what: string) {
  const missing = [...classesOf(html)].filter((name) => {
    const escaped = name.replaceAll(/[^\w-]/g, (char) => `\\${char}`);
    const rule = css.split(`.${escaped}`).some((rest, index) => index > 0 && !/^[\w\\-]/.test(rest));
    // A mark for variants of its neighbours, without CSS of its own.
    return name !== "peer" && !rule;
  });
  assert.deepEqual(missing, [], what);
}

Deno.test("a page has the CSS of each of its classes, and of those that it may come to need", async () => {
  const few = (votes: number[]) => frameOf(us, { votes: (_, candidate) => votes[candidate] ?? 0 });
  const frames = [midway, few([]), few([5, 5]), few([5, 5, 5, 5]), frameOf(us, { status: "counted" })];
  const pages = await Promise.all(frames.map(async (frame) => {
    const site = await pageSite(us, frame);
    return await (await site.get("/")).text();
  }));
  for (const [now, page] of pages.entries()) {
    for (const [later, other] of pages.entries()) {
      assertStyled(other, cssOf(page), `from frame ${now} to frame ${later}`);
    }
  }
});

Deno.test("an error page has the CSS of each of its classes", async () => {
  const missing = await (await pageSite(us, midway)).get("/no-such-page");
  const failing = await pageSite(us, midway, new Error("expected by the test"));
  const { result: failed } = await withErrorLog(() => failing.get("/"));
  for (const page of [missing, failed]) {
    const html = await page.text();
    assertStyled(html, cssOf(html), `status ${page.status}`);
  }
});

Deno.test("errors have their status, a page in words, and none of the cause", async () => {
  const site = await pageSite(us, midway);
  const missing = await site.get("/no-such-page");
  assert.equal(missing.status, 404);
  assert.ok(textOf(await missing.text()).includes("404 There is no such page"));

  const cause = new Error("expected by the test");
  const failing = await pageSite(us, midway, cause);
  const { logged, result: failed } = await withErrorLog(() => failing.get("/"));
  assert.deepEqual(logged, [cause]);
  const html = await failed.text();
  assert.equal(failed.status, 500);
  assert.ok(textOf(html).includes("500 This page could not be made"));
  assert.ok(!html.includes("expected by the test"));
});

Deno.test("portraits are SVG, may be kept, and are not sent again to who has them", async () => {
  const site = await pageSite(us, midway);
  for (const path of [midway.candidates[0].photo_url, "/portraits/voters/1a2b.svg"]) {
    const answer = await site.get(path);
    assert.equal(answer.headers.get("content-type"), "image/svg+xml");
    assert.match(await answer.text(), /^<svg /);
    assert.match(answer.headers.get("cache-control")!, /max-age=\d{5,}/);
    const again = await site.get(path, { headers: { "if-none-match": answer.headers.get("etag")! } });
    assert.equal(again.status, 304);
    assert.equal(await again.text(), "");
  }
  for (const path of ["candidates/nobody.svg", "candidates/../x.svg", "elsewhere/a.svg", "voters/.svg", ""]) {
    assert.equal((await site.get(`/portraits/${path}`)).status, 404, path);
  }
});

Deno.test("scripts hold nothing of what makes the CSS, and stay small", async () => {
  const site = await pageSite(us, midway);
  const link = (await site.get("/")).headers.get("link")!;
  let bytes = 0;
  for (const [, url] of link.matchAll(/<([^>]+\.js)>/g)) {
    const code = await (await site.get(url)).text();
    bytes += code.length;
    assert.doesNotMatch(code, /twind|preset-tailwind|prefers-color-scheme|@font-face/i, url);
  }
  assert.ok(bytes > 10_000 && bytes < 80_000, `${bytes} bytes`);
});
