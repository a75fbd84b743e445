import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { Results, Turnout } from "@/lib/election/results.ts";
import { waitUntil } from "@/lib/wait.ts";
import { startApp } from "@/tests/helpers/app.ts";
import { startBrowser } from "@/tests/helpers/browser.ts";

const VOTERS = 3000;
/** Votes per second: a count of some ten seconds, so that it is seen moving. */
const RATE = 200;
const COUNT_TIMEOUT_MS = 90_000;

/** Digits alone: the page groups them by the language. */
const number = (text: string | null) => Number(text?.replaceAll(/\D/g, ""));
const votesOn = async (page: Page) => number(await page.textContent("[data-figure=votes]"));

Deno.test("a real count moves on an open page, and ends as the interface has it", async () => {
  const data = await Deno.makeTempDir({ prefix: "urna-browser-" });
  const app = await startApp({ data, voters: VOTERS, rate: RATE, seed: 7 });
  const browser = await startBrowser();
  try {
    const page = await browser.page();
    let loads = 0;
    page.on("load", () => loads++);
    await page.goto(app.url);
    await page.waitForSelector("[data-link=live]");

    const seen: number[] = [];
    const look = async () => {
      const votes = await votesOn(page);
      if (votes !== seen.at(-1)) seen.push(votes);
      return await page.locator("[data-status=counted]").count() > 0;
    };
    await waitUntil(look, { what: "the page says that all is counted", deadlineMs: COUNT_TIMEOUT_MS });
    assert.ok(seen.length >= 3, `saw only ${seen}`);
    assert.deepEqual(seen, seen.toSorted((a, b) => a - b));
    assert.equal(loads, 1);

    const results: Results = await (await fetch(`${app.url}/api/results`)).json();
    const turnout: Turnout = await (await fetch(`${app.url}/api/turnout`)).json();
    assert.equal(results.election.status, "counted");
    assert.equal(results.totals.registered, VOTERS);
    assert.equal(await votesOn(page), results.totals.votes);
    assert.equal(number(await page.textContent("[data-figure=registered]")), VOTERS);
    assert.equal(await page.getAttribute("[data-version]", "data-version"), String(results.version));
    const rows = await page.$$eval(
      "[data-candidate]",
      (all) =>
        all.map((
          row,
        ) => [row.getAttribute("data-candidate"), row.querySelector("[data-votes]")?.textContent]),
    );
    assert.deepEqual(
      rows.map(([id, votes]) => [id, number(votes ?? null)]),
      results.candidates.map((candidate) => [candidate.candidate_id, candidate.votes]),
    );
    const sum = turnout.locations.reduce((total, location) => total + location.votes, 0);
    assert.equal(sum, results.totals.votes);

    const plain = await browser.page({ javaScriptEnabled: false });
    await plain.goto(app.url);
    assert.equal(await votesOn(plain), results.totals.votes);
  } finally {
    await browser.close();
    await app.stop();
    await Deno.remove(data, { recursive: true });
  }
});
