import assert from "node:assert/strict";
import { loadScenario } from "@/lib/scenario/load.ts";
import type { Results, Turnout } from "@/lib/election/results.ts";
import { AS_OF, frameOf, midCount } from "./helpers/frames.ts";
import { pageSite } from "./helpers/page_app.ts";

const scenario = await loadScenario();
const frame = frameOf(scenario, { version: 77, votes: midCount, rejected: 4 });
const site = await pageSite(scenario, frame);

async function json<T>(path: string): Promise<T> {
  const response = await site.get(path);
  assert.equal(response.status, 200);
  assert.match(response.headers.get("content-type") ?? "", /^application\/json/);
  assert.equal(response.headers.get("cache-control"), "no-cache");
  return await response.json();
}

Deno.test("/api/results has the totals and each candidate's, most votes first", async () => {
  const results = await json<Results>("/api/results");
  assert.deepEqual(Object.keys(results), ["election", "totals", "candidates", "version", "ledger", "as_of"]);
  assert.deepEqual(Object.keys(results.totals), [
    "registered",
    "votes",
    "rejected",
    "turnout",
    "waiting",
    "outstanding",
  ]);
  assert.deepEqual(Object.keys(results.candidates[0]), [
    "candidate_id",
    "candidate_name",
    "party_affiliation",
    "photo_url",
    "votes",
    "share",
  ]);
  assert.deepEqual([results.version, results.as_of, results.totals.rejected], [77, AS_OF, 4]);
  const votes = results.candidates.map((candidate) => candidate.votes);
  assert.deepEqual(votes, votes.toSorted((a, b) => b - a));
  assert.equal(votes.reduce((sum, n) => sum + n, 0), results.totals.votes);
});

Deno.test("/api/turnout has each location by its code, with the sums of /api/results", async () => {
  const turnout = await json<Turnout>("/api/turnout");
  assert.deepEqual(Object.keys(turnout), ["locations", "version", "as_of"]);
  assert.deepEqual(Object.keys(turnout.locations[0]), [
    "location",
    "name",
    "registered",
    "votes",
    "turnout",
    "leader",
    "votes_by_candidate",
  ]);
  const codes = turnout.locations.map(({ location }) => location);
  assert.deepEqual(codes, codes.toSorted());
  assert.equal(turnout.locations.reduce((sum, l) => sum + l.votes, 0), frame.totals.votes);
});

Deno.test("the CSVs hold the same rows", async () => {
  const rows = async (path: string) => {
    const response = await site.get(path);
    assert.match(response.headers.get("content-type") ?? "", /^text\/csv; charset=utf-8/);
    const text = await response.text();
    assert.ok(text.endsWith("\r\n"));
    return text.trimEnd().split("\r\n").map((line) => line.split(","));
  };
  const [head, first, ...rest] = await rows("/api/results.csv");
  assert.deepEqual(head.slice(0, 3), ["candidate_id", "candidate_name", "party_affiliation"]);
  assert.deepEqual([first[0], Number(first[4])], [
    frame.candidates[0].candidate_id,
    frame.candidates[0].votes,
  ]);
  assert.equal(rest.length, frame.candidates.length - 1);

  const [columns, ...locations] = await rows("/api/turnout.csv");
  assert.equal(locations.length, frame.locations.length);
  const ids = columns.slice(6).map((name) => name.replace(/^votes_/, ""));
  locations.forEach((row, i) => {
    const { location, registered, votes, votes_by_candidate } = frame.locations[i];
    assert.deepEqual([row[0], Number(row[2]), Number(row[3])], [location, registered, votes]);
    assert.deepEqual(row.slice(6).map(Number), ids.map((id) => votes_by_candidate[id]));
  });
});

Deno.test("in a CSV a name keeps its commas and quotes, and cannot become a formula", async () => {
  const [first, ...others] = frame.candidates;
  const name = '=HYPERLINK("x"), "Zoë"';
  const odd = await pageSite(scenario, {
    ...frame,
    candidates: [{ ...first, candidate_name: name }, ...others],
  });
  const text = await (await odd.get("/api/results.csv")).text();
  assert.ok(text.includes(`,"'=HYPERLINK(""x""), ""Zoë""",`), text);
  odd.close();
});

Deno.test("/api/events begins with the whole newest frame, under its version", async () => {
  const response = await site.get("/api/events");
  assert.equal(response.headers.get("content-type"), "text/event-stream; charset=utf-8");
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (!text.includes("data: ") || !text.endsWith("\n\n")) text += (await reader.read()).value ?? "";
  assert.match(text, /^event: results$/m);
  assert.match(text, /^id: 77$/m);
  assert.deepEqual(JSON.parse(text.match(/^data: (.*)$/m)![1]), frame);
  await reader.cancel();
});
