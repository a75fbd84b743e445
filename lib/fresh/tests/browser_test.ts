/** What the browser makes of the pages, in a real Chromium. */
import chromium from "@sparticuz/chromium";
import assert from "node:assert/strict";
import { type Browser, chromium as driver, type Page } from "playwright-core";
import { serveSite } from "./helpers/site.ts";

const TIMEOUT_MS = 10_000;

Deno.test("islands and partials in a browser", async (t) => {
  const site = await serveSite();
  // in a single process, closing one page would end the whole browser
  const args = chromium.args.filter((arg) => arg !== "--single-process" && arg !== "--no-zygote");
  const browser = await driver.launch({ executablePath: await chromium.executablePath(), args });
  const step = (name: string, body: (page: Page) => Promise<void>) =>
    t.step(name, () => withPage(browser, site.url, body));
  try {
    await step("an island is live and counts", async (page) => {
      await page.goto("/islands");
      await page.waitForSelector("#a[data-live=true]");
      await page.click("#a > button");
      await seen(page, "#a > output", "2");
    });

    await step(
      "a signal in the props of two islands stays one signal",
      async (page) => {
        await page.goto("/islands");
        await page.waitForSelector("#c[data-live=true]");
        await page.click("#b > button");
        await seen(page, "#b > output", "6");
        await seen(page, "#c > output", "6");
      },
    );

    await step(
      "what the page puts into an island stays, and islands in it are live",
      async (page) => {
        await page.goto("/islands");
        await page.waitForSelector("#d[data-live=true]");
        assert.equal(await page.innerHTML("#c > .slot"), "text of the <b>page</b>");
        await page.click("#d > button");
        await seen(page, "#d > output", "8");
        await page.click("#c > button");
        await seen(page, "#c > output", "6");
        assert.equal(await page.locator("#c .slot").count(), 1);
        await seen(page, "#d > output", "8");
      },
    );

    await step("an island inside an island is live", async (page) => {
      await page.goto("/islands");
      await page.waitForSelector("#p-inner[data-live=true]");
      await page.click("#p-inner > button");
      await seen(page, "#p-inner > output", "11");
      assert.equal(await page.innerHTML("#p aside"), "<em>aside</em>");
    });

    await step(
      "children that an island shows on demand arrive with the page",
      async (page) => {
        await page.goto("/islands");
        await page.waitForSelector("#p-inner[data-live=true]");
        assert.equal(await page.locator(".hidden-slot").count(), 0);
        await page.click("#p > .toggle");
        await seen(page, "#p .hidden-slot", "shown on demand");
        await page.click("#e > button");
        await seen(page, "#e > output", "41");
        await page.click("#p > .toggle");
        await page.waitForSelector("#p .hidden-slot", { state: "detached" });
        await page.click("#p > .toggle");
        await seen(page, "#p .hidden-slot", "shown on demand");
      },
    );

    await step("what an island draws otherwise than the server did is put right", async (page) => {
      assert.match(await (await fetch(`${site.url}/islands`)).text(), /<section id="p" data-in="server">/);
      await page.goto("/islands");
      await page.waitForSelector("#p[data-in=browser]");
    });

    await step("an island can set the title, and a style by its id", async (page) => {
      await page.goto("/islands");
      await page.waitForSelector("#p-inner[data-live=true]");
      assert.equal(await page.title(), "The app");
      await page.click("#p > .toggle");
      await page.waitForFunction(() => document.title === "p is open");
      assert.deepEqual(await page.locator("style").allTextContents(), ["#p{margin:1px}"]);
    });

    await step(
      "a link updates partials, title and head, and keeps the rest of the page",
      async (page) => {
        await page.goto("/partials/one");
        await page.waitForSelector("#kept[data-live=true]");
        await page.click("#kept > button");
        await seen(page, "#kept > output", "2");
        await page.evaluate(() => (globalThis as unknown as { kept: boolean }).kept = true);
        await page.click("#to-two");
        await seen(page, "h1", "Two, in part, no query");
        assert.equal(await page.evaluate(() => (globalThis as unknown as { kept: boolean }).kept), true);
        assert.equal(await page.title(), "Page two");
        assert.equal(await page.getAttribute("meta[name=description]", "content"), "of two");
        assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, "/partials/two?from=one");
        await seen(page, "#outside", "rendered for /partials/one");
        // the island that both pages have keeps its state, the new one starts
        await seen(page, "#kept > output", "2");
        await page.click("#new-inner > button");
        await seen(page, "#new-inner > output", "11");
        await page.click("#new > .toggle");
        await seen(page, ".in-new", "inside");
        assert.deepEqual(await page.locator(".entry").allTextContents(), ["one", "two"]);
      },
    );

    await step(
      "going back shows the page before, and links know where they lead",
      async (page) => {
        await page.goto("/partials/one");
        await page.waitForSelector("#kept[data-live=true]");
        assert.equal(await page.getAttribute("nav a:last-child", "aria-current"), "page");
        await page.click("#to-two");
        await seen(page, "h1", "Two, in part, no query");
        assert.equal(await page.getAttribute("nav a:last-child", "aria-current"), null);
        await page.goBack();
        await seen(page, "h1", "One");
        assert.equal(await page.title(), "Page one");
        assert.equal(await page.getAttribute("nav a:last-child", "aria-current"), "page");
      },
    );

    await step("a form's answer updates partials", async (page) => {
      await page.goto("/partials/one");
      await page.waitForSelector("#kept[data-live=true]");
      await page.click("#search");
      await seen(page, "h1", "Two, in part, a b");
      assert.equal(new URL(page.url()).search, "?q=a+b");
    });

    await step("a form that names no address loads the page whole", async (page) => {
      await page.goto("/partials/one");
      await page.waitForSelector("#kept[data-live=true]");
      await page.evaluate(() => (globalThis as unknown as { before: boolean }).before = true);
      await page.click("#reload");
      await page.waitForURL("**/partials/one?asked=whole");
      await page.waitForSelector("#kept[data-live=true]");
      assert.equal(await page.evaluate(() => "before" in globalThis), false);
    });

    await step(
      "a link to a page without these partials loads it whole",
      async (page) => {
        await page.goto("/partials/one");
        await page.waitForSelector("#kept[data-live=true]");
        await page.click("nav a:first-child");
        await seen(page, "h1", "Hello Ada");
        assert.equal(await page.title(), "Home of Ada");
      },
    );
  } finally {
    await browser.close();
    await site.close();
  }
});

/** Runs `body` on a page of its own, and fails if the page met an error. */
async function withPage(
  browser: Browser,
  baseURL: string,
  body: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ baseURL });
  const errors: string[] = [];
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(TIMEOUT_MS);
    page.on("pageerror", (error) => errors.push(String(error)));
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    await body(page);
  } finally {
    await context.close();
  }
  assert.deepEqual(errors, []);
}

/** Waits until an element has this text. */
async function seen(page: Page, selector: string, text: string): Promise<void> {
  await page.locator(selector).filter({
    hasText: new RegExp(`^${RegExp.escape(text)}$`),
  }).first().waitFor();
}
