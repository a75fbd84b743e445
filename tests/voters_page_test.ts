import assert from "node:assert/strict";
import { loadScenario } from "@/lib/scenario/load.ts";
import { Electorate } from "@/lib/scenario/electorate.ts";
import { LANGUAGES } from "@/lib/web/messages/by_language.ts";
import { votersWordsFor } from "@/lib/web/messages/voters/mod.ts";
import { createDesks } from "@/lib/web/desks.ts";
import { publicVoters } from "@/lib/web/electorate/public_voter.ts";
import { violationsOf } from "./helpers/axe.ts";
import { startBrowser } from "./helpers/browser.ts";
import { electorateOf, pageWith, ToldElectorate } from "./helpers/electorate.ts";
import { frameOf, midCount } from "./helpers/frames.ts";
import { pageSite, servePage } from "./helpers/page_app.ts";

const VOTERS = 60;

async function told(scenario: Awaited<ReturnType<typeof loadScenario>>) {
  const electorate = new ToldElectorate();
  const people = await Electorate.create(scenario, 1);
  electorate.registry = Array.from({ length: VOTERS }, (_, n) => people.voter(n));
  electorate.now = electorateOf(scenario, {
    registered: (b, g) => 100 * b + g + 1,
    votes: (b, g, c) => b + g + c,
  });
  electorate.answer = {
    type: "page",
    page: pageWith(publicVoters(electorate.registry, scenario.age_bands)),
  };
  return electorate;
}

Deno.test("the voters' page is complete in every language, before the first voter, and while the registry is away", async () => {
  const scenario = await loadScenario();
  const electorate = await told(scenario);
  const site = await pageSite(scenario, frameOf(scenario, { version: 4, votes: midCount }), undefined, {
    electorate,
  });
  const get = async (language: string) =>
    await (await site.get("/voters", { headers: { "accept-language": language } })).text();
  for (const language of LANGUAGES) {
    const t = votersWordsFor(language);
    const text = await get(language);
    for (const heading of [t.title, t.pyramid.heading, t.nationalities.heading, t.table.heading]) {
      assert.ok(text.includes(heading), `${language}: ${heading}`);
    }
    assert.match(text, /id="people-female-18"[^>]*>1</);
  }
  electorate.now = electorateOf(scenario, { registered: () => 0, votes: () => 0 });
  electorate.answer = { type: "page", page: pageWith([]) };
  const empty = await get("en");
  const t = votersWordsFor("en");
  for (const line of [t.arrivals.none, t.pyramid.none, t.table.none]) assert.ok(empty.includes(line), line);

  electorate.now = null;
  for (const type of ["away", "busy", "slow"] as const) {
    electorate.answer = { type };
    const text = await get("en");
    assert.ok(text.includes(t.unavailable) && text.includes(t.table[type]), type);
  }
  site.close();
});

Deno.test("what voters' data a program asks for wrongly is told in one line, and what is away is said to be", async () => {
  const scenario = await loadScenario();
  const electorate = await told(scenario);
  const site = await pageSite(scenario, frameOf(scenario), undefined, { electorate });
  const problemOf = async (path: string) => {
    const response = await site.get(path);
    return [response.status, (await response.json()).detail];
  };
  assert.deepEqual(await problemOf("/api/voters?location=XX"), [400, "location is the code of a location."]);
  assert.deepEqual(await problemOf("/api/voters.csv?gender=x"), [
    400,
    "gender is one of female, male, nonbinary.",
  ]);
  assert.equal((await problemOf("/api/voters?sort=name"))[0], 400);
  const { voters, total } = await (await site.get("/api/voters?sort=location-asc")).json();
  assert.deepEqual([voters.length, total], [VOTERS, VOTERS]);
  const { demographics } = await (await site.get("/api/demographics")).json();
  assert.equal(demographics.length, scenario.age_bands.length * scenario.genders.length);
  const csv = (await (await site.get("/api/demographics.csv")).text()).trim().split("\r\n");
  assert.equal(csv.length, 1 + demographics.length);
  assert.equal((await problemOf("/api/registered"))[0], 503);
  electorate.now = null;
  assert.equal((await problemOf("/api/demographics"))[0], 503);
  electorate.answer = { type: "slow" };
  assert.match((await problemOf("/api/voters"))[1], /takes too long/);
  site.close();
});

Deno.test("full records are for the administrator alone, who finds a voter by number, written with small letters too", async () => {
  const scenario = await loadScenario();
  const electorate = await told(scenario);
  const { administration } = createDesks();
  administration.admit("a token of this test");
  const site = await pageSite(scenario, frameOf(scenario), undefined, { electorate, administration });
  const search = (number: string, cookie: string) =>
    site.get("/admin/voters", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", cookie },
      body: new URLSearchParams({ registration_number: number }).toString(),
    });
  const [voter] = electorate.registry;
  for (const stranger of [await site.get("/admin/voters"), await search(voter.registration_number, "")]) {
    assert.deepEqual([stranger.status, stranger.headers.get("location")], [303, "/admin"]);
    assert.equal(await stranger.text(), "");
  }
  const [cookie] = administration.signIn("a token of this test", false)!.split(";");
  const page = await site.get("/admin/voters", { headers: { cookie } });
  assert.equal(page.headers.get("cache-control"), "no-store");
  const text = await page.text();
  for (const value of [voter.registration_number, voter.voter_name, voter.email]) {
    assert.ok(text.includes(value), value);
  }
  const found = await (await search(` ${voter.registration_number.toLowerCase()} `, cookie)).text();
  assert.match(found, /data-search="found"/);
  const other = electorate.registry[1].registration_number;
  const mistyped = other.slice(0, -1) + (other.endsWith("A") ? "B" : "A");
  assert.match(await (await search(mistyped, cookie)).text(), /data-search="unreadable"/);
  electorate.registry = [];
  assert.match(await (await search(other, cookie)).text(), /data-search="unknown"/);

  const seen = await (await site.get("/voters")).text();
  assert.ok(!seen.includes("/admin/voters") && !seen.includes(voter.voter_name));
  assert.ok((await (await site.get("/voters", { headers: { cookie } })).text()).includes("/admin/voters"));
  site.close();
});

Deno.test("the voters' page follows registration without being loaded again, and axe finds nothing in either theme", async () => {
  const scenario = await loadScenario();
  const electorate = await told(scenario);
  const first = frameOf(scenario, { version: 4, registered: () => 10 });
  const { administration } = createDesks();
  administration.admit("a token of this test");
  const site = await servePage(scenario, first, { desks: { electorate, administration } });
  const [name, value] = administration.signIn("a token of this test", false)!.split(";")[0].split("=");
  await using browser = await startBrowser();
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await browser.page({ colorScheme, viewport: { width: 1280, height: 900 } });
    await page.goto(`${site.url}/voters`);
    await page.waitForSelector("[data-ready=true]");
    assert.deepEqual(await violationsOf(page), []);
    await page.context().addCookies([{ name, value, url: site.url }]);
    await page.goto(`${site.url}/admin/voters`);
    await page.fill("input[name=registration_number]", electorate.registry[3].registration_number);
    await page.locator("input[name=registration_number]").press("Enter");
    await page.waitForSelector("[data-search=found]");
    assert.deepEqual(await violationsOf(page), []);
    await page.context().close();
  }
  const page = await browser.page({ viewport: { width: 320, height: 700 } });
  await page.goto(`${site.url}/voters`);
  await page.waitForSelector("[data-link=live]");
  assert.equal(await page.evaluate("document.documentElement.scrollWidth"), 320);
  const text = async (id: string) => (await page.locator(`#${id}`).textContent())?.trim();
  assert.equal(await text("registered-now"), String(10 * scenario.locations.length));
  assert.equal(await text("people-female-18"), "1");
  assert.equal(await page.locator("tr[id^=arrival-]:not([hidden])").count(), 5);

  await page.selectOption("select[name=gender]", "male");
  electorate.now = electorateOf(scenario, { registered: (b, g) => 1000 * b + g + 7, votes: () => 0 });
  site.show(frameOf(scenario, { version: 5, registered: () => 30 }));
  await page.locator("#people-female-18", { hasText: /^7$/ }).waitFor();
  assert.equal(await text("registered-now"), (30 * scenario.locations.length).toLocaleString("en"));
  assert.equal(await text("place-CA"), "30");
  assert.equal(await page.inputValue("select[name=gender]"), "male");
  await page.context().close();
  await site.stop();
});

Deno.test("pages whose registry was away come back by themselves", async () => {
  const scenario = await loadScenario();
  const electorate = await told(scenario);
  const { answer } = electorate;
  const { administration } = createDesks();
  administration.admit("a token of this test");
  administration.overview = () =>
    Promise.resolve({ controls: { begun_at: 0, paused: [], rate: null, closes_at: null }, actions: [] });
  Object.defineProperty(administration, "election", { value: { scenario, seed: 1, voters: 1 } });
  const site = await servePage(scenario, frameOf(scenario), { desks: { electorate, administration } });
  const [name, value] = administration.signIn("a token of this test", false)!.split(";")[0].split("=");
  await using browser = await startBrowser();
  const page = await browser.page({ locale: "en-US" });
  await page.context().addCookies([{ name, value, url: site.url }]);
  const away = page.getByText("The registry cannot be read for now");
  for (const path of ["/voters?gender=male#registry", "/admin/voters?gender=male"]) {
    electorate.answer = { type: "away" };
    electorate.records = () => Promise.resolve({ type: "away" });
    await page.goto(`${site.url}${path}`);
    await away.waitFor();
    electorate.answer = answer;
    electorate.records = () => Promise.resolve({ type: "page", page: pageWith(electorate.registry) });
    await away.waitFor({ state: "detached" });
    await page.locator("[data-shown]").waitFor();
    assert.equal(await page.inputValue("select[name=gender]"), "male");
  }
  await page.context().close();
  await site.stop();
});
