import assert from "node:assert/strict";
import { App, staticFiles } from "../mod.ts";
import { ask, buildSite, type Handler, siteApp, textOf } from "./helpers/site.ts";

const REVALIDATE = "no-cache, no-store, max-age=0, must-revalidate";
const IMMUTABLE = "public, max-age=31536000, immutable";

let site: Handler;
let buildId: string;

Deno.test.beforeAll(async () => {
  site = (await siteApp()).handler();
  buildId = /__frsh_c=(\w+)/.exec(await textOf(site, "/"))![1];
});

Deno.test("a static file has its type, a weak entity tag, and is revalidated", async () => {
  const response = await ask(site, "/css/home.css");
  assert.equal(response.headers.get("content-type"), "text/css; charset=UTF-8");
  assert.match(response.headers.get("etag")!, /^W\/"\w+"$/);
  assert.equal(response.headers.get("content-length"), "25");
  assert.equal(response.headers.get("cache-control"), REVALIDATE);
  assert.equal(
    await response.text(),
    await Deno.readTextFile(new URL("site/static/css/home.css", import.meta.url)),
  );
});

Deno.test("a client that has the file gets a 304", async () => {
  const etag = (await ask(site, "/css/home.css")).headers.get("etag")!;
  for (const header of [etag, etag.slice(2), `"other", ${etag}`, "*"]) {
    const response = await ask(site, "/css/home.css", { headers: { "if-none-match": header } });
    assert.equal(response.status, 304, header);
    assert.equal(response.body, null);
    assert.equal(response.headers.get("etag"), etag);
  }
  const other = await ask(site, "/css/home.css", {
    headers: { "if-none-match": `W/"other"` },
  });
  assert.equal(other.status, 200);
  await other.body?.cancel();
});

Deno.test("an address with the build in it is kept for a year, with another build it leads to the file", async () => {
  const response = await ask(site, `/css/home.css?__frsh_c=${buildId}`);
  assert.equal(response.headers.get("cache-control"), IMMUTABLE);
  await response.body?.cancel();
  const stale = await ask(site, "/css/home.css?a=1&__frsh_c=older");
  assert.equal(stale.status, 307);
  assert.equal(stale.headers.get("location"), "/css/home.css?a=1");
});

Deno.test("HEAD tells the size; other methods are a 405", async () => {
  const head = await ask(site, "/css/home.css", { method: "HEAD" });
  assert.equal(head.status, 200);
  assert.equal(head.body, null);
  assert.equal(Number(head.headers.get("content-length")), (await textOf(site, "/css/home.css")).length);
  assert.equal((await ask(site, "/css/home.css", { method: "POST" })).status, 405);
});

Deno.test("a file whose name needs encoding is served", async () => {
  assert.equal(await textOf(site, "/nested/a%20b.txt"), "text\n");
});

Deno.test("an image's type names no encoding, and a missing favicon.ico is a short 404", async () => {
  const logo = await ask(site, "/logo.svg");
  assert.equal(logo.headers.get("content-type"), "image/svg+xml");
  await logo.body?.cancel();
  const icon = await ask(site, "/favicon.ico");
  assert.equal(icon.status, 404);
  assert.equal(icon.body, null);
});

Deno.test("nothing outside of the static folder is served", async () => {
  for (const path of ["/../deno.json", "/%2e%2e/define.ts", "/..%2fdefine.ts", "/%E0%A4%A", "/define.ts"]) {
    assert.equal((await ask(site, path)).status, 404, path);
  }
});

Deno.test("static files are found under a base path too", async () => {
  const app = new App({ basePath: "/base" }).use(staticFiles());
  (await buildSite())(app);
  const handler = app.handler();
  assert.match(await textOf(handler, "/base/css/home.css"), /body/);
  assert.equal((await ask(handler, "/css/home.css")).status, 404);
});
