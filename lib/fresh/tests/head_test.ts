import assert from "node:assert/strict";
import { type ComponentChildren, h } from "preact";
import { App, csp } from "../mod.ts";
import { Head } from "../runtime.ts";
import { textOf } from "./helpers/site.ts";

/** The document's head where the app has `own` elements and the page has `added` ones. */
async function headOf(own: ComponentChildren, added: ComponentChildren): Promise<string> {
  const app = new App()
    .appWrapper(({ Component }) => h("html", null, h("head", null, own), h("body", null, h(Component, null))))
    .get("/", (ctx) => ctx.render(h("main", null, h(Head, null, added), "text")));
  const html = await textOf(app.handler(), "/");
  assert.match(html, /<body><main>text<\/main><\/body>/);
  assert.doesNotMatch(html, /<!--/);
  return /<head>(.*)<\/head>/s.exec(html)![1];
}

Deno.test("a page's title replaces the app's", async () => {
  assert.equal(
    await headOf([h("title", null, "app")], h("title", null, "page & more")),
    "<title>page &amp; more</title>",
  );
});

Deno.test("a meta replaces the one of the same attributes but for the content", async () => {
  const own = [h("meta", { charset: "utf-8" }), h("meta", { name: "a", content: "app" })];
  assert.equal(
    await headOf(own, [h("meta", { name: "a", content: "page" }), h("meta", { name: "b", content: "new" })]),
    `<meta charset="utf-8"/><meta name="a" content="page"/><meta name="b" content="new"/>`,
  );
});

Deno.test("a link replaces the one of the same attributes but for the address", async () => {
  const own = [h("link", { rel: "canonical", href: "/app" }), h("link", { rel: "icon", href: "/icon" })];
  assert.equal(
    await headOf(own, h("link", { href: "/page", rel: "canonical" })),
    `<link href="/page" rel="canonical"/><link rel="icon" href="/icon"/>`,
  );
});

Deno.test("a style replaces the one of the same attributes, whatever they contain", async () => {
  const head = await headOf(
    [h("style", { id: "a" }, "a{}"), h("style", null, "b{}")],
    h("style", null, "c{}"),
  );
  assert.equal(head.replaceAll(/ nonce="\w+"/g, ""), `<style id="a">a{}</style><style>c{}</style>`);
});

Deno.test("a key decides before anything else", async () => {
  const own = [
    h("link", { key: "css", rel: "stylesheet", href: "/app.css" }),
    h("style", { key: "x" }, "a{}"),
  ];
  const head = await headOf(own, [h("style", { key: "css" }, "b{}"), h("style", null, "c{}")]);
  assert.equal(
    head.replaceAll(/ nonce="\w+"/g, ""),
    `<style data-key="css">b{}</style><style data-key="x">a{}</style><style>c{}</style>`,
  );
});

Deno.test("of several Heads the last one holds", async () => {
  const page = h("div", null, h(Head, null, h("title", null, "one")), h(Head, null, h("title", null, "two")));
  const html = await textOf(new App().get("/", (ctx) => ctx.render(page)).handler(), "/");
  assert.match(html, /<title>two<\/title><\/head>/);
  assert.doesNotMatch(html, /one/);
});

Deno.test("components in the head are rendered where they stand", async () => {
  const Icons = () => [
    h("link", { rel: "icon", href: "/a" }),
    h("link", { rel: "icon", sizes: "any", href: "/b" }),
  ];
  assert.equal(
    await headOf([h(Icons, null)], null),
    `<link rel="icon" href="/a"/><link rel="icon" sizes="any" href="/b"/>`,
  );
});

Deno.test("inline scripts and styles in the head carry the nonce of the policy", async () => {
  const head = () => h(Head, null, h("style", null, "a{}"), h("noscript", null, h("link", { href: "/a" })));
  const app = new App().use(csp({ useNonce: true })).get("/", (ctx) => ctx.render(head()));
  const html = await textOf(app.handler(), "/");
  assert.match(html, /<style nonce="[^"]+">a\{\}<\/style><noscript><link href="\/a"\/><\/noscript><\/head>/);
});
