import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { type IncomingMessage, request as httpRequest } from "node:http";
import fc from "fast-check";
import aggregate from "../workers/aggregator.ts";
import { OPENAPI } from "@/lib/web/openapi/description.ts";
import { type ProblemKind, PROBLEMS, problemType } from "@/lib/web/http/problems.ts";
import { loadScenario } from "@/lib/scenario/load.ts";
import { assertSums, consumed, registerFirst } from "./helpers/ballots.ts";
import { assertBody, assertDescribed } from "./helpers/described.ts";
import { frameOf, midCount } from "./helpers/frames.ts";
import { pageSite, servePage } from "./helpers/page_app.ts";
import { ballotRequest, openPolls } from "./helpers/polls.ts";
import { withElection } from "./helpers/servers.ts";
import { whileWorking } from "./helpers/workers.ts";

const BALLOTS = 400;
const METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];

Deno.test("every file under routes/api is described, and nothing else is", () => {
  const files = readdirSync(new URL("../routes/api", import.meta.url), { recursive: true })
    .map((name) => String(name).match(/^(.+)\.tsx?$/)?.[1].replaceAll(/\[(\w+)\]/g, "{$1}"))
    .flatMap((name) => name === undefined ? [] : `/api/${name.replace(/\/index$/, "")}`);
  const described = Object.keys(OPENAPI.paths).filter((path) => path.startsWith("/api/"));
  assert.deepEqual(described.toSorted(), files.toSorted());
});

Deno.test("every reference in the description leads somewhere", () => {
  const names = [...JSON.stringify(OPENAPI).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
  assert.ok(names.length > 5);
  for (const [, name] of names) assert.ok(name in OPENAPI.components.schemas, name);
});

Deno.test("every address answers every method as described, in the middle of a count and before it", async () => {
  for (const language of ["us", "germany"]) {
    const scenario = await loadScenario(language);
    for (const frame of [frameOf(scenario), frameOf(scenario, { version: 9, votes: midCount })]) {
      const site = await pageSite(scenario, frame);
      for (const path of Object.keys(OPENAPI.paths).filter((path) => !/^\/healthz|\/ledger/.test(path))) {
        for (const method of METHODS) {
          if (path === "/api/votes" && method === "POST") continue; // below
          const response = await site.get(path, { method });
          await assertDescribed(method, path, response);
        }
      }
      site.close();
    }
  }
});

Deno.test("an event's data is a frame as described", async () => {
  const scenario = await loadScenario();
  const frame = frameOf(scenario, { version: 3, votes: midCount });
  assertBody("#/components/schemas/Frame", JSON.parse(JSON.stringify(frame)), "frame");
});

Deno.test("what is not there is told as a problem under /api, and as a page elsewhere", async () => {
  const scenario = await loadScenario();
  const site = await pageSite(scenario, frameOf(scenario));
  for (const path of ["/api", "/api/", "/api/nothing", "/api/votes/1", "/api/%00", "/api/../api/x"]) {
    const response = await site.get(path);
    assert.equal(response.headers.get("content-type"), "application/problem+json", path);
    assertBody("#/components/schemas/Problem", await response.json(), path);
    assert.equal(response.status, 404, path);
  }
  const page = await site.get("/nothing");
  assert.match(page.headers.get("content-type") ?? "", /^text\/html/);
  await page.body?.cancel();
  site.close();
});

Deno.test("every type of problem leads to a line that explains it", async () => {
  const scenario = await loadScenario();
  const site = await pageSite(scenario, frameOf(scenario));
  for (const kind of Object.keys(PROBLEMS) as ProblemKind[]) {
    const text = await (await site.get(problemType(kind))).text();
    assert.ok(text.includes(PROBLEMS[kind].title) && text.includes(String(PROBLEMS[kind].status)), kind);
  }
  for (const unknown of ["nothing", "__proto__", "constructor"]) {
    const response = await site.get(`/problems/${unknown}`);
    await response.body?.cancel();
    assert.equal(response.status, 404);
  }
  site.close();
});

Deno.test("a method that Fetch does not know is one that an address does not have, as any other", async () => {
  const scenario = await loadScenario();
  const server = await servePage(scenario, frameOf(scenario));
  for (
    const [path, allow] of [["/api/votes", "POST, OPTIONS"], ["/healthz?x", "GET, HEAD, OPTIONS"], [
      "/",
      "GET, HEAD",
    ]]
  ) {
    const request = httpRequest(new URL(path, server.url), { method: "TRACE", agent: false });
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      request.once("response", resolve).once("error", reject).end();
    });
    assert.deepEqual([answer.statusCode, answer.headers.allow], [405, allow]);
    assert.equal(answer.headers["content-type"], "application/problem+json");
    answer.destroy();
  }
  await server.stop();
});

Deno.test("an error of ours is a problem that tells nothing of it", async () => {
  const scenario = await loadScenario();
  const site = await pageSite(scenario, frameOf(scenario), new Error("the password is secret"));
  const { error } = console;
  console.error = () => {};
  try {
    const response = await site.get("/api/results");
    const text = await response.text();
    assert.equal(response.status, 500);
    assertBody("#/components/schemas/Problem", JSON.parse(text), "error");
    assert.doesNotMatch(text, /secret|at |\.ts/);
  } finally {
    console.error = error;
    site.close();
  }
});

Deno.test("a page of another site cannot cast a ballot with somebody's browser", async () => {
  const scenario = await loadScenario();
  const site = await pageSite(scenario, frameOf(scenario));
  const headers = {
    "content-type": "application/json",
    origin: "https://evil.example",
    "sec-fetch-site": "cross-site",
  };
  const response = await site.get("/api/votes", { method: "POST", headers, body: "{}" });
  assert.equal(response.status, 403);
  await assertDescribed("POST", "/api/votes", response);
  site.close();
});

Deno.test("whatever is sent to /api/votes, the answer is one of those described", async () => {
  await withElection({ voters: 100 }, async (servers) => {
    const { sql, scenario } = servers;
    const voters = await registerFirst(100, sql, scenario);
    await using polls = await openPolls(servers, scenario);

    const voter_id = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...voters.map((voter) => voter.voter_id)) },
      { weight: 2, arbitrary: fc.uuid() },
      { weight: 1, arbitrary: fc.anything() },
    );
    const candidate_id = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...scenario.candidates.map((c) => c.candidate_id)) },
      { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 150 }) },
      { weight: 1, arbitrary: fc.jsonValue() },
    );
    const body = fc.oneof(
      { weight: 8, arbitrary: fc.record({ voter_id, candidate_id }) },
      {
        weight: 2,
        arbitrary: fc.record({ voter_id, candidate_id, more: fc.jsonValue() }, { requiredKeys: [] }),
      },
      { weight: 1, arbitrary: fc.jsonValue() },
      { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
      { weight: 1, arbitrary: fc.uint8Array() },
    ).map((value) => value instanceof Uint8Array || typeof value === "string" ? value : jsonOf(value));
    const type = fc.oneof(
      { weight: 9, arbitrary: fc.constant("application/json") },
      { weight: 1, arbitrary: fc.constantFrom("text/plain", "application/json; charset=utf-16", "x", "") },
    );

    const seen: Record<number, number> = {};
    await whileWorking(servers, [aggregate], async () => {
      const ballots = fc.asyncProperty(body, type, async (sent, contentType) => {
        const response = await polls.site(ballotRequest(sent, { "content-type": contentType }));
        seen[response.status] = (seen[response.status] ?? 0) + 1;
        await assertDescribed("POST", "/api/votes", response);
      });
      await fc.assert(ballots, { numRuns: BALLOTS });
      await consumed(sql, seen[202]);
    });
    assert.deepEqual(Object.keys(seen), ["202", "400", "404", "409", "415"], JSON.stringify(seen));
    assert.equal(await assertSums(sql), seen[202], "each ballot that was taken is counted");
  });
});

Deno.test("whatever is asked of the ledger, the answer is one of those described", async () => {
  await withElection({ voters: 20 }, async (servers) => {
    const { sql, scenario } = servers;
    const voters = await registerFirst(20, sql, scenario);
    const { candidate_id } = scenario.candidates[0];
    await using polls = await openPolls(servers, scenario);
    const receipts: string[] = [];
    await whileWorking(servers, [aggregate], async () => {
      for (const { voter_id } of voters) {
        const response = await polls.site(ballotRequest({ voter_id, candidate_id }));
        receipts.push((await response.json()).receipt);
      }
      await consumed(sql, voters.length);
    });

    const seen: Record<string, number> = {};
    const get = async (path: string, described: string) => {
      const response = await polls.site(new Request(`http://localhost${path}`));
      const name = `${described} ${response.status}`;
      seen[name] = (seen[name] ?? 0) + 1;
      await assertDescribed("GET", described, response);
    };
    const digits = fc.stringMatching(/^[0-9]{1,20}$/);
    const number = fc.oneof(fc.integer({ min: 0, max: 40 }).map(String), digits, fc.string());
    const code = fc.stringMatching(/^[A-Za-z0-9_-]{43}$/);
    const receipt = fc.oneof(
      fc.constantFrom(...receipts),
      fc.tuple(fc.stringMatching(/^[0-9]{1,10}$/), fc.stringMatching(/^[0-9]{1,16}$/), code)
        .map((parts) => `urna1-${parts.join("-")}`),
      fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => !/^[./]+$/.test(text)),
    );
    await fc.assert(
      fc.asyncProperty(receipt, number, number, async (text, after, limit) => {
        await get(`/api/ledger/receipts/${encodeURIComponent(text)}`, "/api/ledger/receipts/{receipt}");
        await get(`/api/ledger?${new URLSearchParams({ after, limit })}`, "/api/ledger");
      }),
      { numRuns: 200 },
    );
    assert.deepEqual(Object.keys(seen).toSorted(), [
      "/api/ledger 200",
      "/api/ledger 400",
      "/api/ledger/receipts/{receipt} 200",
      "/api/ledger/receipts/{receipt} 404",
    ]);
  });
});

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return "[cyclic or bigint]"; // no JSON at all is a fine body here
  }
}
