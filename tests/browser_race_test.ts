import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Frame } from "@/lib/election/results.ts";
import { loadScenario } from "@/lib/scenario/load.ts";
import { pointsOf } from "@/lib/web/chart/trail.ts";
import { violationsOf } from "@/tests/helpers/axe.ts";
import { startBrowser } from "@/tests/helpers/browser.ts";
import { BEGUN_AT, frameOf } from "@/tests/helpers/frames.ts";
import { HistoryDesk } from "@/lib/web/history/history_desk.ts";
import { type Course, frameAfter, historyOf } from "@/tests/helpers/histories.ts";
import { servePage } from "@/tests/helpers/page_app.ts";

const us = await loadScenario("us");
const RACE = "/embed/race";

/** A site in the middle of a count, and a way to go on with it. */
async function siteAfter(course: Course) {
  const { desk, frame } = historyOf(us, course);
  const site = await servePage(us, frame, { desks: { history: desk } });
  const goOnTo = (second: number): Frame => {
    const next = frameAfter(us, second, course);
    desk.see(next);
    site.show(next);
    return next;
  };
  return { site, goOnTo };
}

async function openRace(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForSelector("[data-link=live]");
  await page.waitForSelector("#share-share[data-ready]");
  await page.waitForSelector("#rate-votes[data-ready]");
}

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

/** Waits until each line's label tells the share of a frame. */
async function showsShares(page: Page, { candidates }: Frame): Promise<void> {
  for (const { candidate_id, share } of candidates) {
    await page.locator(`[data-label="share ${candidate_id}"]`, { hasText: percent(share) }).waitFor();
  }
}

/** What is drawn: windows, marks, and where each line ends. */
const drawnOn = (page: Page) =>
  page.evaluate(() => ({
    windows: [...document.querySelectorAll("[data-plot]")].map((plot) => plot.getAttribute("viewBox")),
    marks: [...document.querySelectorAll("[data-values] text:not([visibility=hidden])")]
      .map((text) => text.textContent),
    times: [...document.querySelectorAll("[data-times] g:not([visibility=hidden])")]
      .map((mark) => mark.textContent),
    ends: [...document.querySelectorAll("#share-share path[data-series]")].map((path) => {
      const line = path as SVGPathElement;
      const plot = line.ownerSVGElement!.getBoundingClientRect();
      const end = line.getPointAtLength(line.getTotalLength());
      const at = new DOMPoint(end.x, end.y).matrixTransform(line.getScreenCTM()!);
      return [Math.round(at.x - plot.right), Math.round(at.y - plot.top)];
    }),
  }));

Deno.test("the lines go on with the count, and are then what a reload draws", async () => {
  const { site, goOnTo } = await siteAfter({ seconds: 200 });
  await using browser = await startBrowser();
  const page = await browser.page({ viewport: { width: 1000, height: 900 } });
  await openRace(page, site.url + RACE);
  const before = await drawnOn(page);
  let frame = goOnTo(201);
  for (let second = 202; second <= 230; second++) frame = goOnTo(second);
  await showsShares(page, frame);
  const live = await drawnOn(page);
  assert.notDeepEqual(live.windows, before.windows);
  for (const [x] of live.ends) assert.ok(Math.abs(x) <= 6, `a line ends ${x} px beside the edge`);

  await openRace(page, site.url + RACE);
  const anew = await drawnOn(page);
  assert.deepEqual([live.marks, live.times], [anew.marks, anew.times]);
  for (const [place, [, y]] of live.ends.entries()) assert.ok(Math.abs(y - anew.ends[place][1]) <= 1);
  await page.close();
  await site.stop();
});

Deno.test("a steady count is drawn as a steady one: as it arrives, and as it goes on", async () => {
  const PER_SECOND = 60;
  const frameAt = (ms: number): Frame =>
    frameOf(us, {
      version: 1 + ms,
      asOf: new Date(Date.parse(BEGUN_AT) + ms).toISOString(),
      votes: (location, candidate) => location + candidate === 0 ? Math.floor(ms * PER_SECOND / 1000) : 0,
    });
  const desk = new HistoryDesk();
  desk.begin(us, new Date(BEGUN_AT));
  for (let ms = 0; ms <= 40_300; ms += 1_300) desk.see(frameAt(ms));
  const site = await servePage(us, frameAt(40_300), { desks: { history: desk } });
  await using browser = await startBrowser();
  const page = await browser.page();
  const drawn = (name: string) =>
    page.locator("#rate-votes").evaluate((e, name) => e.getAttribute(name), name);
  const isSteady = async () => {
    const unit = Number(await drawn("data-unit"));
    const d = await page.locator("#rate-votes [data-series]").getAttribute("d");
    const rates = pointsOf(d!).slice(1).map(([, y]) => Math.round(y * unit));
    assert.deepEqual(rates.filter((rate) => Math.abs(rate - PER_SECOND) > 2), []);
    return rates.length;
  };
  await openRace(page, site.url + RACE);
  const before = await isSteady();
  assert.ok(before >= 40, `${before} points`);
  for (const ms of [40_550, 40_800, 41_900, 42_010, 47_400]) {
    site.show(frameAt(ms));
    const width = Math.ceil(ms / 1000);
    await page.waitForFunction(
      (width) =>
        document.querySelector("#rate-votes [data-plot]")!.getAttribute("viewBox")!.split(" ")[2] ===
          `${width}`,
      width,
    );
    await isSteady();
  }
  assert.equal(await isSteady(), 48);
  await page.close();
  await site.stop();
});

Deno.test("the last minute is a link that works without a script, and moves on with the count", async () => {
  const { site, goOnTo } = await siteAfter({ seconds: 200 });
  await using browser = await startBrowser();
  const plain = await browser.page({ javaScriptEnabled: false });
  await plain.goto(site.url + RACE);
  await plain.getByRole("link", { name: "Last minute" }).click();
  assert.equal(new URL(plain.url()).search, "?race=minute");
  await plain.getByText(/^In the minute before 12:03:20 UTC, [\d,]+ ballots were counted/).waitFor();
  assert.equal(await plain.locator("[aria-current=true]").first().textContent(), "Last minute");
  await plain.close();

  const page = await browser.page({ timezoneId: "America/New_York" });
  await openRace(page, `${site.url}${RACE}?race=minute`);
  await page.getByText("In the minute before 07:03:20 EST").waitFor();
  const windowOf = async () => (await drawnOn(page)).windows[0]!.split(" ").map(Number);
  const [from, , width] = await windowOf();
  assert.equal(width, 60);
  await showsShares(page, goOnTo(210));
  const [later, , same] = await windowOf();
  assert.deepEqual([later - from, same], [10, 60]);
  await page.close();
  await site.stop();
});

Deno.test("an empty election says so, and its lines begin with the first ballot", async () => {
  const { site, goOnTo } = await siteAfter({ seconds: 10 });
  await using browser = await startBrowser();
  const page = await browser.page();
  await openRace(page, site.url + RACE);
  await page.getByText("no ballots had been counted").waitFor();
  assert.equal(await page.locator("path[data-series]:not([d=''])").count(), 0);
  const labels = page.locator("#share-share [data-labels]");
  assert.equal(await labels.isVisible(), false);
  for (let second = 21; second <= 31; second++) {
    const frame = goOnTo(second);
    if (frame.totals.votes > 0) await showsShares(page, frame);
  }
  assert.ok(await labels.isVisible());
  const lines = await page.$$eval(
    "#share-share path[data-series]",
    (all) => all.map((one) => one.getAttribute("d")),
  );
  assert.equal(lines.length, us.candidates.length);
  for (const d of lines) assert.match(d!, /^M0 /);
  await page.close();
  await site.stop();
});

Deno.test("with another election on the same site the lines begin anew", async () => {
  const { site, goOnTo } = await siteAfter({ seconds: 100 });
  await using browser = await startBrowser();
  const page = await browser.page();
  await openRace(page, site.url + RACE);
  await showsShares(page, goOnTo(110));
  const begunAt = "2028-11-08T12:00:00.000Z";
  const other = (votes: number) =>
    frameOf(us, {
      begunAt,
      version: votes,
      asOf: new Date(Date.parse(begunAt) + votes * 1000).toISOString(),
      votes: (_, candidate) => candidate === 1 ? votes : 0,
    });
  site.show(other(0));
  await page.waitForFunction(() =>
    [...document.querySelectorAll("#share-share [data-series]")].every((line) =>
      line.getAttribute("d") === ""
    )
  );
  site.show(other(5));
  await showsShares(page, other(5));
  site.show(other(9));
  await page.waitForFunction(() =>
    document.querySelector("#share-share [data-plot]")!.getAttribute("viewBox")!.startsWith("0 -2000 10 ")
  );
  await page.close();
  await site.stop();
});

Deno.test("the race is reachable for everybody, in both themes, and fits a small window", async () => {
  const { site } = await siteAfter({ seconds: 400, silence: (second) => second > 200 && second < 260 });
  await using browser = await startBrowser();
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await browser.page({ viewport: { width: 320, height: 700 }, colorScheme });
    await openRace(page, site.url + RACE);
    await page.locator("#race").scrollIntoViewIfNeeded();
    await page.getByText("As a table").click();
    assert.equal(await page.locator("section table tbody tr").count(), 6);
    assert.deepEqual(await violationsOf(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    const overlaps = await page.$$eval("[data-label] text", (labels) => {
      const boxes = labels.map((label) => label.getBoundingClientRect()).sort((a, b) => a.top - b.top);
      return boxes.slice(1).filter((box, place) => box.top < boxes[place].bottom - 4).length;
    });
    assert.equal(overlaps, 0);
    await page.close();
  }
  await site.stop();
});
