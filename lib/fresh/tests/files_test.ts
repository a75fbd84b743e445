/** The conventions of route files, on the fixture site. */
import assert from "node:assert/strict";
import { App } from "../mod.ts";
import { fsCommands } from "../src/fs_routes.ts";
import { ask, type Handler, siteApp, textOf } from "./helpers/site.ts";

let site: Handler;

Deno.test.beforeAll(async () => {
  site = (await siteApp()).handler();
});

Deno.test("a page gets its handler's data, its state, and its handler's headers", async () => {
  const response = await ask(site, "/");
  assert.equal(response.headers.get("x-page"), "index");
  assert.match(response.headers.get("content-type")!, /^text\/html/);
  assert.match(await response.text(), /^<!DOCTYPE html>.*<h1>Hello Ada<\/h1><p>true<\/p>/s);
});

Deno.test("layouts and the app wrapper get no page data", async () => {
  assert.match(await textOf(site, "/"), /data-app-data="null"/);
  assert.match(await textOf(site, "/admin/users/7"), /data-layout-data="null"/);
});

Deno.test("handlers by method answer theirs, a file route's other methods are a 404", async () => {
  assert.equal(await textOf(site, "/", { method: "POST" }), "posted");
  assert.equal((await ask(site, "/", { method: "PUT" })).status, 404);
  assert.equal((await ask(site, "/admin/users/7", { method: "DELETE" })).status, 204);
});

Deno.test("a component without handlers answers every method", async () => {
  assert.match(await textOf(site, "/admin"), /<h1>Admin<\/h1>/);
  const head = await ask(site, "/admin", { method: "HEAD" });
  assert.equal(head.status, 200);
  assert.equal(head.body, null);
  assert.match(await textOf(site, "/admin", { method: "POST" }), /<h1>Admin<\/h1>/);
});

Deno.test("an async page is awaited, and may answer by itself", async () => {
  const user = await ask(site, "/admin/users/a%20b");
  assert.equal(user.status, 203);
  assert.match(await user.text(), /<h1>User a b a b \/admin\/users\/:id<\/h1>/);
  const answer = await ask(site, "/answer");
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get("location"), "/admin");
});

Deno.test("[...rest] takes the rest of the path, the bare prefix too, and leaves fixed names to their files", async () => {
  assert.deepEqual(await (await ask(site, "/files/a/b")).json(), { path: "a/b", route: "/files/:path*" });
  assert.equal((await (await ask(site, "/files")).json()).path, "");
  assert.equal(await textOf(site, "/files/fixed"), "fixed");
});

Deno.test("[[optional]] may be missing", async () => {
  assert.equal(await textOf(site, "/lang"), "language ");
  assert.equal(await textOf(site, "/lang/de"), "language de");
});

Deno.test("a file name with a dot keeps it", async () => {
  assert.equal(await textOf(site, "/results.csv"), "a,b\n");
});

Deno.test("routeOverride gives a file another pattern, on which it answers what it has handlers for", async () => {
  assert.equal(await textOf(site, "/else/where"), "where");
  assert.equal((await ask(site, "/moved")).status, 404);
  assert.equal((await ask(site, "/else/where", { method: "POST" })).status, 405);
});

Deno.test("a group is not part of the path; its layout holds in it", async () => {
  assert.match(await textOf(site, "/inside"), /<div class="shell"><main>/);
  assert.doesNotMatch(await textOf(site, "/admin"), /class="shell"/);
});

Deno.test("folders in parentheses with an underscore, tests and other files are no routes", async () => {
  for (const path of ["/(shell)/(_islands)/tick-tock", "/tick-tock", "/notes", "/notes.md", "/some_test"]) {
    assert.equal((await ask(site, path)).status, 404, path);
  }
});

Deno.test("middlewares of a folder run inside those of the folders around it", async () => {
  assert.equal((await ask(site, "/")).headers.get("x-trail"), "root");
  assert.equal((await ask(site, "/admin")).headers.get("x-trail"), "root admin");
});

Deno.test("a route can leave out layouts and the app wrapper", async () => {
  assert.equal(
    await textOf(site, "/admin/plain"),
    `<!DOCTYPE html><html><head><meta charset="utf-8"/></head><body><p>plain</p></body></html>`,
  );
});

Deno.test("an error shows the nearest error page inside its layouts and the app, with the error's status", async () => {
  const forbidden = await ask(site, "/admin?forbid");
  assert.equal(forbidden.status, 403);
  assert.match(
    await forbidden.text(),
    /<html.*<div class="admin" data-layout-data="null"><h2 class="admin-error">not for you<\/h2><\/div>/s,
  );
  assert.equal((await ask(site, "/admin/users/0")).status, 404);
  const nothing = await ask(site, "/none");
  assert.equal(nothing.status, 404);
  assert.match(await nothing.text(), /<html.*Error 404 at \/none/s);
});

Deno.test("an error skips what the middlewares inside the catching folder do after next()", async () => {
  // caught inside /admin: the root's middleware goes on
  assert.equal((await ask(site, "/admin?forbid")).headers.get("x-trail"), "root admin");
  // caught at the root, outside of its own middleware
  assert.equal((await ask(site, "/none")).headers.get("x-trail"), null);
});

Deno.test("a _404 component answers 200 unless it sets a status", async () => {
  const files = [{
    path: "_404.tsx",
    module: { default: () => "nothing here" },
  }];
  const commands = fsCommands(files);
  const app = new App();
  const [notFound] = commands;
  assert.equal(notFound.kind, "notFound");
  if (notFound.kind === "notFound") app.notFound(notFound.answer);
  assert.equal((await ask(app.handler(), "/x")).status, 200);
});

Deno.test("routes are ordered from the most specific to the least", () => {
  const paths = [
    "[...rest].ts",
    "[id].ts",
    "[[opt]].ts",
    "a.ts",
    "a/[...rest].ts",
    "a/[id].ts",
    "a/x-[id].ts",
    "a/b.ts",
  ];
  const commands = fsCommands(paths.map((path) => ({ path, module: { handler: () => new Response() } })));
  assert.deepEqual(
    commands.map((command) => command.kind === "route" && command.pattern),
    ["/a/b", "/a/x-:id", "/a/:id", "/a/:rest*", "/a", "/:id", "/:opt?", "/:rest*"],
  );
});

Deno.test("a file that exports nothing to answer with is named", () => {
  assert.throws(() => fsCommands([{ path: "a/b.tsx", module: { helper: 1 } }]), /a\/b\.tsx/);
  assert.throws(() => fsCommands([{ path: "_middleware.ts", module: {} }]), /_middleware\.ts/);
  assert.throws(() => fsCommands([{ path: "_layout.tsx", module: {} }]), /_layout\.tsx/);
});
