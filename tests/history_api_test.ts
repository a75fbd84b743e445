import assert from "node:assert/strict";
import { loadScenario } from "@/lib/scenario/load.ts";
import type { PublishedHistory } from "@/lib/web/history/published_history.ts";
import { assertDescribed } from "./helpers/described.ts";
import { BEGUN_AT } from "./helpers/frames.ts";
import { frameAfter, historyOf } from "./helpers/histories.ts";
import { pageSite } from "./helpers/page_app.ts";

const scenario = await loadScenario();
const SECONDS = 500;

async function siteOfCount() {
  const { desk, frame } = historyOf(scenario, { seconds: SECONDS });
  return { site: await pageSite(scenario, frame, undefined, { history: desk }), frame };
}

Deno.test("/api/history has the whole count in some hundred samples, or its last minute, each as described", async () => {
  const { site, frame } = await siteOfCount();
  for (
    const [query, span, from, most] of [["", "all", 0, 300], [
      "?span=minute",
      "minute",
      SECONDS - 60,
      62,
    ]] as const
  ) {
    const answer = await site.get(`/api/history${query}`);
    await assertDescribed("GET", "/api/history", answer.clone());
    const history: PublishedHistory = await answer.json();
    const { samples } = history;
    assert.deepEqual([history.span, history.candidates[0]], [span, scenario.candidates[0].candidate_id]);
    assert.ok(samples.length > 30 && samples.length <= most, `${samples.length} samples`);
    assert.equal(Date.parse(samples[0].at), Date.parse(BEGUN_AT) + from * 1000);
    const last = samples.at(-1)!;
    assert.deepEqual([last.at, last.votes, last.version], [frame.as_of, frame.totals.votes, frame.version]);
    for (const { votes, by_candidate, by_location } of samples) {
      assert.equal(by_candidate.reduce((sum, one) => sum + one), votes);
      assert.equal(by_location.reduce((sum, one) => sum + one), votes);
    }
  }
  site.close();
});

Deno.test("/api/history.csv has the same rows; another span than there is, is refused", async () => {
  const { site } = await siteOfCount();
  const { samples }: PublishedHistory = await (await site.get("/api/history?span=minute")).json();
  const answer = await site.get("/api/history.csv?span=minute");
  await assertDescribed("GET", "/api/history.csv", answer.clone());
  const [header, ...rows] = (await answer.text()).trimEnd().split("\r\n").map((line) => line.split(","));
  assert.deepEqual(header.slice(0, 6), [
    "at",
    "version",
    "registered",
    "votes",
    "rejected",
    `votes_${scenario.candidates[0].candidate_id}`,
  ]);
  assert.equal(header.length, 5 + scenario.candidates.length + scenario.locations.length);
  assert.deepEqual(rows.map((row) => [row[0], Number(row[3])]), samples.map(({ at, votes }) => [at, votes]));
  for (const path of ["/api/history", "/api/history.csv"]) {
    const refused = await site.get(`${path}?span=hour`);
    assert.equal(refused.status, 400);
    await assertDescribed("GET", path, refused.clone());
    assert.match((await refused.json()).detail, /span is one of all, minute/);
  }
  site.close();
});

Deno.test("the history is sent once for each state of the count, and a newer state has a newer one", async () => {
  const { site } = await siteOfCount();
  const first = await site.get("/api/history");
  await first.body?.cancel();
  const etag = first.headers.get("etag")!;
  const again = await site.get("/api/history?span=all&x=1", { headers: { "if-none-match": etag } });
  assert.equal(again.status, 304);
  const next = frameAfter(scenario, SECONDS + 1);
  site.show(next);
  const newer = await site.get("/api/history", { headers: { "if-none-match": etag } });
  assert.equal(newer.status, 200);
  assert.equal((await newer.json() as PublishedHistory).samples.at(-1)?.votes, next.totals.votes);
  site.close();
});
