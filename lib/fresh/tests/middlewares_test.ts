import assert from "node:assert/strict";
import { h } from "preact";
import { App, cors, csp, csrf, type Middleware, trailingSlashes } from "../mod.ts";
import { ask } from "./helpers/site.ts";

/** An app of one middleware around an answer to everything. */
function around(middleware: Middleware<unknown>) {
  return new App().use(middleware).all(
    "/*",
    (ctx) => ctx.text("passed", { headers: { "x-own": "1" } }),
  ).handler();
}

Deno.test("csp sets a policy, whose directives can be replaced and added to", async () => {
  const policy = (await ask(around(csp({ csp: ["img-src *", "child-src 'none'"] })), "/"))
    .headers
    .get("content-security-policy")!.split("; ");
  assert.ok(policy.includes("default-src 'self'"));
  assert.ok(policy.includes("img-src *"));
  assert.ok(policy.includes("child-src 'none'"));
  assert.equal(policy.filter((directive) => directive.startsWith("img-src")).length, 1);
});

Deno.test("csp can only report, and say where to", async () => {
  const { headers } = await ask(around(csp({ reportOnly: true, reportTo: "/reports" })), "/");
  assert.equal(headers.get("content-security-policy"), null);
  assert.match(
    headers.get("content-security-policy-report-only")!,
    /report-to csp-endpoint; report-uri \/reports/,
  );
  assert.equal(headers.get("reporting-endpoints"), `csp-endpoint="/reports"`);
  assert.equal(headers.get("x-own"), "1");
});

Deno.test("with useNonce a page's scripts and styles carry the header's nonce, a new one each time", async () => {
  const page = () => [h("style", null, "a{}"), h("script", null, "1"), h("script", { src: "/a.js" })];
  const handler = new App().use(csp({ useNonce: true })).get(
    "/",
    (ctx) => ctx.render(h("div", null, page())),
  ).handler();
  const nonces = new Set<string>();
  for (let i = 0; i < 2; i++) {
    const response = await ask(handler, "/");
    const policy = response.headers.get("content-security-policy")!;
    const nonce = /script-src 'self' 'nonce-([^']+)'/.exec(policy)![1];
    assert.ok(policy.includes(`style-src 'self' 'nonce-${nonce}'`));
    assert.doesNotMatch(policy, /unsafe-inline/);
    assert.match(
      (await response.text()).replaceAll(nonce, "N"),
      /<style nonce="N">a\{\}<\/style><script nonce="N">1<\/script><script src="\/a\.js" nonce="N"><\/script>/,
    );
    nonces.add(nonce);
  }
  assert.equal(nonces.size, 2);
});

Deno.test("with useNonce an answer that is no rendered page keeps the policy as it is", async () => {
  const { headers } = await ask(around(csp({ useNonce: true })), "/");
  assert.match(headers.get("content-security-policy")!, /script-src 'self' 'unsafe-inline'/);
});

const SENT: [headers: Record<string, string>, status: number][] = [
  [{}, 200],
  [{ origin: "http://localhost" }, 403],
  [{ origin: "http://evil.example" }, 403],
  [{ origin: "http://friend.example" }, 200],
  [{ origin: "null" }, 403],
  [{ "sec-fetch-site": "same-origin", origin: "http://proxied.example" }, 200],
  [{ "sec-fetch-site": "none" }, 200],
  [{ "sec-fetch-site": "same-site", origin: "http://localhost" }, 403],
  [{ "sec-fetch-site": "cross-site", origin: "http://evil.example" }, 403],
  [{ "sec-fetch-site": "cross-site", origin: "http://friend.example" }, 200],
];
for (const [headers, status] of SENT) {
  Deno.test(`csrf answers a POST with ${JSON.stringify(headers)} with ${status}`, async () => {
    const handler = around(csrf({ origin: ["http://friend.example"] }));
    assert.equal((await ask(handler, "/", { method: "POST", headers })).status, status);
    assert.equal((await ask(handler, "/", { headers })).status, 200);
  });
}

Deno.test("csrf without options lets the site's own pages send", async () => {
  const post = (origin: string) => ask(around(csrf()), "/", { method: "POST", headers: { origin } });
  assert.equal((await post("http://localhost")).status, 200);
  assert.equal((await post("http://friend.example")).status, 403);
});

Deno.test("csrf can ask a function", async () => {
  const handler = around(csrf({ origin: (origin) => origin.endsWith(".example") }));
  const post = (origin: string) => ask(handler, "/", { method: "POST", headers: { origin } });
  assert.equal((await post("http://a.example")).status, 200);
  assert.equal((await post("http://a.test")).status, 403);
});

Deno.test("cors lets any origin read by default, and keeps the answer's own headers", async () => {
  const { headers } = await ask(around(cors()), "/", {
    headers: { origin: "http://a.example" },
  });
  assert.equal(headers.get("access-control-allow-origin"), "*");
  assert.equal(headers.get("x-own"), "1");
});

Deno.test("cors lets only listed origins read where there is a list", async () => {
  const handler = around(
    cors({
      origin: ["http://a.example"],
      credentials: true,
      exposeHeaders: ["x-own"],
    }),
  );
  const { headers } = await ask(handler, "/", {
    headers: { origin: "http://a.example" },
  });
  assert.equal(headers.get("access-control-allow-origin"), "http://a.example");
  assert.equal(headers.get("access-control-allow-credentials"), "true");
  assert.equal(headers.get("access-control-expose-headers"), "x-own");
  assert.equal(headers.get("vary"), "Origin");
  const other = await ask(handler, "/", {
    headers: { origin: "http://b.example" },
  });
  assert.equal(other.headers.get("access-control-allow-origin"), null);
});

Deno.test("cors with one origin tells it to that one alone", async () => {
  const handler = around(cors({ origin: "http://a.example" }));
  const allowed = async (origin: string) =>
    (await ask(handler, "/", { headers: { origin } })).headers.get("access-control-allow-origin");
  assert.equal(await allowed("http://a.example"), "http://a.example");
  assert.equal(await allowed("http://b.example"), null);
});

Deno.test("cors answers a preflight", async () => {
  const response = await ask(
    around(cors({ origin: "*", maxAge: 60, allowMethods: ["GET", "POST"] })),
    "/",
    {
      method: "OPTIONS",
      headers: {
        origin: "http://a.example",
        "access-control-request-headers": "x-a, x-b",
      },
    },
  );
  assert.equal(response.status, 204);
  assert.equal(response.headers.get("access-control-max-age"), "60");
  assert.equal(response.headers.get("access-control-allow-methods"), "GET,POST");
  assert.equal(response.headers.get("access-control-allow-headers"), "x-a,x-b");
});

Deno.test("trailingSlashes redirects to the form it is told", async () => {
  const location = async (mode: "always" | "never", path: string) =>
    (await ask(around(trailingSlashes(mode)), path)).headers.get("location");
  assert.equal(await location("never", "/a/?q=1"), "/a?q=1");
  assert.equal(await location("never", "/a"), null);
  assert.equal(await location("always", "/a?q=1"), "/a/?q=1");
  assert.equal(await location("always", "/a/"), null);
  assert.equal(await location("never", "/"), null);
});
