import assert from "node:assert/strict";
import type { BrowserContext, Page } from "playwright-core";
import { loadScenario } from "@/lib/scenario/load.ts";
import { startBrowser } from "@/tests/helpers/browser.ts";
import { frameOf, midCount } from "@/tests/helpers/frames.ts";
import { servePage } from "@/tests/helpers/page_app.ts";

const us = await loadScenario("us");
const frame = (version: number) => frameOf(us, { votes: midCount, version });

const shows = (page: Page, version: number) => page.waitForSelector(`[data-version="${version}"]`);
const isLive = (page: Page) => page.waitForSelector("[data-link=live]");

/** How many connections the tabs of a context have made. */
function connections(context: BrowserContext): () => number {
  let made = 0;
  context.on("request", (request) => {
    if (request.url().includes("/api/events")) made++;
  });
  return () => made;
}

Deno.test("tabs share one connection, and the next tab takes it over from one that closes", async () => {
  const site = await servePage(us, frame(10));
  await using browser = await startBrowser();
  const first = await browser.page();
  const context = first.context();
  const made = connections(context);
  await first.goto(site.url);
  await isLive(first);
  const [second, third] = [await context.newPage(), await context.newPage()];
  for (const tab of [second, third]) {
    await tab.goto(site.url);
    await isLive(tab);
  }
  site.show(frame(11));
  for (const tab of [first, second, third]) await shows(tab, 11);
  assert.equal(made(), 1);

  await first.close();
  site.show(frame(12));
  for (const tab of [second, third]) {
    await shows(tab, 12);
    await isLive(tab);
  }
  assert.equal(made(), 2);

  site.cut(true);
  for (const tab of [second, third]) await tab.waitForSelector("[data-lost=true]");
  site.show(frame(13));
  site.cut(false);
  for (const tab of [second, third]) {
    await shows(tab, 13);
    await isLive(tab);
    await tab.close();
  }
  await site.stop();
});

Deno.test("a tab that is left for another page and come back to is live again", async () => {
  const site = await servePage(us, frame(10));
  await using browser = await startBrowser();
  const page = await browser.page();
  await page.goto(site.url);
  await isLive(page);
  await page.goto(`${site.url}/candidates`);
  site.show(frame(11));
  await page.goBack();
  await shows(page, 11);
  await isLive(page);
  await page.close();
  await site.stop();
});
