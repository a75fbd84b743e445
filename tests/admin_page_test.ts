import assert from "node:assert/strict";
import { loadScenario } from "@/lib/scenario/load.ts";
import { AdministrationDesk } from "@/lib/web/administration/administration_desk.ts";
import { frameOf, type FrameOptions } from "./helpers/frames.ts";
import { pageSite } from "./helpers/page_app.ts";

const TOKEN = "the-token-of-this-test";
const scenario = await loadScenario();

async function adminSite() {
  const administration = new AdministrationDesk();
  administration.admit(TOKEN);
  return await pageSite(scenario, frameOf(scenario), undefined, { administration });
}

function form(fields: Record<string, string>, headers: Record<string, string> = {}): RequestInit {
  return {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body: new URLSearchParams(fields).toString(),
  };
}

type Site = Awaited<ReturnType<typeof adminSite>>;

/** Posts with an address of the test's own: attempts are counted by address. */
async function post(site: Site, path: string, init: RequestInit, hostname = "192.0.2.7"): Promise<Response> {
  const info = { remoteAddr: { transport: "tcp" as const, hostname, port: 1 }, completed: Promise.resolve() };
  return await site.handler(new Request(`http://localhost${path}`, init), info);
}

async function signIn(site: Site): Promise<string> {
  const response = await post(site, "/admin", form({ token: ` ${TOKEN} ` }));
  assert.equal(response.status, 303);
  assert.equal(response.headers.get("location"), "/admin");
  return response.headers.get("set-cookie")!.split(";")[0];
}

Deno.test("whoever is not signed in sees a field for the token, and nothing else of the administration", async () => {
  const site = await adminSite();
  const response = await site.get("/admin", { headers: { "accept-language": "en" } });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("cache-control"), "no-store");
  const html = await response.text();
  assert.match(html, /<input type="password" name="token"/);
  assert.doesNotMatch(html, /data-worker|name="rate"|<script/);
  for (const path of ["/admin/confirm?action=pause&worker=aggregator"]) {
    const sent = await site.get(path);
    assert.deepEqual([sent.status, sent.headers.get("location")], [303, "/admin"]);
  }
  const action = await post(site, "/admin/actions", form({ action: "reopen" }));
  assert.deepEqual([action.status, action.headers.get("location")], [303, "/admin"]);
});

Deno.test("a wrong token is told of, and after some of them the address has to wait, with the right one too", async () => {
  const site = await adminSite();
  const attempt = (token: string, hostname: string) => post(site, "/admin", form({ token }), hostname);
  for (let i = 0; i < 5; i++) {
    const response = await attempt(`wrong ${i}`, "192.0.2.8");
    assert.equal(response.status, 403);
    assert.match(await response.text(), /role="alert"/);
  }
  const late = await attempt(TOKEN, "192.0.2.8");
  assert.equal(late.status, 429);
  assert.match(late.headers.get("retry-after") ?? "", /^[1-5]$/);
  assert.equal(late.headers.get("set-cookie"), null);
  await late.body?.cancel();
  assert.equal((await attempt(TOKEN, "192.0.2.9")).status, 303);
});

Deno.test("the token gives a cookie that lets the pages be seen, until it is given up", async () => {
  const site = await adminSite();
  const cookie = await signIn(site);
  const headers = { cookie, "accept-language": "en" };
  const html = await (await site.get("/admin", { headers })).text();
  assert.match(html, /action="\/admin\/sign-out"/);
  const [notice] = html.match(/<p id="away"[^>]*>Postgres does not answer/)!;
  assert.doesNotMatch(notice, /hidden/); // there is none here
  const out = await post(site, "/admin/sign-out", form({}, headers));
  assert.match(out.headers.get("set-cookie") ?? "", /^urna-admin=; .*Max-Age=0/);
  const secure = await post(site, "/admin", form({ token: TOKEN }, { "x-forwarded-proto": "https" }));
  assert.match(secure.headers.get("set-cookie") ?? "", /; Secure$/);
});

Deno.test("each order asks whether it is meant, in every language, and what is not accepted is asked again", async () => {
  const site = await adminSite();
  const cookie = await signIn(site);
  const ask = async (query: string, language: string) => {
    const response = await site.get(`/admin/confirm?${query}`, {
      headers: { cookie, "accept-language": language },
    });
    return { status: response.status, html: await response.text() };
  };
  const orders = [
    "action=pause&worker=aggregator",
    "action=resume&worker=simulator",
    "action=rate&rate=0",
    "action=rate&rate=12.5",
    "action=close&minutes=0",
    "action=close&minutes=5",
    "action=reopen",
    "action=new_simulation&seed=7&voters=1000&rate=50",
  ];
  for (const language of ["en-US", "pt-BR", "es-ES", "de-DE"]) {
    for (const query of orders) {
      const { status, html } = await ask(query, language);
      assert.equal(status, 200, query);
      assert.match(html, /<form method="post" action="\/admin\/actions"/);
      assert.ok(html.includes(`name="action" value="${new URLSearchParams(query).get("action")}"`));
    }
    const wrong = await ask("action=new_simulation&seed=7&voters=none&rate=50", language);
    assert.equal(wrong.status, 400);
    assert.match(wrong.html, /name="voters" value="none"[^>]*aria-invalid/);
    assert.match(wrong.html, /name="seed" value="7"/);
    assert.doesNotMatch(wrong.html, /action="\/admin\/actions"/);
  }
  assert.equal((await ask("action=explode", "en")).status, 404);
});

Deno.test("a page of another site cannot have the administrator's browser do anything", async () => {
  const site = await adminSite();
  const cookie = await signIn(site);
  const foreign = { cookie, origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" };
  for (const path of ["/admin", "/admin/actions", "/admin/sign-out"]) {
    const response = await post(site, path, form({ action: "reopen", token: TOKEN }, foreign));
    assert.equal(response.status, 403, path);
    await response.body?.cancel();
  }
});

Deno.test("the panel says that the count is paused, and that the poll is closed", async () => {
  const past = "2020-01-01T00:00:00.000Z";
  const said = async (options: FrameOptions) => {
    const site = await pageSite(scenario, frameOf(scenario, options));
    const html = await (await site.get("/", { headers: { "accept-language": "en" } })).text();
    return html.match(/data-status="\w+"[^>]*>([^<]*)</)?.[1];
  };
  assert.equal(await said({}), "Polls open, counting");
  assert.equal(await said({ paused: true, closesAt: past }), "Counting is paused");
  assert.equal(await said({ closesAt: past, closed: true }), "Polls closed, counting");
  assert.equal(await said({ closesAt: "2999-01-01T00:00:00.000Z" }), "Polls open, counting");
  assert.equal(await said({ closesAt: past, closed: true, status: "counted" }), "All ballots counted");
});
