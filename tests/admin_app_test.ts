import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { connectAdmin } from "@/lib/kafka/client.ts";
import { AGGREGATOR_GROUP } from "@/lib/kafka/topics.ts";
import { emptyKafka } from "@/lib/pipeline/reset.ts";
import type { Frame } from "@/lib/election/results.ts";
import { readActions } from "@/lib/store/admin_actions.ts";
import { needElection } from "@/lib/store/election.ts";
import { readNextElection, wantNextElection } from "@/lib/store/next_election.ts";
import type { Health } from "@/lib/web/live/live.ts";
import { waitUntil } from "@/lib/wait.ts";
import { type App, startApp } from "./helpers/app.ts";
import { violationsOf } from "./helpers/axe.ts";
import { assertSums } from "./helpers/ballots.ts";
import { startBrowser } from "./helpers/browser.ts";
import { type TestServers, withServers } from "./helpers/servers.ts";

const TOKEN = "the-token-of-this-test";
const DEADLINE_MS = 60_000;
const VOTERS = 3_000;

async function results(app: App): Promise<Frame> {
  return await (await fetch(`${app.url}/api/results`)).json();
}

async function health(app: App): Promise<{ status: number; health: Health }> {
  const response = await fetch(`${app.url}/healthz`);
  return { status: response.status, health: await response.json() };
}

async function until(app: App, what: string, holds: (frame: Frame) => boolean): Promise<Frame> {
  return await waitUntil(async () => {
    const frame = await results(app);
    return holds(frame) ? frame : null;
  }, { what, deadlineMs: DEADLINE_MS });
}

function start(options: { seed: number; voters: number; rate: number }): Promise<App> {
  return startApp({ ...options, args: ["--admin-token", TOKEN] });
}

async function signIn(page: Page, app: App): Promise<void> {
  await page.goto(`${app.url}/admin`);
  await page.getByLabel("Token").fill(TOKEN);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Sign out" }).waitFor();
}

/** Presses a button, and says yes on the page that asks. */
async function order(page: Page, button: string, yes: string): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.getByRole("link", { name: "Cancel" }).waitFor();
  await page.getByRole("button", { name: yes, exact: true }).click();
  await page.locator("[data-outcome=done]").waitFor({ timeout: DEADLINE_MS });
}

const ENGLISH = { locale: "en-US", javaScriptEnabled: false };

Deno.test("the administrator pauses, resumes, changes the pace, closes the poll and begins a new simulation", () =>
  withServers(async ({ sql }) => {
    await using browser = await startBrowser();
    await using app = await start({ seed: 3, voters: VOTERS, rate: 40 });
    const [panel, page] = [await browser.page({ locale: "en-US" }), await browser.page(ENGLISH)];
    await panel.goto(app.url);
    await until(app, "the count has begun", ({ totals }) => totals.votes > 0);
    await signIn(page, app);

    await order(page, "Pause the aggregator", "Pause the aggregator");
    assert.equal(await page.locator("#aggregator-state").getAttribute("data-state"), "paused");
    const { totals: { votes } } = await until(app, "it is said", ({ election }) => election.paused);
    await until(app, "ballots wait", ({ totals }) => totals.waiting > 0);
    const rested = await health(app);
    assert.equal(rested.status, 200);
    assert.equal(rested.health.workers.aggregator.state, "paused");
    assert.equal((await results(app)).totals.votes, votes);
    await order(page, "Resume the aggregator", "Resume the aggregator");
    await until(app, "it goes on", ({ totals, election }) => totals.votes > votes && !election.paused);

    await page.getByLabel("Ballots per second (0: as fast as possible)").first().fill("none");
    await page.getByRole("button", { name: "Change the speed" }).click();
    await page.getByRole("alert").waitFor();
    await page.getByLabel("Ballots per second (0: as fast as possible)").fill("0");
    await order(page, "Change the speed", "Change the speed");
    const first = await until(app, "all is counted", ({ election }) => election.status === "counted");
    await order(page, "Close the poll", "Close the poll");
    const { election: { closes_at } } = await until(app, "it closes", ({ election }) => !!election.closes_at);
    assert.ok(Math.abs(Date.parse(closes_at!) - Date.now()) < 30_000);

    await page.getByLabel("Seed").fill("8");
    await page.getByLabel("Registered voters").fill("500");
    await page.getByLabel("Ballots per second (0: as fast as possible)").last().fill("0");
    await order(page, "Begin a new simulation", "Delete it and begin anew");
    const counted = await until(
      app,
      "the new election is counted",
      ({ election, totals }) => election.status === "counted" && totals.registered === 500,
    );
    assert.equal(counted.election.closes_at, null);
    assert.equal(await assertSums(sql), counted.totals.votes);
    // The page that was open all the time is one of the new election.
    await panel.locator(`[data-version="${counted.version}"]`).waitFor();
    await page.goto(`${app.url}/admin`);
    const shown = await page.locator("[data-action]").evaluateAll((rows) =>
      rows.map((row) => row.getAttribute("data-action"))
    );
    assert.deepEqual(shown, ["new_simulation", "close", "rate", "resume", "pause"]);
    const [last] = await readActions(sql, 1);
    assert.deepEqual(last.detail, {
      seed: 8,
      voters: 500,
      rate: 0,
      before: { seed: 3, voters: VOTERS, votes: first.totals.votes },
    });
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByLabel("Token").waitFor();
    assert.equal(await app.stop(), 0);
  }));

Deno.test("the administrator's pages are found without fault, in both themes", () =>
  withServers(async () => {
    await using browser = await startBrowser();
    await using app = await start({ seed: 3, voters: 50, rate: 0 });
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await browser.page({ locale: "en-US", colorScheme });
      await page.goto(`${app.url}/admin`);
      assert.deepEqual(await violationsOf(page), []);
      await signIn(page, app);
      assert.deepEqual(await violationsOf(page), []);
      for (const query of ["action=close&minutes=5", "action=rate&rate=none"]) {
        await page.goto(`${app.url}/admin/confirm?${query}`);
        assert.deepEqual(await violationsOf(page), [], query);
      }
    }
    assert.equal(await app.stop(), 0);
  }));

Deno.test("an instance without workers steers those of another process, and follows it to a new simulation", () =>
  withServers(async () => {
    await using browser = await startBrowser();
    await using app = await start({ seed: 3, voters: VOTERS, rate: 40 });
    await using web = await startApp({ args: ["web", "--admin-token", TOKEN] });
    await until(web, "the count has begun", ({ totals }) => totals.votes > 0);
    const page = await browser.page(ENGLISH);
    await signIn(page, web);
    assert.equal(await page.getByRole("button", { name: "Begin a new simulation" }).count(), 0);
    await order(page, "Pause the simulator", "Pause the simulator");
    await order(page, "Pause the aggregator", "Pause the aggregator");
    await waitUntil(async () => {
      const { workers } = (await health(app)).health;
      return workers.simulator.state === "paused" && workers.aggregator.state === "paused";
    }, { what: "the workers rest", deadlineMs: DEADLINE_MS });
    await until(web, "it is said here too", ({ election }) => election.paused);

    await beginNew(app, 8);
    const isNew = ({ election, totals }: Frame) =>
      election.status === "counted" && !election.paused && totals.registered === 400;
    const [there, here] = [await until(app, "it is counted", isNew), await until(web, "it is shown", isNew)];
    assert.deepEqual(here.election, there.election);
    assert.equal(here.totals.votes, there.totals.votes);
    assert.equal((await health(web)).status, 200);
    // The cookie of one instance is good for the other.
    await page.goto(`${app.url}/admin`);
    await page.getByRole("button", { name: "Begin a new simulation" }).waitFor();
    assert.deepEqual([await web.stop(), await app.stop()], [0, 0]);
  }));

Deno.test("a new simulation is refused while workers run elsewhere, and those of this process go on", () =>
  withServers(async ({ brokers, database }) => {
    await using browser = await startBrowser();
    await using app = await start({ seed: 3, voters: VOTERS, rate: 40 });
    const elsewhere = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "workers/aggregator.ts", "--brokers", brokers.join(","), "--database", database],
      stdin: "null",
      stdout: "null",
      stderr: "null",
    }).spawn();
    try {
      await waitUntil(async () => await aggregators(brokers) === 2, {
        what: "it has joined its group",
        deadlineMs: DEADLINE_MS,
      });
      const page = await browser.page(ENGLISH);
      await signIn(page, app);
      await page.getByRole("button", { name: "Begin a new simulation" }).click();
      await page.getByRole("button", { name: "Delete it and begin anew" }).click();
      await page.locator("[data-outcome=workers_elsewhere]").waitFor({ timeout: DEADLINE_MS });
      const { totals } = await results(app);
      await until(app, "the count goes on", (frame) => frame.totals.votes > totals.votes);
      await waitUntil(async () => (await health(app)).status === 200, {
        what: "all is well",
        deadlineMs: DEADLINE_MS,
      });
    } finally {
      elsewhere.kill("SIGINT");
      await elsewhere.status;
    }
    assert.equal(await app.stop(), 0);
  }));

async function aggregators(brokers: readonly string[]): Promise<number> {
  const admin = await connectAdmin(brokers, "urna-test");
  try {
    const { groups: [group] } = await admin.describeGroups([AGGREGATOR_GROUP]);
    return group.state === "Stable" ? group.members.length : 0;
  } finally {
    await admin.disconnect();
  }
}

/** Begins a new simulation over HTTP; does not wait for the answer. */
async function beginNew(app: App, seed: number): Promise<void> {
  const form = (path: string, fields: Record<string, string>, cookie = "") =>
    fetch(`${app.url}${path}`, {
      method: "POST",
      headers: { cookie },
      body: new URLSearchParams(fields),
      redirect: "manual",
    });
  const signedIn = await form("/admin", { token: TOKEN });
  await signedIn.body?.cancel();
  const cookie = signedIn.headers.get("set-cookie")!.split(";")[0];
  const fields = { action: "new_simulation", seed: String(seed), voters: "400", rate: "0" };
  const order = async () => {
    for (let status = 503; status === 503;) { // a server that is slow to answer asks to be asked again
      const answer = await form("/admin/actions", fields, cookie);
      await answer.body?.cancel();
      status = answer.status;
    }
  };
  order().catch(() => {}); // the process is killed before it answers
}

/** Starts with the options of the first start, and waits for the count of seed `seed` to be over. */
async function finished({ sql }: TestServers, seed: number): Promise<number> {
  await using app = await start({ seed: 3, voters: 300, rate: 0 });
  const { totals } = await until(
    app,
    `the election of seed ${seed} is counted`,
    ({ election, totals }) => election.status === "counted" && totals.registered === 400,
  );
  const election = await needElection(sql);
  assert.deepEqual([election.seed, election.voters], [seed, 400]);
  assert.equal(await readNextElection(sql), null);
  assert.equal(await assertSums(sql), totals.votes);
  assert.equal(await app.stop(), 0);
  return totals.votes;
}

Deno.test("a new simulation that SIGKILL cuts off, wherever, is gone on with by the next start", () =>
  withServers(async (servers) => {
    const { sql, admin } = servers;
    const first = async () => {
      await using app = await start({ seed: 3, voters: 300, rate: 0 });
      await until(app, "all is counted", ({ election }) => election.status === "counted");
      await app.kill();
    };
    await first();

    // As soon as it is wanted.
    await wantNextElection(sql, { seed: 7, voters: 400, rate: 0 });
    const votes = await finished(servers, 7);

    // With the topics gone already.
    await wantNextElection(sql, { seed: 7, voters: 400, rate: 0 });
    await emptyKafka(admin);
    assert.equal(await finished(servers, 7), votes);

    // By the process itself, in the middle.
    for (const part of ["wanted", "emptied"] as const) {
      await using app = await start({ seed: 3, voters: 300, rate: 0 });
      const { begun_at } = await needElection(sql);
      await beginNew(app, 11);
      await waitUntil(async () => {
        if (part === "wanted") return await readNextElection(sql) !== null;
        return (await needElection(sql)).begun_at > begun_at;
      }, { what: `the next election is ${part}`, deadlineMs: DEADLINE_MS, everyMs: 5 });
      await app.kill();
      await finished(servers, 11);
    }
  }));
