import assert from "node:assert/strict";
import { h } from "preact";
import { App } from "../mod.ts";
import { asset, assetSrcSet, Partial } from "../runtime.ts";
import { ask, buildSite, type Handler, siteApp, textOf } from "./helpers/site.ts";

let site: Handler;

Deno.test.beforeAll(async () => {
  site = (await siteApp()).handler();
});

Deno.test("a partial stands between markers that name it and how it joins", async () => {
  const html = await textOf(site, "/partials/one");
  assert.match(html, /<!--frsh:partial:content:replace--><h1>One<\/h1>/);
  assert.match(html, /<!--frsh:partial:log:append--><p class="entry">one<\/p><!--\/frsh:partial-->/);
  assert.match(html, /<script type="module" /);
});

Deno.test("asked in part, a page brings its islands as data and no script to run", async () => {
  const html = await textOf(site, "/partials/two?fresh-partial=true");
  assert.doesNotMatch(html, /<script type="module"/);
  const data = JSON.parse(
    /<script type="application\/json" id="frsh-partial">(.*?)<\/script>/s.exec(html)![1],
  );
  assert.deepEqual(data.islands.map(([name]: [string]) => name), ["Counter", "Panel"]);
  assert.equal((await ask(site, data.islands[0][2])).status, 200);
});

Deno.test("a name that two partials of a page share is an error", async () => {
  let seen: unknown;
  const handler = new App()
    .onError("*", (ctx) => {
      seen = ctx.error;
      return ctx.text("", { status: 500 });
    })
    .get("/", (ctx) => ctx.render(h("div", null, h(Partial, { name: "a" }), h(Partial, { name: "a" }))))
    .handler();
  const { error } = console;
  console.error = () => {};
  try {
    assert.equal((await ask(handler, "/")).status, 500);
  } finally {
    console.error = error;
  }
  assert.match(String(seen), /partial "a"/);
});

Deno.test("links know whether they lead to this page, above it, or elsewhere", async () => {
  const links = [
    "/",
    "/a",
    "/a/",
    "/a/b#h",
    "/a/b?q=1",
    "/a/b?q=2",
    "/a/bc",
    "https://a.example/a/b",
    "//a.example/a/b",
  ];
  const page = () => h("nav", null, links.map((href) => h("a", { href })));
  const html = await textOf(new App().get("/a/b", (ctx) => ctx.render(page())).handler(), "/a/b?q=1");
  const found = [...html.matchAll(/<a href="([^"]*)"([^>]*)>/g)].map(([, href, rest]) => [href, rest.trim()]);
  const here = `data-current="true" aria-current="page"`;
  const above = `data-ancestor="true" aria-current="true"`;
  assert.deepEqual(found, [
    ["/", above],
    ["/a", above],
    ["/a/", above],
    ["/a/b#h", here],
    ["/a/b?q=1", here],
    ["/a/b?q=2", above],
    ["/a/bc", ""],
    ["https://a.example/a/b", ""],
    ["//a.example/a/b", ""],
  ]);
});

Deno.test("client navigation is on or off by a boolean, and off it needs no script", async () => {
  const page = (on: boolean) =>
    h("main", { "f-client-nav": on }, h("a", { href: "/", "f-partial": "/p" }, "a"));
  const html = async (on: boolean) => {
    const app = new App();
    (await buildSite())(app.get("/", (ctx) => ctx.render(page(on))));
    return await textOf(app.handler(), "/");
  };
  assert.match(await html(true), /<main f-client-nav="true">.*<script type="module"/);
  const off = await html(false);
  assert.match(off, /<main f-client-nav="false">/);
  assert.doesNotMatch(off, /<script/);
});

Deno.test("what a link says of itself stays", async () => {
  const link = h("a", { href: "/", "aria-current": "step" });
  const html = await textOf(new App().get("/", (ctx) => ctx.render(link)).handler(), "/");
  assert.match(html, /<a href="\/" aria-current="step">/);
});

Deno.test("an element that is made once and rendered on several pages is right on each", async () => {
  const nav = h("a", { href: "/a" }, "a");
  const handler = new App().get("/a", (ctx) => ctx.render(nav)).get("/b", (ctx) => ctx.render(nav)).handler();
  assert.match(await textOf(handler, "/a"), /aria-current/);
  assert.doesNotMatch(await textOf(handler, "/b"), /aria-current/);
  assert.match(await textOf(handler, "/a"), /aria-current/);
});

Deno.test("asset adds the build to paths of this site alone, once, before the fragment", async () => {
  const id = /__frsh_c=(\w+)/.exec(await textOf(site, "/"))![1];
  assert.equal(asset("/a.svg"), `/a.svg?__frsh_c=${id}`);
  assert.equal(asset("/a.svg?x=1#y"), `/a.svg?x=1&__frsh_c=${id}#y`);
  assert.equal(asset(asset("/a.svg")), asset("/a.svg"));
  for (
    const other of [
      "https://a.example/a.svg",
      "//a.example/a.svg",
      "a.svg",
      "data:,",
    ]
  ) {
    assert.equal(asset(other), other);
  }
  assert.equal(
    assetSrcSet("/a.svg 1x, /b.svg 2x"),
    `/a.svg?__frsh_c=${id} 1x, /b.svg?__frsh_c=${id} 2x`,
  );
});
