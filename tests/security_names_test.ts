import assert from "node:assert/strict";
import type { Results, Turnout } from "@/lib/election/results.ts";
import { UserError } from "@/lib/errors.ts";
import { loadScenario } from "@/lib/scenario/load.ts";
import { frameOf, midCount } from "@/tests/helpers/frames.ts";
import { hostileFrame } from "@/tests/helpers/hostile.ts";
import { pageSite } from "@/tests/helpers/page_app.ts";

const us = await loadScenario("us");
const frame = hostileFrame(frameOf(us, { votes: midCount }));

/** The cells of a CSV as RFC 4180 has it. */
function cellsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === "\r\n") rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

Deno.test("JSON holds hostile names as they are, and is not taken for anything else", async () => {
  const site = await pageSite(us, frame);
  for (const path of ["/api/results", "/api/turnout"]) {
    const answer = await site.get(path);
    assert.match(answer.headers.get("content-type") ?? "", /^application\/json/);
    const body: Partial<Results & Turnout> = await answer.json();
    if (body.candidates) assert.deepEqual(body.candidates, frame.candidates);
    else assert.deepEqual(body.locations, frame.locations);
  }
  site.close();
});

Deno.test("in a CSV no cell is a formula, whatever the name, and each is read back whole", async () => {
  const site = await pageSite(us, frame);
  const names = frame.candidates.map((one) => one.candidate_name);
  const places = frame.locations.map((one) => one.name);
  for (
    const [path, column, expected] of [["/api/results.csv", 1, names], [
      "/api/turnout.csv",
      1,
      places,
    ]] as const
  ) {
    const [head, ...rows] = cellsOf(await (await site.get(path)).text());
    assert.ok(rows.every((row) => row.length === head.length), path);
    for (const cell of [head, ...rows].flat()) assert.doesNotMatch(cell, /^[=+\-@\t\r\n]/, cell);
    assert.deepEqual(rows.map((row) => row[column].replace(/^'(?=[=+\-@])/, "")), expected);
  }
  site.close();
});

Deno.test("an event stays one event, whatever the names", async () => {
  const site = await pageSite(us, frame);
  const reader = (await site.get("/api/events")).body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (!text.includes("data: ") || !text.endsWith("\n\n")) text += (await reader.read()).value ?? "";
  await reader.cancel();
  const [data, ...others] = text.split("\n").filter((line) => line.startsWith("data: "));
  assert.deepEqual(others, []);
  assert.deepEqual(JSON.parse(data.slice("data: ".length)), frame);
  site.close();
});

Deno.test("a scenario with control characters or turned writing in a name is refused", async () => {
  const folder = await Deno.makeTempDir();
  try {
    const path = `${folder}/club.json`;
    for (
      const [odd, sound] of [["Ada\u202E", false], ["A\u0000da", false], ["A\u2067da", false], [
        "آدا",
        true,
      ]] as const
    ) {
      const [first, ...rest] = us.candidates;
      const scenario = { ...us, candidates: [{ ...first, candidate_name: odd }, ...rest] };
      await Deno.writeTextFile(path, JSON.stringify(scenario));
      if (sound) await loadScenario(path);
      else {
        await assert.rejects(loadScenario(path), (error) => {
          assert.ok(error instanceof UserError);
          assert.match(
            error.message,
            /candidates\[0\]\.candidate_name: .*control characters; accepted: plain text/,
          );
          return true;
        });
      }
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
