import assert from "node:assert/strict";
import { Router } from "../src/router.ts";

const CASES: [pattern: string, path: string, params: Record<string, string> | null][] = [
  ["/a", "/a", {}],
  ["/a", "/a/", {}],
  ["/a", "/b", null],
  ["/a", "/a/b", null],
  ["/", "/", {}],
  ["/café", "/caf%C3%A9", {}],
  ["/:id", "/7", { id: "7" }],
  ["/:id", "/a%20b%2Fc", { id: "a b%2Fc" }],
  ["/:id", "/%zz", { id: "%zz" }],
  ["/:id", "/%E0%A4%A", { id: "%E0%A4%A" }],
  ["/:id", "/", null],
  ["/:id", "/7/8", null],
  ["/:id(\\d+)", "/7", { id: "7" }],
  ["/:id(\\d+)", "/x", null],
  ["/x/:id?", "/x", { id: "" }],
  ["/x/:id?", "/x/7", { id: "7" }],
  ["/:lang?/about", "/about", { lang: "" }],
  ["/:lang?/about", "/de/about", { lang: "de" }],
  ["/f/:rest*", "/f", { rest: "" }],
  ["/f/:rest*", "/f/a/b%20c", { rest: "a/b c" }],
  ["/f/:rest+", "/f", null],
  ["/f/:rest+", "/f/a/b", { rest: "a/b" }],
  ["/:rest*", "/", { rest: "" }],
  ["/w/*", "/w/x/y", {}],
  ["/:name.csv", "/results.csv", { name: "results" }],
  ["/:name.csv", "/results.json", null],
  ["/from-:a-to-:b", "/from-x-to-y", { a: "x", b: "y" }],
  ["/u/:user/p/:post", "/u/ada/p/1", { user: "ada", post: "1" }],
];

for (const [pattern, path, params] of CASES) {
  Deno.test(`the pattern ${pattern} ${params ? "matches" : "does not match"} ${path}`, () => {
    const router = new Router<string>();
    router.add(pattern, "item");
    const [match] = router.match(path);
    assert.deepEqual(match?.params ?? null, params);
    assert.equal(match?.pattern, params ? pattern : undefined);
  });
}

Deno.test("an exact pattern beats a dynamic one that was registered before it", () => {
  const router = new Router<string>();
  router.add("/:id", "dynamic");
  router.add("/a", "exact");
  assert.equal(router.match("/a")[0].item, "exact");
  assert.equal(router.match("/b")[0].item, "dynamic");
});

Deno.test("among dynamic patterns the first registered comes first", () => {
  const router = new Router<string>();
  router.add("/x/:rest*", "rest");
  router.add("/x/:id", "id");
  router.add("/:a/:b", "two");
  assert.deepEqual(router.match("/x/1").map(({ item }) => item), ["rest", "id", "two"]);
});
