import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { loadScenario } from "@/lib/scenario/load.ts";
import { violationsOf } from "@/tests/helpers/axe.ts";
import { startBrowser } from "@/tests/helpers/browser.ts";
import { AS_OF, frameOf, midCount } from "@/tests/helpers/frames.ts";
import { goToTurnout } from "@/tests/helpers/near.ts";
import { servePage } from "@/tests/helpers/page_app.ts";

const us = await loadScenario("us");
const germany = await loadScenario("germany");
const midway = frameOf(us, { votes: midCount, version: 10 });
/** Every location and candidate has this many votes more than midway. */
const later = (version: number, more: number) =>
  frameOf(us, { votes: (location, candidate) => midCount(location, candidate) + more, version });

const votesOn = (page: Page) => page.textContent("[data-figure=votes]");
const shows = (page: Page, version: number) => page.waitForSelector(`[data-version="${version}"]`);
const isLive = (page: Page) => page.waitForSelector("[data-link=live]");
const scrollsSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

Deno.test("totals move without a reload, and never back", async () => {
  const site = await servePage(us, midway);
  await using browser = await startBrowser();
  const page = await browser.page();
  let loads = 0;
  page.on("load", () => loads++);
  await page.goto(site.url);
  await isLive(page);
  assert.equal(await votesOn(page), "75,200");

  site.show(later(12, 10));
  await shows(page, 12);
  assert.equal(await votesOn(page), "78,260");
  const row = page.locator("[data-candidate=eleanor-marchbanks]");
  assert.match(await row.innerText(), /20,842\s+26\.6%/);

  site.show(later(11, 5));
  site.show(later(13, 20));
  await shows(page, 13);
  site.show(later(12, 10));
  site.show(frameOf(us, { votes: midCount, version: 14, status: "counted" }));
  await page.waitForSelector("[data-status=counted]");
  assert.equal(loads, 1);
  await page.close();
  await site.stop();
});

Deno.test("a page continues from the version it was rendered with, whatever it missed meanwhile", async () => {
  const site = await servePage(us, midway);
  await using browser = await startBrowser();
  const page = await browser.page();
  const asked = page.waitForRequest(/\/api\/events/);
  await page.goto(site.url);
  assert.equal(new URL((await asked).url()).searchParams.get("since"), "10");
  await page.close();
  await site.stop();
});

Deno.test("a lost connection is seen with its time, and comes back by itself with what was missed", async () => {
  const site = await servePage(us, midway);
  await using browser = await startBrowser();
  const page = await browser.page();
  await page.goto(site.url);
  await isLive(page);
  site.cut(true);
  await page.waitForSelector("[data-lost=true]");
  assert.match(
    await page.innerText("[data-lost]"),
    /^No connection since \d\d:\d\d:\d\d \S+\. Trying again\./,
  );
  site.show(later(20, 7));
  assert.equal(await votesOn(page), "75,200");

  site.cut(false);
  await shows(page, 20);
  await isLive(page);
  assert.equal(await page.isVisible("[data-lost]"), false);
  await page.close();
  await site.stop();
});

Deno.test("a paused page stands still until it is refreshed, and remembers the choice", async () => {
  const site = await servePage(us, midway);
  await using browser = await startBrowser();
  const page = await browser.page();
  await page.goto(site.url);
  await isLive(page);
  await page.getByText("Pause", { exact: true }).click();
  site.show(later(11, 1));
  await page.getByText("Newer figures are waiting").waitFor();
  assert.equal(await votesOn(page), "75,200");

  await page.getByRole("button", { name: "Refresh" }).click();
  await shows(page, 11);
  assert.match(page.url(), /\/$/);

  await page.reload();
  await page.waitForSelector("[data-link=paused]");
  assert.equal(await page.getByRole("radio", { name: "Pause" }).isChecked(), true);
  site.show(later(12, 2));
  await page.getByText("Newer figures are waiting").waitFor();
  await page.getByText("Live", { exact: true }).click();
  await shows(page, 12);
  await page.close();
  await site.stop();
});

Deno.test("updates move nothing: the controls, the sections and the rows stay where they are", async () => {
  const site = await servePage(us, midway);
  await using browser = await startBrowser();
  for (const width of [1280, 320]) {
    const page = await browser.page({ viewport: { width, height: 900 }, javaScriptEnabled: true });
    // Before any script has run, and again after several frames.
    await page.route(/\/_fresh\/js\//, async (route) => {
      await released;
      await route.continue();
    });
    let release = () => {};
    const released = new Promise<void>((resolve) => release = resolve);
    await page.goto(site.url, { waitUntil: "commit" });
    await page.waitForSelector("footer");
    await page.evaluate(() => document.fonts.ready);
    const places = () =>
      page.$$eval(
        "h1, h2, form, table, [data-candidate], [data-location], footer",
        (elements) =>
          elements.map((element) => {
            const { top, height } = element.getBoundingClientRect();
            return `${element.tagName} ${Math.round(top)} ${Math.round(height)}`;
          }),
      );
    const before = await places();
    release();
    await isLive(page);
    const version = width;
    site.show(later(version, 40));
    await shows(page, version);
    site.show(frameOf(us, { votes: midCount, version: version + 1 }));
    await shows(page, version + 1);
    assert.deepEqual(await places(), before, `${width} px`);
    await page.close();
    site.show(frameOf(us, { votes: midCount, version: 10 }));
  }
  await site.stop();
});

Deno.test("the table sorts and turns its pages in place, by keyboard too", async () => {
  const site = await servePage(us, midway);
  await using browser = await startBrowser();
  const page = await browser.page({ viewport: { width: 1280, height: 900 } });
  await page.goto(site.url);
  await isLive(page);
  await goToTurnout(page);
  const first = () => page.getAttribute("[data-location]", "data-location");
  await page.getByRole("columnheader", { name: "Turnout" }).getByRole("link").click();
  const most = midway.locations.toSorted((a, b) => b.turnout - a.turnout)[0];
  assert.equal(await first(), most.location);
  await page.getByRole("link", { name: "Page 3" }).focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.getAttribute("[aria-current=page][href*=sort]", "aria-label"), "Page 3");
  assert.match(page.url(), /\?sort=turnout&page=3/);

  await page.reload();
  assert.equal(await page.getAttribute("[aria-current=page][href*=sort]", "aria-label"), "Page 3");
  await page.close();
  await site.stop();
});

Deno.test("a change of the lead is told once to a screen reader, a mere tick is not", async () => {
  const site = await servePage(us, midway);
  await using browser = await startBrowser();
  const page = await browser.page();
  await page.goto(site.url);
  await isLive(page);
  assert.equal(await page.locator("[aria-live]").count(), 1);
  site.show(later(11, 1));
  await shows(page, 11);
  assert.equal(await page.textContent("[aria-live]"), "");
  site.show(frameOf(us, { version: 12, votes: (l, c) => midCount(l, c) + (c === 1 ? 200 : 1) }));
  await page.locator("[aria-live]", { hasText: "Silas Thornquist takes the lead" }).waitFor({
    state: "attached",
  });
  await page.close();
  await site.stop();
});

Deno.test("a delay is seen with its time and told to a screen reader, and so is its end", async () => {
  const site = await servePage(us, midway);
  await using browser = await startBrowser();
  const page = await browser.page();
  await page.goto(site.url);
  await isLive(page);
  const said = (text: string) =>
    page.locator("[aria-live]", { hasText: text }).waitFor({ state: "attached" });
  const delayed = { votes: midCount, version: 10, delayedSince: AS_OF };
  site.show(frameOf(us, delayed)); // of the version that is shown already
  await said("The count is delayed since");
  const notice = page.locator("[data-delayed]");
  assert.match(await notice.innerText(), /^The count is delayed since \d+:04:09 .*\. The figures shown are/);
  assert.deepEqual(await violationsOf(page), []);
  site.show(midway);
  await said("The count keeps up again.");
  assert.equal(await notice.count(), 0);
  await page.close();
  await site.stop();
});

Deno.test("without JavaScript the page is whole, sorts by links and refreshes by its button", async () => {
  const site = await servePage(us, midway);
  await using browser = await startBrowser();
  const page = await browser.page({ javaScriptEnabled: false });
  await page.goto(site.url);
  assert.equal(await votesOn(page), "75,200");
  assert.equal(await page.getByRole("row").count(), 1 + 6 + 1 + 17);
  assert.equal(await page.getByText("Reload for newer figures").isVisible(), true);
  assert.equal(await page.getByRole("radio").count(), 0);
  await page.getByRole("columnheader", { name: "Votes" }).getByRole("link").click();
  const most = midway.locations.toSorted((a, b) => b.votes - a.votes)[0];
  assert.equal(await page.getAttribute("[data-location]", "data-location"), most.location);

  site.show(later(11, 1));
  await page.getByRole("button", { name: "Refresh" }).click();
  await page.waitForURL(/sort=votes/);
  assert.equal(await votesOn(page), "75,506");
  assert.equal(await page.getAttribute("[data-location]", "data-location"), most.location);
  await page.close();
  await site.stop();
});

Deno.test("the page holds at 320 px, at 400 % zoom, in dark and in German", async () => {
  const german = frameOf(germany, { votes: midCount, registered: (index) => 5000 + index * 1311 });
  for (const [scenario, frame] of [[us, midway], [germany, german]] as const) {
    const site = await servePage(scenario, frame);
    await using browser = await startBrowser();
    for (const colorScheme of ["light", "dark"] as const) {
      // 1280 CSS px at 400 % zoom are 320 CSS px at four device pixels each.
      for (
        const { width, deviceScaleFactor } of [{ width: 320, deviceScaleFactor: 4 }, {
          width: 1280,
          deviceScaleFactor: 1,
        }]
      ) {
        const locale = scenario.language;
        const viewport = { width, height: 256 };
        const page = await browser.page({ viewport, colorScheme, deviceScaleFactor, locale });
        await page.goto(site.url);
        await isLive(page);
        assert.equal(await scrollsSideways(page), false, `${scenario.id} ${width} ${colorScheme}`);
        const clipped = await page.$$eval(
          "main p, main td, main th, main dd, main h1, main h2, main a",
          (elements) =>
            elements.filter((element) => {
              const { left, right, width } = element.getBoundingClientRect();
              return element.checkVisibility() && width > 1 && (left < -0.5 || right > innerWidth + 0.5);
            }).map((element) => element.textContent),
        );
        assert.deepEqual(clipped, []);
        await page.close();
      }
    }
    await site.stop();
  }
});

Deno.test("axe-core finds nothing wrong, wide and narrow, in light and in dark", async () => {
  await using browser = await startBrowser();
  const site = await servePage(us, midway);
  for (const [width, colorScheme] of [[1280, "light"], [375, "dark"]] as const) {
    const page = await browser.page({ viewport: { width, height: 900 }, colorScheme });
    await page.goto(site.url);
    await isLive(page);
    assert.deepEqual(await violationsOf(page), [], `${width} ${colorScheme}`);
    site.cut(true);
    await page.waitForSelector("[data-lost=true]");
    assert.deepEqual(await violationsOf(page), [], `${width} ${colorScheme}, connection lost`);
    site.cut(false);
    await page.goto(`${site.url}/no-such-page`);
    assert.deepEqual(await violationsOf(page), [], `${width} ${colorScheme}, error page`);
    await page.close();
  }
  await site.stop();
});

Deno.test("axe-core finds nothing wrong before the first vote, in a tie and at the end", async () => {
  await using browser = await startBrowser();
  for (
    const frame of [
      frameOf(us),
      frameOf(us, { votes: (_, candidate) => candidate < 2 ? 10 : 1 }),
      frameOf(us, { votes: midCount, status: "counted" }),
    ]
  ) {
    const site = await servePage(us, frame);
    const page = await browser.page();
    await page.goto(site.url);
    await isLive(page);
    assert.deepEqual(await violationsOf(page), []);
    await page.close();
    await site.stop();
  }
});
