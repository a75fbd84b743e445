import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { loadScenario } from "@/lib/scenario/load.ts";
import { violationsOf } from "@/tests/helpers/axe.ts";
import { startBrowser } from "@/tests/helpers/browser.ts";
import { frameOf, midCount } from "@/tests/helpers/frames.ts";
import { servePage } from "@/tests/helpers/page_app.ts";

const us = await loadScenario("us");
const germany = await loadScenario("germany");
const midway = frameOf(us, { votes: midCount, version: 10 });
/** The second candidate has so many more in every location. */
const later = (version: number, more: number) =>
  frameOf(us, {
    votes: (location, candidate) => midCount(location, candidate) + (candidate === 1 ? more : 0),
    version,
  });
const [leader, second] = midway.candidates;
const PATHS = ["/candidates", `/candidates/${second.candidate_id}`, "/locations/TX"];

const isLive = (page: Page) => page.waitForSelector("[data-link=live]");
const shows = (page: Page, version: number) => page.waitForSelector(`[data-version="${version}"]`);

/** What the elements that move say now, by id: texts, widths, addresses and order. */
const figuresOn = (page: Page) =>
  page.$$eval("[id^=now-]", (elements) =>
    elements.map((element) =>
      [
        element.id,
        element.tagName === "TBODY"
          ? [...element.children].map((child) => child.id).join()
          : element.textContent,
        element.getAttribute("width"),
        element.getAttribute("href"),
        (element as HTMLElement).hidden,
      ].join(" ")
    ));

Deno.test("what a page of places shows live is what it shows after a reload", async () => {
  const site = await servePage(us, frameOf(us, { version: 9 }));
  await using browser = await startBrowser();
  for (const path of PATHS) {
    site.show(frameOf(us, { version: 9 }));
    const page = await browser.page();
    await page.goto(site.url + path);
    await isLive(page);
    for (const frame of [midway, later(11, 300)]) {
      const before = await figuresOn(page);
      site.show(frame);
      await shows(page, frame.version);
      const live = await figuresOn(page);
      assert.notDeepEqual(live, before, path);
      await page.reload();
      assert.deepEqual(live, await figuresOn(page), path);
      await isLive(page);
    }
    await page.close();
  }
  await site.stop();
});

Deno.test("updates move nothing on a page of places", async () => {
  const site = await servePage(us, midway);
  await using browser = await startBrowser();
  // It only grows: a page that is about to be left may still tell the next one what it has.
  let { version } = midway;
  const all = (more: number) =>
    frameOf(us, {
      votes: (location, candidate) => midCount(location, candidate) + more,
      version: ++version,
    });
  for (const width of [1280, 320]) {
    const page = await browser.page({ viewport: { width, height: 900 } });
    for (const path of PATHS) {
      site.show(all(0));
      await page.goto(site.url + path);
      await isLive(page);
      await page.evaluate(() => document.fonts.ready);
      const places = () =>
        page.$$eval(
          "main :is(h1, h2, table, tr, li, dd, svg), footer",
          (elements) =>
            elements.map((element) => {
              const { top, height } = element.getBoundingClientRect();
              return `${element.tagName} ${element.id} ${Math.round(top)} ${Math.round(height)}`;
            }),
        );
      const before = await places();
      for (const more of [990, 1080]) {
        site.show(all(more));
        await shows(page, version);
        assert.deepEqual(await places(), before, `${path} ${width} px`);
      }
    }
    await page.close();
  }
  await site.stop();
});

Deno.test("a paused page of a location stands still, and a lost connection is seen on it", async () => {
  const site = await servePage(us, midway);
  await using browser = await startBrowser();
  const page = await browser.page();
  await page.goto(`${site.url}/locations/TX`);
  await isLive(page);
  await page.getByText("Pause", { exact: true }).click();
  const before = await figuresOn(page);
  site.show(later(11, 300));
  await page.getByText("Newer figures are waiting").waitFor();
  assert.deepEqual(await figuresOn(page), before);
  await page.getByText("Live", { exact: true }).click();
  await shows(page, 11);
  assert.notDeepEqual(await figuresOn(page), before);
  site.cut(true);
  await page.waitForSelector("[data-lost=true]");
  site.cut(false);
  await isLive(page);
  await page.close();
  await site.stop();
});

Deno.test("without JavaScript, and by the keyboard alone, one goes from all candidates to one, to a place, to the next", async () => {
  const site = await servePage(us, midway);
  await using browser = await startBrowser();
  for (const javaScriptEnabled of [false, true]) {
    const page = await browser.page({ javaScriptEnabled, viewport: { width: 1280, height: 900 } });
    const follow = async (name: string | RegExp, url: RegExp) => {
      await page.getByRole("main").getByRole("link", { name }).first().focus();
      await page.keyboard.press("Enter");
      await page.waitForURL(url);
    };
    await page.goto(`${site.url}/candidates`);
    await follow(leader.candidate_name, /\/candidates\/eleanor-marchbanks$/);
    await follow("Share", /\?sort=share&order=desc&race=all#places$/);
    assert.equal(await page.locator("#places").isVisible(), true);
    await follow("Texas", /\/locations\/TX$/);
    assert.equal(await page.locator("[data-candidate]").count(), us.candidates.length);
    await follow(/^Next by name/, /\/locations\/UT$/);
    await page.close();
  }
  await site.stop();
});

Deno.test("pages of places hold at 320 px, and axe-core finds nothing wrong, in light and in dark", async () => {
  const german = frameOf(germany, { votes: midCount, registered: (index) => 5000 + index * 1311 });
  await using browser = await startBrowser();
  for (const [scenario, frame, code] of [[us, midway, "DC"], [germany, german, "MV"]] as const) {
    const site = await servePage(scenario, frame);
    const id = scenario.candidates[1].candidate_id;
    const paths = ["/candidates", `/candidates/${id}`, `/locations/${code}`, "/candidates/x", "/locations/x"];
    for (const [width, colorScheme] of [[320, "dark"], [1280, "light"]] as const) {
      const page = await browser.page({ viewport: { width, height: 900 }, colorScheme });
      for (const path of paths) {
        await page.goto(site.url + path);
        if (!path.endsWith("/x")) await isLive(page);
        const where = `${scenario.id} ${path} ${width} ${colorScheme}`;
        assert.equal(
          await page.evaluate(() =>
            document.documentElement.scrollWidth > document.documentElement.clientWidth
          ),
          false,
          where,
        );
        const clipped = await page.$$eval(
          "main :is(p, td, th, dd, h1, h2, a, span)",
          (elements) =>
            elements.filter((element) => {
              const { left, right, width } = element.getBoundingClientRect();
              return width > 1 && (left < -0.5 || right > innerWidth + 0.5);
            }).map((element) => element.textContent),
        );
        assert.deepEqual(clipped, [], where);
        assert.deepEqual(await violationsOf(page), [], where);
      }
      await page.close();
    }
    await site.stop();
  }
});
