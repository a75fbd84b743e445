import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { loadScenario } from "@/lib/scenario/load.ts";
import { startBrowser } from "@/tests/helpers/browser.ts";
import { frameOf, midCount } from "@/tests/helpers/frames.ts";
import { goToMap, goToTurnout } from "@/tests/helpers/near.ts";
import { servePage } from "@/tests/helpers/page_app.ts";

const us = await loadScenario("us");
const [first, second] = us.candidates;
/** The first candidate leads everywhere, but for the given places the second does. */
const led = (version: number, bySecond: number[] = []) =>
  frameOf(us, {
    version,
    votes: (location, candidate) => {
      const order = bySecond.includes(location) ? [900, 1000] : [1000, 700];
      return order[candidate] ?? 0;
    },
  });
const place = us.locations.findIndex(({ code }) => code === "TX");
const isLive = (page: Page) => page.waitForSelector("[data-link=live]");
const tile = (page: Page, code: string) =>
  page.$eval(`#tile-${code}`, (link) => ({
    name: link.querySelector("title")!.textContent,
    fill: link.querySelector("rect")!.getAttribute("fill"),
    opacity: link.querySelector("rect")!.getAttribute("fill-opacity"),
    note: link.lastElementChild!.textContent,
  }));

Deno.test("the map changes with the count where it stands, and equals the map of the same totals loaded anew", async () => {
  const site = await servePage(us, led(10));
  await using browser = await startBrowser();
  const page = await browser.page();
  await page.goto(site.url);
  await isLive(page);
  await goToMap(page);
  assert.equal((await tile(page, "TX")).fill, `var(--c-${first.candidate_id})`);
  const drawn = await page.$("#tile-TX");

  site.show(led(11, [place]));
  await page.waitForSelector(`#tile-TX rect[fill="var(--c-${second.candidate_id})"]`);
  const changed = await tile(page, "TX");
  assert.equal(changed.name, `Texas: ${second.candidate_name} leads by 5.3 points, turnout 95.0%`);
  assert.equal(await drawn!.evaluate((node) => node.isConnected), true);
  const html = await page.innerHTML("#tiles");
  const sentence = await page.innerText("#map-sentence");
  assert.match(sentence, new RegExp(`${first.candidate_name} 50 and ${second.candidate_name} 1`));

  await page.reload();
  assert.equal(await page.innerHTML("#tiles"), html);
  assert.equal(await page.innerText("#map-sentence"), sentence);
  await page.close();
  await site.stop();
});

Deno.test("a switch colours the map by turnout without a reload, keeps what else the address says, and works without a script", async () => {
  const site = await servePage(us, led(10));
  await using browser = await startBrowser();
  const page = await browser.page();
  let loads = 0;
  page.on("load", () => loads++);
  await page.goto(`${site.url}/?sort=votes&page=2`);
  await isLive(page);
  await goToMap(page);
  await page.click("a[data-by=turnout]");
  await page.waitForSelector('#tile-TX rect[fill="var(--ink)"]');
  assert.equal((await tile(page, "TX")).note, "85%");
  assert.equal(await page.isVisible("#key-turnout"), true);
  assert.equal(await page.isVisible("#key-leader"), false);
  assert.equal(new URL(page.url()).search, "?sort=votes&page=2&map=turnout");

  await goToTurnout(page);
  await page.locator("thead").getByRole("link", { name: "Turnout" }).click();
  assert.equal(new URL(page.url()).search, "?sort=turnout&map=turnout");
  site.show(led(11, [place]));
  await page.waitForFunction(() =>
    document.querySelector("#tile-TX")!.lastElementChild!.textContent === "95%"
  );
  assert.equal(loads, 1);
  const map = await page.innerHTML("section[aria-labelledby=map]");
  await page.close();

  const scriptless = await browser.page({ javaScriptEnabled: false });
  await scriptless.goto(`${site.url}/?page=2`);
  await scriptless.click("a[data-by=turnout]");
  await scriptless.waitForURL(/map=turnout/);
  assert.equal(await scriptless.innerHTML("#tiles"), /<svg id="tiles"[^>]*>(.*?)<\/svg>/s.exec(map)?.[1]);
  assert.equal(new URL(scriptless.url()).search, "?page=2&map=turnout");
  await scriptless.close();
  await site.stop();
});

Deno.test("every tile is a link by a full name that the keyboard reaches, at least 24 px wide on a phone", async () => {
  const site = await servePage(us, led(10));
  await using browser = await startBrowser();
  const page = await browser.page({ viewport: { width: 320, height: 700 } });
  await page.goto(site.url);
  await isLive(page);
  await page.focus("#main a[href='#turnout']");
  const seen = new Set<string>();
  for (const link of await page.$$("#tiles a")) {
    await link.focus();
    assert.equal(await page.evaluate(() => document.activeElement?.closest("#tiles") !== null), true);
    seen.add(await link.getAttribute("href") ?? "");
    const { width, height } = (await (await link.$("rect"))!.boundingBox())!;
    assert.ok(Math.min(width, height) >= 24, `${width} × ${height}`);
  }
  assert.deepEqual([...seen].sort(), us.locations.map(({ code }) => `/locations/${code}`).sort());
  await page.getByRole("link", { name: /^California: Eleanor Marchbanks leads by 17\.6 points, turnout/ })
    .waitFor();
  await page.close();
  await site.stop();
});

Deno.test("locations are found while one types, with the search in the address, and by a form without a script", async () => {
  const site = await servePage(us, frameOf(us, { votes: midCount, version: 10 }));
  await using browser = await startBrowser();
  const rows = (page: Page) =>
    page.$$eval("[data-location]", (all) => all.map((row) => row.getAttribute("data-location")));
  const page = await browser.page();
  await page.goto(`${site.url}/?page=3`);
  await isLive(page);
  await goToTurnout(page);
  await page.fill("#q", "new");
  await page.waitForSelector("[data-location=NY]");
  assert.deepEqual(await rows(page), ["NH", "NJ", "NM", "NY"]);
  assert.equal(new URL(page.url()).search, "?q=new");
  site.show(frameOf(us, { votes: (location, candidate) => midCount(location, candidate) + 1, version: 11 }));
  await page.waitForSelector('[data-version="11"]');
  assert.deepEqual(await rows(page), ["NH", "NJ", "NM", "NY"]);
  await page.fill("#q", "atlantis");
  await page.getByText("No location is called “atlantis”.").waitFor();
  await page.getByRole("link", { name: "Show all locations" }).click();
  await page.waitForSelector("[data-location=AL]");
  assert.equal(await page.inputValue("#q"), "");
  await page.close();

  const scriptless = await browser.page({ javaScriptEnabled: false });
  await scriptless.goto(`${site.url}/?sort=votes&page=2`);
  await scriptless.fill("#q", "ny");
  await scriptless.getByRole("button", { name: "Find" }).click();
  await scriptless.waitForURL(/q=ny/);
  assert.deepEqual(await rows(scriptless), ["NY"]);
  assert.match(scriptless.url(), /sort=votes/);
  await scriptless.close();
  await site.stop();
});

Deno.test("what the last minute has changed stands beside each share once a minute was seen", async () => {
  const at = (second: number) => new Date(Date.UTC(2028, 10, 7, 21, 0, second)).toISOString();
  const frame = (second: number, more: number) =>
    frameOf(us, {
      version: 10 + second,
      asOf: at(second),
      votes: (location, candidate) => midCount(location, candidate) + (candidate === 0 ? more : 0),
    });
  const site = await servePage(us, frame(0, 0));
  await using browser = await startBrowser();
  const page = await browser.page();
  await page.goto(site.url);
  await isLive(page);
  const change = () => page.locator(`[data-candidate=${first.candidate_id}] [data-change]`);
  assert.equal(await change().count(), 0);
  // The first that comes says what was missed while the page was on its way, and only the next what a minute brought.
  site.show(frame(1, 0));
  await page.waitForSelector("[data-version='11']");
  site.show(frame(62, 100));
  await change().waitFor();
  assert.match(await change().innerText(), /▲ 4\.\d/);
  assert.match(await change().innerText(), /up 4\.\d points in the last minute/);
  assert.match(
    await page.innerText(`[data-candidate=${second.candidate_id}] [data-change]`),
    /▼ .*down \d\.\d points in the last minute/s,
  );
  await page.close();
  await site.stop();
});

Deno.test("charts go on from the page's first frame, seen or not", async () => {
  const site = await servePage(us, frameOf(us, { votes: midCount, version: 10 }));
  await using browser = await startBrowser();
  const page = await browser.page({ viewport: { width: 1280, height: 400 } });
  await page.goto(site.url);
  await page.waitForSelector("[data-chart][data-ready]", { state: "attached" });
  assert.equal(await page.evaluate(() => scrollY), 0);
  assert.equal(await page.locator("#tiles[data-ready]").count(), 0, "the map waits for a reader");
  await page.close();
  await site.stop();
});

Deno.test("on a wall everything fits, large, and there is nothing to press", async () => {
  const site = await servePage(us, frameOf(us, { votes: midCount, version: 10 }));
  await using browser = await startBrowser();
  for (const [width, height] of [[1920, 1080], [1280, 720], [3840, 2160]]) {
    const page = await browser.page({ viewport: { width, height } });
    await page.goto(`${site.url}/?wall`);
    await isLive(page);
    const { scrolls, type, pressed } = await page.evaluate(() => ({
      scrolls: document.documentElement.scrollHeight > innerHeight ||
        document.documentElement.scrollWidth > innerWidth,
      type: parseFloat(getComputedStyle(document.documentElement).fontSize),
      pressed: document.querySelectorAll("button, input, nav").length,
    }));
    assert.equal(scrolls, false, `${width} × ${height}`);
    assert.ok(type >= height * 0.02, `${type} px of ${height}`);
    assert.equal(pressed, 0);
    await page.close();
  }
  await site.stop();
});

Deno.test("on paper there is nothing to press, and all that is said can be read", async () => {
  const site = await servePage(us, frameOf(us, { votes: midCount, version: 10 }));
  await using browser = await startBrowser();
  const page = await browser.page();
  await page.goto(site.url);
  await isLive(page);
  await page.emulateMedia({ media: "print" });
  for (const what of ["button", "input", "nav"]) {
    const shown = await page.$$eval(what, (all) => all.filter((one) => one.checkVisibility()).length);
    assert.equal(shown, 0, what);
  }
  assert.equal(await page.isVisible("#tiles"), true);
  const [band, ink] = await page.evaluate(() => [
    getComputedStyle(document.querySelector("header")!).color,
    getComputedStyle(document.body).color,
  ]);
  assert.equal(band, ink);
  await page.close();
  await site.stop();
});
