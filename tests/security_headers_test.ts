import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { loadScenario } from "@/lib/scenario/load.ts";
import { listen } from "@/lib/web/http/server.ts";
import { withSecurityHeaders } from "@/lib/web/security/headers.ts";
import { withErrorLog } from "@/tests/helpers/error_log.ts";
import { frameOf, midCount } from "@/tests/helpers/frames.ts";
import { pageSite, servePage } from "@/tests/helpers/page_app.ts";

const us = await loadScenario("us");
const midway = frameOf(us, { votes: midCount });

const EVERYWHERE: Record<string, string> = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
};

/** Asserts what every answer carries, and gives back its policy by directive. */
function policyOf(answer: Response, what: string): Map<string, string> {
  for (const [name, value] of Object.entries(EVERYWHERE)) {
    assert.equal(answer.headers.get(name), value, `${what}: ${name}`);
  }
  assert.match(answer.headers.get("permissions-policy") ?? "", /camera=\(\)/, what);
  assert.match(answer.headers.get("cross-origin-resource-policy") ?? "", /^(same|cross)-origin$/, what);
  const policy = answer.headers.get("content-security-policy") ?? "";
  const directives = new Map(
    policy.split("; ").map((directive) => {
      const [name, ...sources] = directive.split(" ");
      return [name, sources.join(" ")];
    }),
  );
  for (const name of ["default-src", "base-uri", "frame-ancestors"]) {
    assert.equal(directives.get(name), "'none'", `${what}: ${policy}`);
  }
  assert.doesNotMatch(policy, /unsafe-eval|upgrade-insecure|\*|https?:/, what);
  return directives;
}

/** Those of an answer for one reader, or for everybody: nothing that somebody else could write. */
const STYLES = /^'self' ('nonce-[0-9a-f]{32}'|'sha256-[\w+/]{43}=' 'sha256-[\w+/]{43}=')$/;

/** One more exchange: meanwhile the server takes off the rest of bodies that no route has read. */
async function answered(url: string): Promise<void> {
  await (await fetch(`${url}/favicon.svg`)).body?.cancel();
}

const REQUESTS: [string, number, RequestInit?][] = [
  ["/", 200],
  ["/", 200, { method: "HEAD" }],
  ["/?sort=votes&order=desc&page=2", 200],
  ["/favicon.svg", 200],
  ["/fonts/public-sans.woff2", 200],
  ["/favicon.ico", 404],
  [`/portraits/candidates/${us.candidates[0].candidate_id}.svg`, 200],
  ["/portraits/candidates/nobody.svg", 404],
  ["/api/results", 200],
  ["/api/results", 405, { method: "DELETE" }],
  ["/api/results", 204, { method: "OPTIONS" }],
  ["/api/turnout", 200],
  ["/api/results.csv", 200],
  ["/api/turnout.csv", 200],
  ["/api/events", 200],
  ["/api/nothing", 404],
  ["/nothing", 404],
  ["/nothing", 404, { method: "POST" }],
  ["/", 405, { method: "PROPFIND" }],
  ["/api/votes", 413, { method: "POST", body: "a".repeat(2_000) }],
];

Deno.test("every answer carries the headers, and only pages may run anything", async () => {
  const site = await servePage(us, midway, { limits: { bodyBytes: 1_000 } });
  await withErrorLog(async () => {
    for (const [path, status, init] of REQUESTS) {
      const what = `${init?.method ?? "GET"} ${path}`;
      const answer = await fetch(site.url + path, init);
      await answer.body?.cancel();
      assert.equal(answer.status, status, what);
      const policy = policyOf(answer, what);
      const isPage = answer.headers.get("content-type")?.startsWith("text/html") ?? false;
      const scripts = policy.get("script-src") ?? policy.get("default-src");
      if (!isPage) assert.equal(scripts, "'none'", what);
      else assert.match(scripts ?? "", /^'none'$|^'self' 'sha256-[\w+/]{43}='$/, what);
      if (isPage) assert.match(policy.get("style-src") ?? "", STYLES, what);
    }
  });
  await answered(site.url);
  await site.stop();
});

/** What attributes must not hold, anywhere in a page. */
function assertPlain(html: string, path: string): void {
  const markup = html.replaceAll(/<(script|style)\b[^]*?<\/\1>/g, "");
  assert.doesNotMatch(markup, /\s(style|on[a-z]+)=/i, path);
  assert.doesNotMatch(markup, /javascript:/i);
}

Deno.test("the panel, which is the same for everybody, allows its inline scripts and styles by their hashes", async () => {
  const site = await servePage(us, midway);
  for (const path of ["/", "/?sort=votes"]) {
    const answer = await fetch(site.url + path);
    const html = await answer.text();
    const policy = answer.headers.get("content-security-policy")!;
    assert.doesNotMatch(html + policy, /nonce/);
    const hashes = [...html.matchAll(/<(?:script|style)\b[^>]*>([^]*?)<\/(?:script|style)>/g)]
      .map(([, text]) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
    assert.equal(hashes.length, 3, path);
    for (const hash of hashes) assert.ok(policy.includes(hash), `${path}: ${hash}`);
    assertPlain(html, path);
  }
  await site.stop();
});

Deno.test("each page of one reader has a nonce of its own, which all its inline styles carry and nothing else does", async () => {
  const site = await servePage(us, midway);
  const nonces = new Set<string>();
  for (const path of ["/nothing", "/nothing", "/?fresh-partial=true"]) {
    const answer = await fetch(site.url + path);
    const html = await answer.text();
    const [, nonce] = answer.headers.get("content-security-policy")!.match(/style-src [^;]*'nonce-(\w+)'/)!;
    nonces.add(nonce);
    const inline = [...html.matchAll(/<(?:script|style)\b[^>]*>/g)].map(([tag]) => tag);
    assert.ok(inline.length >= 2, path);
    for (const tag of inline.filter((tag) => !tag.includes("application/json"))) {
      assert.ok(tag.includes(` nonce="${nonce}"`), `${path}: ${tag}`);
    }
    assertPlain(html, path);
  }
  assert.equal(nonces.size, 3);
  await site.stop();
});

Deno.test("an error page tells neither what went wrong nor where", async () => {
  const secret = new Error("password=hunter2 in /srv/urna/lib/web/live.ts");
  const { handler, close } = await pageSite(us, midway, secret);
  const server = await listen({ port: 0, hostname: "127.0.0.1" });
  server.answerWith(handler);
  const { logged } = await withErrorLog(async () => {
    for (const path of ["/", "/api/results", "/api/turnout.csv"]) {
      const answer = await fetch(server.url + path);
      assert.equal(answer.status, 500, path);
      policyOf(answer, path);
      assert.doesNotMatch(await answer.text(), /hunter2|live\.ts|\bat\s+\S+:\d+|node_modules/, path);
    }
  });
  assert.ok(logged.includes(secret), "the log tells");
  close();
  await server.close();
});

Deno.test("a server that is still starting, and a handler that fails, answer with the headers too", async () => {
  const server = await listen({ port: 0, hostname: "127.0.0.1" });
  const starting = await fetch(server.url);
  assert.equal(starting.status, 503);
  assert.ok(starting.headers.has("retry-after"));
  policyOf(starting, "starting");
  await starting.body?.cancel();

  server.answerWith(() => Promise.reject(new Error("hunter2")));
  await withErrorLog(async () => {
    const failed = await fetch(server.url);
    assert.equal(failed.status, 500);
    policyOf(failed, "failed");
    assert.doesNotMatch(await failed.text(), /hunter2/);
  });
  await server.close();
});

Deno.test("only over TLS is a browser told to stay with it", () => {
  const told = (url: string, headers: HeadersInit = {}) =>
    withSecurityHeaders(new Request(url, { headers }), new Response()).headers.get(
      "strict-transport-security",
    );
  assert.equal(told("http://urna.example/"), null);
  assert.equal(told("https://urna.example/"), "max-age=31536000");
  assert.equal(told("http://urna.example/", { "x-forwarded-proto": "https" }), "max-age=31536000");
});

Deno.test("headers are added to answers whose own cannot be changed", () => {
  const moved = withSecurityHeaders(
    new Request("http://localhost/"),
    Response.redirect("http://localhost/a", 307),
  );
  assert.equal(moved.status, 307);
  assert.equal(moved.headers.get("location"), "http://localhost/a");
  policyOf(moved, "redirect");
});

Deno.test("pages of other sites may read the results, and nothing else", async () => {
  const site = await servePage(us, midway);
  const origin = "https://news.example";
  const sharedWith = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(site.url + path, { ...init, headers: { origin, ...init.headers } });
    await answer.body?.cancel();
    return [
      answer.headers.get("access-control-allow-origin"),
      answer.headers.get("access-control-allow-headers"),
      answer.headers.get("access-control-allow-credentials"),
      answer.headers.get("cross-origin-resource-policy"),
    ];
  };
  for (const path of ["/api/results", "/api/turnout.csv", "/api/events", "/share.png"]) {
    assert.deepEqual(await sharedWith(path), ["*", null, null, "cross-origin"], path);
  }
  for (const path of ["/", "/problems/malformed", "/favicon.svg"]) {
    assert.deepEqual(await sharedWith(path), [null, null, null, "same-origin"], path);
  }
  const preflight = {
    method: "OPTIONS",
    headers: { "access-control-request-method": "POST", "access-control-request-headers": "content-type" },
  };
  assert.deepEqual(await sharedWith("/api/votes", preflight), [null, null, null, "same-origin"]);
  assert.deepEqual(await sharedWith("/api/votes", { method: "POST" }), [null, null, null, "same-origin"]);
  await answered(site.url);
  await site.stop();
});

Deno.test("a page of another site cannot write with somebody's browser; a program can", async () => {
  const site = await servePage(us, midway);
  const own = new URL(site.url).origin;
  const post = async (headers: Record<string, string>) => {
    const answer = await fetch(`${site.url}/api/votes`, { method: "POST", headers, body: "x=1" });
    return { status: answer.status, type: answer.headers.get("content-type"), body: await answer.text() };
  };
  const fromElsewhere: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
    { "sec-fetch-site": "same-site", origin: "http://localhost" },
  ];
  for (const headers of fromElsewhere) {
    const { status, type, body } = await post(headers);
    assert.deepEqual([status, type], [403, "application/problem+json"], JSON.stringify(headers));
    assert.equal(JSON.parse(body).title, "Not from here");
  }
  const fromHere: Record<string, string>[] = [{}, { origin: own }, {
    "sec-fetch-site": "same-origin",
    origin: own,
  }];
  for (const headers of fromHere) {
    assert.notEqual((await post(headers)).status, 403, JSON.stringify(headers));
  }
  await answered(site.url);
  await site.stop();
});
