import assert from "node:assert/strict";
import { loadScenario } from "@/lib/scenario/load.ts";
import { ElectorateDesk } from "@/lib/web/electorate/electorate_desk.ts";
import { formatFor } from "@/lib/web/format.ts";
import { assertDescribed } from "@/tests/helpers/described.ts";
import { frameOf, midCount } from "@/tests/helpers/frames.ts";
import { pageSite } from "@/tests/helpers/page_app.ts";

const us = await loadScenario("us");
const germany = await loadScenario("germany");
const midway = frameOf(us, { votes: midCount, version: 40 });
const [leader, second] = midway.candidates;

/** The text of a page, tags out. */
const textOf = (html: string) =>
  html.replaceAll(/<(script|style)\b[^]*?<\/\1>/g, "").replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&lt;", "<").replaceAll("&#39;", "'").replaceAll(/\s+/g, " ");

Deno.test("the page of all candidates has each, by name, with votes, share and place", async () => {
  const site = await pageSite(us, midway);
  const html = await (await site.get("/candidates")).text();
  const text = textOf(html);
  for (const { candidate_id, candidate_name, party_affiliation } of midway.candidates) {
    assert.ok(text.includes(`${candidate_name} ${party_affiliation}`), candidate_name);
    assert.ok(html.includes(`href="/candidates/${candidate_id}"`), candidate_id);
  }
  assert.match(text, /27\.0% 20,332 votes Place 1 of 6/);
  const names = [...html.matchAll(/data-candidate="([^"]+)"/g)].map(([, id]) => id);
  assert.deepEqual(names, names.toSorted());
  site.close();
});

Deno.test("a candidate's page tells who it is, the result, the margin, and every place", async () => {
  const site = await pageSite(us, midway);
  const html = await (await site.get(`/candidates/${second.candidate_id}`)).text();
  const text = textOf(html);
  const said = us.candidates.find(({ candidate_id }) => candidate_id === second.candidate_id)!;
  for (
    const part of [
      said.biography,
      said.campaign_platform,
      "22.8% 17,157 votes",
      "Place 2 of 6",
      `4.2 points behind ${leader.candidate_name} (3,175 votes)`,
      "The highest share is",
    ]
  ) assert.ok(text.includes(part), part);
  for (const { code, name } of us.locations) {
    assert.ok(html.includes(`data-location="${code}"`), code);
    assert.ok(text.includes(name), name);
  }
  const ofLeader = textOf(await (await site.get(`/candidates/${leader.candidate_id}`)).text());
  assert.ok(ofLeader.includes(`4.2 points ahead of ${second.candidate_name} (3,175 votes)`));
  site.close();
});

Deno.test("a candidate's table is sorted by links, and says so", async () => {
  const site = await pageSite(us, midway);
  const html = await (await site.get(`/candidates/${leader.candidate_id}?sort=share&order=desc`)).text();
  const shares = [...html.matchAll(/id="now-share-[A-Z]{2}"[^>]*>([\d.]+)%/g)].map(([, share]) =>
    Number(share)
  );
  assert.equal(shares.length, us.locations.length);
  assert.deepEqual(shares, shares.toSorted((a, b) => b - a));
  assert.match(
    html,
    /<th scope="col" aria-sort="descending"[^>]*><a href="\?sort=share(&amp;|&)order=asc(?:&amp;|&)race=all#places"/,
  );
  site.close();
});

Deno.test("a location's page tells who leads there, by how much, its turnout against the whole, and its neighbours", async () => {
  const site = await pageSite(us, midway);
  const texas = midway.locations.find(({ location }) => location === "TX")!;
  const html = await (await site.get("/locations/TX")).text();
  const text = textOf(html);
  const [first, next] = Object.entries(texas.votes_by_candidate).toSorted((a, b) => b[1] - a[1]);
  const name = (id: string) => us.candidates.find((one) => one.candidate_id === id)!.candidate_name;
  assert.match(
    text,
    new RegExp(
      `${name(first[0])} leads with [\\d.]+%, [\\d.]+ points ahead of ${name(next[0])} \\(${
        first[1] - next[1]
      } votes\\)`,
    ),
  );
  assert.match(text, new RegExp(`Votes counted ${formatFor("en-US").count(texas.votes)}`));
  assert.match(text, /points (above|below) the 73\.7% of all locations together/);
  assert.match(text, /Previous by name ← Tennessee Next by name Utah →/);
  const rows = [...html.matchAll(/id="now-row-([a-z-]+)"/g)].map(([, id]) => id);
  assert.deepEqual(
    rows,
    Object.keys(texas.votes_by_candidate).toSorted((a, b) =>
      texas.votes_by_candidate[b] - texas.votes_by_candidate[a]
    ),
  );
  const lower = await site.get("/locations/tx", { redirect: "manual" });
  assert.deepEqual([lower.status, lower.headers.get("location")], [302, "/locations/TX"]);
  await lower.body?.cancel();
  site.close();
});

Deno.test("a location's page has who is registered there by age and gender, and is whole while the registry is away", async () => {
  const [band, gender] = ["35–44", us.genders[0].code];
  class SomePeople extends ElectorateDesk {
    override groupsOf(location: string) {
      const group = { location, age_band: band, gender, nationality: "US", registered_voters: 1234 };
      return Promise.resolve(location === "TX" ? [group] : null);
    }
  }
  const site = await pageSite(us, midway, undefined, { electorate: new SomePeople() });
  const told = textOf(await (await site.get("/locations/TX")).text());
  assert.match(told, new RegExp(`${us.genders[0].name}.* 1,234 ${band} `));
  const away = await site.get("/locations/CA");
  assert.equal(away.status, 200);
  assert.ok(!textOf(await away.text()).includes(band));
  site.close();
});

Deno.test("nobody and nowhere are not found, and what there is stands there", async () => {
  const site = await pageSite(us, midway);
  for (const path of ["/candidates/nobody", "/candidates/%3Cb%3E", "/candidates/__proto__"]) {
    const answer = await site.get(path);
    const html = await answer.text();
    assert.equal(answer.status, 404, path);
    for (const { candidate_id } of us.candidates) {
      assert.ok(html.includes(`href="/candidates/${candidate_id}"`));
    }
    assert.doesNotMatch(html, /<b>/);
  }
  for (const path of ["/locations/XX", "/locations/%00", "/locations/constructor"]) {
    const answer = await site.get(path);
    const html = await answer.text();
    assert.equal(answer.status, 404, path);
    for (const { code } of us.locations) assert.ok(html.includes(`href="/locations/${code}"`), code);
  }
  site.close();
});

Deno.test("before the first vote the pages say that there is none, before the first total too", async () => {
  const empty = frameOf(us);
  for (const frame of [empty, { ...empty, candidates: [], locations: [] }]) {
    const site = await pageSite(us, frame);
    const of = async (path: string) => textOf(await (await site.get(path)).text());
    assert.match(await of("/candidates"), /0\.0% 0 votes No votes counted yet/);
    assert.match(await of("/candidates/silas-thornquist"), /Too few locations have reported votes yet/);
    assert.match(await of("/locations/CA"), /No votes have been counted here yet/);
    for (const path of ["/candidates", "/candidates/silas-thornquist", "/locations/CA"]) {
      assert.doesNotMatch(await of(path), /NaN|Infinity|undefined|null|-0/, path);
    }
    site.close();
  }
});

Deno.test("the pages speak the reader's language, and leave the scenario's texts in theirs", async () => {
  const site = await pageSite(us, midway);
  for (
    const [language, said] of [
      ["pt-BR", "Resultado por localidade"],
      ["es", "Resultado por localidad"],
      ["de", "Ergebnis nach Ort"],
      ["en", "Result by location"],
    ]
  ) {
    const headers = { "accept-language": language };
    const html = await (await site.get(`/candidates/${leader.candidate_id}`, { headers })).text();
    assert.ok(textOf(html).includes(said), language);
    assert.match(html, /<p lang="en-US"[^>]*>/);
  }
  site.close();
});

Deno.test("data of a candidate and of a location say the same as the totals", async () => {
  const site = await pageSite(germany, frameOf(germany, { votes: midCount, version: 7 }));
  const json = async (path: string) => await (await site.get(path)).json();
  const { candidates } = await json("/api/results");
  const { locations } = await json("/api/turnout");
  for (const { candidate_id, votes, share } of candidates) {
    const one = await json(`/api/candidates/${candidate_id}`);
    assert.deepEqual([one.votes, one.share, one.version], [votes, share, 7]);
    const sum = one.locations.reduce((total: number, place: { votes: number }) => total + place.votes, 0);
    assert.equal(sum, votes);
    const csv = await (await site.get(`/api/candidates/${candidate_id}/locations.csv`)).text();
    assert.equal(csv.trimEnd().split("\r\n").length, 1 + germany.locations.length);
  }
  for (const { location, votes, registered, votes_by_candidate } of locations) {
    const one = await json(`/api/locations/${location}`);
    assert.deepEqual([one.votes, one.registered, one.version], [votes, registered, 7]);
    for (const own of one.candidates) assert.equal(own.votes, votes_by_candidate[own.candidate_id]);
    const csv = await (await site.get(`/api/locations/${location}/results.csv`)).text();
    assert.match(csv, /^candidate_id,candidate_name,party_affiliation,votes,share\r\n/);
  }
  site.close();
});

Deno.test("data of a candidate and of a location are as described, before the first vote too", async () => {
  for (const frame of [frameOf(us), midway]) {
    const site = await pageSite(us, frame);
    for (
      const [path, described] of [
        [`/api/candidates/${leader.candidate_id}`, "/api/candidates/{id}"],
        [`/api/candidates/${leader.candidate_id}/locations.csv`, "/api/candidates/{id}/locations.csv"],
        ["/api/candidates/nobody", "/api/candidates/{id}"],
        ["/api/locations/CA", "/api/locations/{code}"],
        ["/api/locations/CA/results.csv", "/api/locations/{code}/results.csv"],
        ["/api/locations/XX/results.csv", "/api/locations/{code}/results.csv"],
      ]
    ) {
      for (const method of ["GET", "HEAD", "POST"]) {
        await assertDescribed(method, described, await site.get(path, { method }));
      }
    }
    site.close();
  }
});
