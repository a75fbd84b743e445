import assert from "node:assert/strict";
import { Builder } from "../dev.ts";
import { App, staticFiles } from "../mod.ts";
import { ask, type Handler, SITE, siteApp, textOf } from "./helpers/site.ts";

let site: Handler;

Deno.test.beforeAll(async () => {
  site = (await siteApp()).handler();
});

Deno.test("an island stands between markers, one inside an island does not", async () => {
  const html = await textOf(site, "/islands");
  assert.match(html, /<!--frsh:island:Counter:0:--><div id="a"/);
  assert.match(html, /<section id="p" data-in="server"><div id="p-inner"/);
});

Deno.test("what the page puts into an island stands in a slot, with its islands; unseen slots in templates", async () => {
  const html = await textOf(site, "/islands");
  assert.match(html, /<!--frsh:slot:0:children--><p class="slot">.*<!--frsh:island:Counter:3:--><div id="d"/);
  assert.match(html, /<template id="frsh-slot-2"><p class="hidden-slot">.*<div id="e".*<\/template><script/);
});

Deno.test("a page with islands starts them by one module script, and announces what that loads", async () => {
  const response = await ask(site, "/islands");
  const html = await response.text();
  assert.equal(html.match(/<script/g)?.length, 1);
  const urls = [...html.matchAll(/from"([^"]+)"/g)].map(([, url]) => url);
  assert.equal(urls.length, 5); // the runtime, two islands, signals, navigation
  const link = response.headers.get("link")!;
  for (const url of urls) {
    assert.ok(link.includes(`<${url}>; rel="modulepreload"`), url);
  }
});

Deno.test("a page without islands ships no script and announces none", async () => {
  const response = await ask(site, "/still");
  assert.doesNotMatch(await response.text(), /<script/);
  assert.equal(response.headers.get("link"), null);
});

Deno.test("every module that a page loads is served, immutable, and loads only modules that are served", async () => {
  const html = await textOf(site, "/islands");
  const queue = new Set([...html.matchAll(/from"([^"]+)"/g)].map(([, url]) => url));
  let code = "";
  for (const url of queue) {
    const response = await ask(site, url);
    assert.equal(response.status, 200, url);
    assert.equal(response.headers.get("content-type"), "text/javascript; charset=UTF-8");
    assert.equal(response.headers.get("cache-control"), "public, max-age=31536000, immutable");
    const text = await response.text();
    code += text;
    for (const [, path] of text.matchAll(/(?:from|import)\s*"(\.[^"]+)"/g)) {
      queue.add(new URL(path, `http://localhost${url}`).pathname);
    }
  }
  // a text that each copy of Preact holds once
  assert.equal(code.match(/1998\/Math\/MathML/g)?.length, 1, "Preact is there exactly once");
  assert.doesNotMatch(code, /renderToString|Deno\./);
});

Deno.test("an island file may be named as it likes, and export several islands", async () => {
  assert.match(await textOf(site, "/inside"), /<!--frsh:island:TickTock:0:--><b>2<\/b>/);
  assert.match(
    await textOf(site, "/islands"),
    /import\*as i1 from"[^"]*\/Panel\.js";.*"Panel":i1\["Panel"\]/,
  );
});

Deno.test("a function among an island's props is a 500, and the error names the prop and the island", async () => {
  const logged: unknown[] = [];
  const { error } = console;
  console.error = (...args) => void logged.push(...args);
  try {
    assert.equal((await ask(site, "/bad-prop")).status, 500);
  } finally {
    console.error = error;
  }
  assert.match(String(logged[0]), /prop "options\.onPick" of island Picky .* is a function/);
});

Deno.test("the same site has the same build, and its addresses go by it", async () => {
  const ids = new Set<string>();
  for (let i = 0; i < 2; i++) {
    const app = new App().use(staticFiles());
    (await new Builder({ root: SITE }).build({ snapshot: "memory" }))(app.fsRoutes());
    ids.add(
      /\/_fresh\/js\/(\w+)\//.exec(await textOf(app.handler(), "/islands"))![1],
    );
  }
  assert.equal(ids.size, 1);
});

Deno.test("a development build carries its source maps; the mode stays that of the app", async () => {
  const app = new App().use(staticFiles()).get("/mode", (ctx) => ctx.text(ctx.config.mode));
  (await new Builder({ root: SITE }).build({ mode: "development", snapshot: "memory" }))(app.fsRoutes());
  const handler = app.handler();
  assert.equal(await textOf(handler, "/mode"), "production");
  const url = /from"([^"]+)"/.exec(await textOf(handler, "/islands"))![1];
  assert.match(await textOf(handler, url), /sourceMappingURL=data:/);
});

Deno.test("an island that cannot be bundled fails the build, and esbuild says where", async () => {
  const root = await Deno.makeTempDir();
  try {
    await Deno.mkdir(`${root}/islands`);
    await Deno.writeTextFile(
      `${root}/islands/Broken.tsx`,
      `import { x } from "./missing.ts";\nexport const y = () => x;`,
    );
    await assert.rejects(new Builder({ root }).build({ snapshot: "memory" }), /missing\.ts/);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
});

Deno.test("a site of nothing but an app builds too", async () => {
  const root = await Deno.makeTempDir();
  try {
    const app = new App().get("/", (ctx) => ctx.text("here"));
    (await new Builder({ root }).build({ snapshot: "memory" }))(app.fsRoutes());
    assert.equal(await textOf(app.handler(), "/"), "here");
  } finally {
    await Deno.remove(root, { recursive: true });
  }
});

Deno.test("a page ships signals and client navigation only where it has some", async () => {
  const announced = async (path: string) => {
    const response = await ask(site, path);
    await response.body?.cancel();
    return [...(response.headers.get("link") ?? "").matchAll(/fresh-\w+/g)].map(([name]) => name);
  };
  assert.deepEqual(await announced("/"), ["fresh-runtime", "fresh-navigation"]);
  assert.deepEqual(await announced("/islands"), ["fresh-runtime", "fresh-signals", "fresh-navigation"]);
});
