/** Every page of the site, in a real browser, around a count that goes on. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { loadScenario } from "@/lib/scenario/load.ts";
import { waitUntil } from "@/lib/wait.ts";
import { type App, startApp } from "@/tests/helpers/app.ts";
import { violationsOf } from "@/tests/helpers/axe.ts";
import { startBrowser } from "@/tests/helpers/browser.ts";

const us = await loadScenario("us");
const [{ candidate_id }] = us.candidates;
const LIVE = ["/", "/candidates", `/candidates/${candidate_id}`, "/locations/CA", "/voters", "/pipeline"];
const EMBEDDED = ["/embed/results", "/embed/map", "/embed/turnout", "/embed/race"];
const PAGES = [...LIVE, ...EMBEDDED, "/?wall", "/vote", "/audit", "/admin", "/no-such-page"];

const VOTERS = 8_000;
/** Votes a second: enough for the count to go on as long as the tests. */
const RATE = 40;
/** With fewer the lead changes so often that a page is hardly ever still. */
const MIN_VOTES = 400;
const SEED = 11;
const COUNT_TIMEOUT_MS = 60_000;
/** Cumulative layout shift: half of what https://web.dev/articles/cls calls good. */
const MAX_LAYOUT_SHIFT = 0.05;
/** More presses of Tab than any page has places to stop at. */
const MAX_STOPS = 400;

const isLive = (page: Page) => page.waitForSelector("[data-link=live]");
const scrollsSideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** An application that has counted some votes. */
async function counting(data: string, port = 0): Promise<App> {
  const app = await startApp({ data, voters: VOTERS, rate: RATE, seed: SEED, port });
  await waitUntil(
    async () => (await (await fetch(`${app.url}/api/results`)).json()).totals.votes > MIN_VOTES,
    {
      what: "some votes are counted",
      deadlineMs: COUNT_TIMEOUT_MS,
    },
  );
  return app;
}

async function withFolder(test: (data: string) => Promise<void>): Promise<void> {
  const data = await Deno.makeTempDir({ prefix: "urna-site-" });
  await Deno.chmod(data, 0o711);
  try {
    await test(data);
  } finally {
    await Deno.remove(data, { recursive: true });
  }
}

Deno.test("each page is sound: axe, console, width, layout, in light and dark; and comes back after a restart", async () => {
  await withFolder(async (data) => {
    await using app = await counting(data);
    await using browser = await startBrowser();
    for (const colorScheme of ["light", "dark"] as const) {
      for (const width of [1280, 320]) {
        const page = await browser.page({ colorScheme, viewport: { width, height: 800 } });
        const errors: string[] = [];
        page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
        for (const path of PAGES) {
          const where = `${path}, ${colorScheme}, ${width} px`;
          await page.goto(app.url + path);
          if (LIVE.includes(path)) await isLive(page);
          const expected = path === "/no-such-page" ? /status of 404/ : null;
          assert.deepEqual(errors.splice(0).filter((text) => !expected?.test(text)), [], where);
          assert.deepEqual(await violationsOf(page), [], where);
          assert.equal(await scrollsSideways(page), false, where);
          assert.ok(await layoutShift(page) <= MAX_LAYOUT_SHIFT, `${where}: ${await layoutShift(page)}`);
        }
        await page.close();
      }
    }

    const tabs = await Promise.all(LIVE.map(async (path) => {
      const page = await browser.page();
      await page.goto(app.url + path);
      await isLive(page);
      await page.evaluate(() => Object.assign(globalThis, { notReloaded: true }));
      return { path, page };
    }));
    assert.equal(await app.stop(), 0);
    for (const { page } of tabs) await page.waitForSelector("[data-link=lost]");
    await using again = await counting(data, Number(new URL(app.url).port));
    for (const { path, page } of tabs) {
      await isLive(page);
      assert.equal(await page.evaluate(() => "notReloaded" in globalThis), true, path);
      await page.close();
    }
    assert.equal(await again.stop(), 0);
  });
});

Deno.test("the keyboard alone reaches all that can be followed, pressed or filled in on each page", async () => {
  await withFolder(async (data) => {
    await using app = await counting(data);
    await using browser = await startBrowser();
    const page = await browser.page({ viewport: { width: 1280, height: 800 } });
    for (const path of PAGES) {
      await page.goto(app.url + path);
      if (LIVE.includes(path)) await isLive(page);
      const missed = await unreachable(page);
      assert.deepEqual(missed, [], path);
    }
    await page.close();
    assert.equal(await app.stop(), 0);
  });
});

async function layoutShift(page: Page): Promise<number> {
  return await page.evaluate(() =>
    new Promise<number>((resolve) => {
      let sum = 0;
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { value, hadRecentInput } = entry as PerformanceEntry & {
            value: number;
            hadRecentInput: boolean;
          };
          if (!hadRecentInput) sum += value;
        }
      });
      observer.observe({ type: "layout-shift", buffered: true });
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
    })
  );
}

/** What no press of Tab comes to, or what comes without a mark of where one is. */
async function unreachable(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const places = document.querySelectorAll(
      "a[href], button, input:not([type=hidden]), select, textarea, summary",
    );
    const visible = [...places].filter((one) =>
      (one as HTMLElement).checkVisibility() && !(one as HTMLButtonElement).disabled
    );
    // Of radio buttons the group is one place.
    for (const one of visible) {
      const isOther = one instanceof HTMLInputElement && one.type === "radio" && !one.checked;
      if (!isOther) one.setAttribute("data-to-reach", "");
    }
  });
  for (let stops = 0; stops < MAX_STOPS; stops++) {
    await page.keyboard.press("Tab");
    const left = await page.evaluate(() => {
      const focused = document.activeElement;
      const marked = focused?.closest("label") ?? focused;
      const outlined = [focused, marked?.querySelector("span")].some((one) =>
        one && getComputedStyle(one).outlineStyle !== "none"
      );
      if (focused && outlined) focused.removeAttribute("data-to-reach");
      return document.querySelectorAll("[data-to-reach]").length;
    });
    if (left === 0) return [];
  }
  return await page.$$eval("[data-to-reach]", (all) => all.map((one) => one.outerHTML.slice(0, 200)));
}
