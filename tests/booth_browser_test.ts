import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Results } from "@/lib/election/results.ts";
import { registrationNumber } from "@/lib/scenario/identifiers.ts";
import { loadScenario } from "@/lib/scenario/load.ts";
import { waitUntil } from "@/lib/wait.ts";
import { BoothDesk } from "@/lib/web/booth/booth_desk.ts";
import { PollingStation } from "@/lib/web/voting/polling_station.ts";
import { startApp } from "./helpers/app.ts";
import { violationsOf } from "./helpers/axe.ts";
import { startBrowser } from "./helpers/browser.ts";
import { frameOf, midCount } from "./helpers/frames.ts";
import { servePage } from "./helpers/page_app.ts";
import { withServers } from "./helpers/servers.ts";

const VOTERS = 400;
const COUNT_TIMEOUT_MS = 90_000;
/** From the receipt to the ledger. */
const COUNTED_TIMEOUT_MS = 20_000;

const votesOn = async (page: Page) =>
  Number((await page.textContent("[data-figure=votes]"))?.replaceAll(/\D/g, ""));
const press = async (page: Page, key: string, times = 1) => {
  for (let i = 0; i < times; i++) await page.keyboard.press(key);
};

Deno.test("a ballot cast in the booth, without a script and by keyboard, is on an open panel, and its receipt is proven", () =>
  withServers(async ({ sql }) => {
    await using app = await startApp({ voters: VOTERS, rate: 0, seed: 11 });
    const results = async () => await (await fetch(`${app.url}/api/results`)).json() as Results;
    await waitUntil(async () => (await results()).election.status === "counted", {
      what: "the simulation is counted",
      deadlineMs: COUNT_TIMEOUT_MS,
    });
    await using browser = await startBrowser();
    const panel = await browser.page();
    await panel.goto(app.url);
    await panel.waitForSelector("[data-link=live]");
    const before = await votesOn(panel);

    const booth = await browser.page({ javaScriptEnabled: false });
    await booth.goto(`${app.url}/vote`);
    await booth.click("button[value=lend]");
    const number = await booth.inputValue("[name=number]");
    await booth.focus("[name=number]");
    await press(booth, "Enter");
    await booth.waitForSelector("[name=candidate]");
    assert.equal(await booth.locator("[name=candidate]:checked").count(), 0);
    await booth.focus("[name=candidate] >> nth=0");
    await press(booth, "ArrowDown", 2);
    const chosen = await booth.inputValue("[name=candidate]:checked");
    await press(booth, "Enter");
    await booth.waitForSelector(`[data-chosen="${chosen}"]`);
    await booth.focus("button[value=cast]");
    await press(booth, "Enter");
    await booth.waitForSelector("[data-receipt]");
    await waitUntil(async () => await votesOn(panel) === before + 1, {
      what: "the ballot is on the open panel",
      deadlineMs: COUNTED_TIMEOUT_MS,
    });
    const receipt = await booth.getAttribute("[data-receipt]", "data-receipt");
    const [saved] = await Promise.all([
      booth.waitForEvent("download"),
      booth.click('a[download="receipt.txt"]'),
    ]);
    assert.match(await Deno.readTextFile(await saved.path()), new RegExp(`${receipt}\\n`));

    const [vote] = await sql<Record<string, string>[]>`
      select b.candidate_id, b.source from votes b join voters v using (voter_id)
      where v.registration_number = ${number}`;
    assert.deepEqual({ ...vote }, { candidate_id: chosen, source: "booth" });
    await booth.click(`a[href="/audit?receipt=${receipt}"]`);
    assert.equal(await booth.getAttribute("#receipt-answer", "data-receipt"), "proven");
    assert.match(await booth.locator("#receipt-answer").innerText(), /and it counts/);

    // The same voter once more, in a new booth.
    await booth.goto(`${app.url}/vote`);
    await booth.fill("[name=number]", number);
    await booth.click("button[value=choose]");
    await booth.check("[name=candidate] >> nth=0");
    await booth.click("button[value=review]");
    await booth.click("button[value=cast]");
    assert.equal(await booth.getAttribute("[data-notice]", "data-notice"), "duplicate");
    assert.equal((await results()).totals.votes, before + 1);
    await panel.close();
    assert.equal(await app.stop(), 0);
  }));

Deno.test("the booth can be used by everybody, in each step, in either theme and at any width", async () => {
  const scenario = await loadScenario();
  const number = registrationNumber(scenario.locations[0].code, 7);
  const booth = new BoothDesk();
  booth.identify = () => Promise.resolve({ voter_id: "00000000-0005-8026-87d4-9612fd39a55b" });
  const polling = new PollingStation();
  polling.cast = (choice) =>
    Promise.resolve({
      type: "cast",
      ballot: {
        receipt: `urna1-0-4711-${"aB3_x".repeat(9).slice(0, 43)}`,
        partition: 0,
        offset: 4711,
        leaf: "ab".repeat(32),
        opening: "cd".repeat(32),
        message: { key: choice.voter_id, value: JSON.stringify(choice) },
      },
    });
  const frame = frameOf(scenario, { votes: midCount });
  const site = await servePage(scenario, frame, { desks: { booth, polling } });
  try {
    await using browser = await startBrowser();
    for (const colorScheme of ["light", "dark"] as const) {
      for (const width of [320, 1280]) {
        const page = await browser.page({ colorScheme, viewport: { width, height: 800 } });
        const check = async (step: string) => {
          assert.deepEqual(await violationsOf(page), [], step);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.equal(overflow, 0, `${step} at ${width} px`);
          const small = await page.$$eval(
            "main button, main a, main label, main summary, main input:not([type=hidden])",
            (all) => all.filter((one) => one.getBoundingClientRect().height < 24).map((one) => one.outerHTML),
          );
          assert.deepEqual(small, [], `${step}: too small to hit`);
        };
        await page.goto(`${site.url}/vote`);
        await check("number");
        await page.fill("[name=number]", number);
        await page.click("button[value=choose]");
        await check("ballot paper");
        await page.click("button[value=review]");
        assert.equal(
          await page.locator("[name=candidate]").count(),
          scenario.candidates.length,
          "none chosen",
        );
        await page.check("[name=candidate] >> nth=1");
        await page.click("button[value=review]");
        await check("review");
        await page.dblclick("button[value=cast]");
        await page.waitForSelector("[data-receipt]");
        await page.click("summary");
        await check("receipt");
        await page.context().close();
      }
    }
  } finally {
    await site.stop();
  }
});
