import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { loadScenario } from "@/lib/scenario/load.ts";
import { waitUntil } from "@/lib/wait.ts";
import { startBrowser, type TestBrowser } from "@/tests/helpers/browser.ts";
import { pathsOfPages } from "@/tests/helpers/every_address.ts";
import { frameOf, midCount } from "@/tests/helpers/frames.ts";
import { hostileFrame, hostileScenario } from "@/tests/helpers/hostile.ts";
import { LedgerDesk } from "@/lib/web/ledger/ledger_desk.ts";
import { servePage } from "@/tests/helpers/page_app.ts";
import { withElection } from "@/tests/helpers/servers.ts";

const us = await loadScenario("us");
const midway = frameOf(us, { votes: midCount, version: 10 });

const REFUSED_MS = 10_000;

interface Watched {
  page: Page;
  /** What the browser refused to load or to run. */
  violations(): Promise<string[]>;
  dialogs: string[];
}

async function watched(browser: TestBrowser): Promise<Watched> {
  const page = await browser.page();
  const dialogs: string[] = [];
  page.on("dialog", async (dialog) => {
    dialogs.push(dialog.message());
    await dialog.dismiss();
  });
  await page.addInitScript(`globalThis.violations = [];
    addEventListener("securitypolicyviolation", (event) =>
      violations.push(event.violatedDirective + " " + event.blockedURI + " " + event.sample));`);
  return { page, dialogs, violations: () => page.evaluate("violations") as Promise<string[]> };
}

Deno.test("no page asks for anything that its policy forbids", () =>
  withElection({ voters: 1 }, async ({ sql }) => {
    const ledger = new LedgerDesk();
    ledger.connect(sql);
    const site = await servePage(us, midway, { desks: { ledger } });
    await using browser = await startBrowser();
    const { page, violations } = await watched(browser);
    const pages = await pathsOfPages();
    assert.ok(pages.includes("/"));
    for (
      const path of [
        ...pages,
        "/?sort=votes&order=desc&page=2",
        "/nothing",
        "/portraits/candidates/nobody.svg",
      ]
    ) {
      const status = (await page.goto(site.url + path))!.status();
      assert.equal(status, /nothing|nobody/.test(path) ? 404 : 200, path);
      assert.deepEqual(await violations(), [], path);
      assert.equal(await page.evaluate("globalThis.ran"), undefined, path);
      const margin = await page.evaluate(() => getComputedStyle(document.body).margin);
      assert.equal(margin, "0px", `${path} has its styles`);
    }
    await page.close();
    await site.stop();
  }));

Deno.test("under the policy live updates move the bars, in the candidates' colours", async () => {
  const site = await servePage(us, midway);
  await using browser = await startBrowser();
  const { page, violations } = await watched(browser);
  await page.goto(site.url);
  await page.waitForSelector("[data-link=live]");
  const bar = page.locator(`#bar-${us.candidates[0].candidate_id}`);
  const before = await bar.getAttribute("width");
  site.show(frameOf(us, { votes: (_, candidate) => candidate === 0 ? 900 : 40, version: 11 }));
  await page.waitForSelector('[data-version="11"]');
  assert.notEqual(await bar.getAttribute("width"), before);
  const fill = await bar.evaluate((element) => getComputedStyle(element).fill);
  assert.match(fill, /^rgb\(/, "a bar has the candidate's colour");
  assert.notEqual(fill, "rgb(0, 0, 0)");
  await page.locator("text=Refresh").click();
  assert.deepEqual(await violations(), []);
  await page.close();
  await site.stop();
});

Deno.test("the policy bites: a script, a style and a handler that somebody put into the page do nothing", async () => {
  const site = await servePage(us, midway);
  await using browser = await startBrowser();
  const { page, violations } = await watched(browser);
  await page.goto(site.url);
  await page.waitForSelector("[data-link=live]");
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      "beforeend",
      `<img src="/nothing.png" onerror="globalThis.ran=1"><p id="styled" style="color:red">x</p>
       <iframe src="https://evil.example/"></iframe>`,
    );
    const script = document.createElement("script");
    script.textContent = "globalThis.ran = 3";
    document.body.append(script);
  });
  await waitUntil(async () => (await violations()).length >= 4, {
    what: "the browser has refused them",
    deadlineMs: REFUSED_MS,
  });
  assert.equal(await page.evaluate("globalThis.ran"), undefined);
  const said = (await violations()).join("\n");
  for (const directive of ["script-src-attr", "script-src-elem", "style-src-attr", "frame-src"]) {
    assert.ok(said.includes(directive), `${directive} in ${said}`);
  }
  await page.close();
  await site.stop();
});

Deno.test("hostile names are shown as they are written, and run nowhere: in the page, after an update, without a script", async () => {
  const scenario = hostileScenario(us);
  const frame = frameOf(scenario, { votes: midCount, version: 10 });
  const site = await servePage(scenario, frame);
  await using browser = await startBrowser();
  const { page, dialogs, violations } = await watched(browser);
  const shown = async (selector: string) => (await page.locator(selector).allTextContents()).join("\n");
  const nothingRan = async () => {
    assert.equal(await page.evaluate("globalThis.ran"), undefined);
    assert.deepEqual(dialogs, []);
    assert.ok(await page.isVisible("main"), "no style hid the page");
    assert.equal(
      await page.locator("main script, main style, main iframe, [onerror], [onload], [onfocus]").count(),
      0,
    );
  };
  const check = async ({ candidates }: typeof frame) => {
    const rows = await shown("[data-candidate]");
    for (const { candidate_name, party_affiliation } of candidates) {
      assert.ok(rows.includes(candidate_name), candidate_name);
      assert.ok(rows.includes(party_affiliation), party_affiliation);
    }
    assert.equal(await page.locator("h1").textContent(), frame.election.name);
    await nothingRan();
  };
  await page.goto(site.url);
  await page.waitForSelector("[data-link=live]");
  await check(frame);
  assert.equal(await page.title(), scenario.name);
  assert.deepEqual(await violations(), []);

  const worse = hostileFrame({ ...frame, version: 11 });
  site.show(worse);
  await page.waitForSelector('[data-version="11"]');
  await check(worse);
  await page.goto(`${site.url}/?sort=name&order=asc&page=3`);
  await page.waitForSelector("[data-link=live]");
  await check(worse);
  assert.deepEqual((await violations()).filter((line) => !line.startsWith("img-src")), []);

  const plain = await browser.page({ javaScriptEnabled: false });
  await plain.goto(site.url);
  for (const { candidate_name } of worse.candidates) {
    assert.ok(
      (await plain.locator("[data-candidate]").allTextContents()).join("\n").includes(candidate_name),
    );
  }
  await page.close();
  await site.stop();
});
