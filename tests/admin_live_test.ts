import assert from "node:assert/strict";
import type { SupervisedWorker, WorkerStatus } from "@/lib/pipeline/supervisor.ts";
import { loadScenario } from "@/lib/scenario/load.ts";
import type { Election } from "@/lib/store/election.ts";
import { AdministrationDesk, type Overview } from "@/lib/web/administration/administration_desk.ts";
import { startBrowser } from "./helpers/browser.ts";
import { violationsOf } from "./helpers/axe.ts";
import { frameOf } from "./helpers/frames.ts";
import { pageSite, servePage } from "./helpers/page_app.ts";

const TOKEN = "the-token-of-this-test";
const scenario = await loadScenario();

/** A desk without a database behind it: all is as the test says. */
class ToldAdministration extends AdministrationDesk {
  told: Overview | null = { controls: { begun_at: 0, paused: [], rate: 5, closes_at: null }, actions: [] };
  readonly status: WorkerStatus = {
    state: "running",
    since: "2028-11-07T12:00:00.000Z",
    restarts: 0,
    last_error: null,
    progress: { counted: 7 },
  };

  constructor() {
    super();
    this.admit(TOKEN);
    this.renewBy({ obstacle: null, underWay: null, renew: () => Promise.resolve(null) });
  }

  override get election(): Election {
    return { scenario, seed: 1, voters: 9_000, begun_at: new Date(0), closes_at: null, rate: null };
  }

  override get workers(): readonly SupervisedWorker[] {
    return [{ name: "aggregator", status: this.status } as unknown as SupervisedWorker];
  }

  override overview(): Promise<Overview | null> {
    return Promise.resolve(this.told);
  }
}

Deno.test("what of the administrator's page moves is told to the administrator alone, and said to be away where it is", async () => {
  const administration = new ToldAdministration();
  const site = await pageSite(scenario, frameOf(scenario), undefined, { administration });
  const stranger = await site.get("/admin/live");
  assert.deepEqual([stranger.status, await stranger.text()], [401, ""]);
  const [cookie] = administration.signIn(TOKEN, false)!.split(";");
  const seen = await site.get("/admin/live", { headers: { cookie } });
  assert.deepEqual([seen.status, seen.headers.get("cache-control")], [200, "no-store"]);
  assert.match(await seen.text(), /id="aggregator-done"[^>]*>7</);
  administration.told = null;
  const away = await site.get("/admin/live", { headers: { cookie } });
  assert.deepEqual([away.status, away.headers.get("retry-after"), await away.text()], [503, "2", ""]);
  site.close();
});

Deno.test("the administrator's page follows what happens, and leaves what is being typed and looked at as it is", async () => {
  const administration = new ToldAdministration();
  const site = await servePage(scenario, frameOf(scenario), { desks: { administration } });
  const [name, value] = administration.signIn(TOKEN, false)!.split(";")[0].split("=");
  await using browser = await startBrowser();
  const page = await browser.page({ locale: "en-US" });
  await page.context().addCookies([{ name, value, url: site.url }]);
  await page.goto(`${site.url}/admin`);
  await page.waitForSelector("[data-ready=true]");
  await page.getByLabel("Seed").fill("77");
  await page.getByRole("button", { name: "Pause the aggregator" }).focus();

  Object.assign(administration.status, { state: "paused", progress: { counted: 4_321 } });
  administration.told = {
    controls: {
      begun_at: 0,
      paused: ["aggregator"],
      rate: 12,
      closes_at: Date.parse("2020-01-01T00:00:00Z"),
    },
    actions: [{ action: "pause", detail: { worker: "aggregator" }, at: "2028-11-07T12:00:00.000Z" }],
  };
  await page.locator("#aggregator-state[data-state=paused]").waitFor();
  assert.equal(await page.locator("#aggregator-done").textContent(), "4,321");
  assert.equal(await page.locator("[data-action=pause]").count(), 1);
  assert.equal(await page.locator("#poll-forms").getAttribute("data-poll"), "closed");
  assert.match((await page.locator("#rate-now").textContent())!, /12 ballots per second/);
  assert.equal(await page.getByLabel("Seed").inputValue(), "77");
  assert.equal(
    await page.evaluate(() => document.activeElement?.getAttribute("aria-label")),
    "Resume the aggregator",
  );
  assert.deepEqual(await violationsOf(page), []);

  const away = page.getByText("Postgres does not answer");
  assert.equal(await away.isVisible(), false);
  const told = administration.told;
  administration.told = null;
  await away.waitFor();
  administration.told = told;
  await away.waitFor({ state: "hidden" });
  assert.equal(await page.getByLabel("Seed").inputValue(), "77");

  administration.told = null;
  await page.reload();
  await away.waitFor();
  administration.told = told;
  await page.locator("#aggregator-state").waitFor();

  await page.context().clearCookies();
  await page.getByLabel("Token").waitFor();
  assert.equal(await page.locator("[data-worker]").count(), 0);
  await page.context().close();
  await site.stop();
});

Deno.test("while the administrator's page is paused it stays as it is", async () => {
  const administration = new ToldAdministration();
  const site = await servePage(scenario, frameOf(scenario), { desks: { administration } });
  const [name, value] = administration.signIn(TOKEN, false)!.split(";")[0].split("=");
  await using browser = await startBrowser();
  const page = await browser.page({ locale: "en-US" });
  await page.context().addCookies([{ name, value, url: site.url }]);
  await page.clock.install();
  await page.goto(`${site.url}/admin`);
  await page.waitForSelector("[data-ready=true]");
  let asked = 0;
  page.on("request", (request) => request.url().endsWith("/admin/live") && asked++);
  await page.locator("input[name=pace][value=paused]").check({ force: true });
  await page.clock.runFor(60_000);
  assert.equal(asked, 0);
  const answer = page.waitForResponse((response) => response.url().endsWith("/admin/live"));
  await page.locator("input[name=pace][value=live]").check({ force: true });
  await page.clock.runFor(2_000);
  assert.equal((await answer).status(), 200);
  await page.context().close();
  await site.stop();
});
