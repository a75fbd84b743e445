import assert from "node:assert/strict";
import { h } from "preact";
import { App, type Context, HttpError, page } from "../mod.ts";
import { ask, textOf } from "./helpers/site.ts";

Deno.test("each method has its own route on a path", async () => {
  const app = new App();
  for (const method of ["get", "post", "put", "patch", "delete"] as const) {
    app[method]("/x", (ctx) => ctx.text(method));
  }
  const handler = app.handler();
  for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
    assert.equal(await textOf(handler, "/x", { method }), method.toLowerCase());
  }
});

Deno.test("HEAD is answered as GET, without a body", async () => {
  const handler = new App().get("/", (ctx) => ctx.text("body", { headers: { "x-a": "1" } })).handler();
  const response = await ask(handler, "/", { method: "HEAD" });
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("x-a"), "1");
  assert.equal(response.body, null);
});

Deno.test("a HEAD request cancels the stream that a GET would have read", async () => {
  let cancelled = false;
  const stream = () => new ReadableStream({ cancel: () => void (cancelled = true) });
  const handler = new App().get("/", () => new Response(stream())).handler();
  await ask(handler, "/", { method: "HEAD" });
  assert.equal(cancelled, true);
});

Deno.test("a method that no route of the path has is a 405 that names those that do", async () => {
  const handler = new App().get("/x", (ctx) => ctx.text("")).put("/x", (ctx) => ctx.text("")).handler();
  const response = await ask(handler, "/x", { method: "POST" });
  assert.equal(response.status, 405);
  assert.equal(response.headers.get("allow"), "GET, PUT");
});

Deno.test("OPTIONS is answered with the methods of the path", async () => {
  const handler = new App().get("/x", (ctx) => ctx.text("")).handler();
  const response = await ask(handler, "/x", { method: "OPTIONS" });
  assert.equal(response.status, 204);
  assert.equal(response.headers.get("allow"), "GET");
});

Deno.test("HEAD is for a route of its own if the path has one; methods may come in small letters", async () => {
  const handler = new App()
    .get("/", (ctx) => ctx.text("", { status: 500 }))
    .head("/", (ctx) => ctx.text("", { status: 202 }))
    .patch("/", (ctx) => ctx.text("patched"))
    .handler();
  assert.equal((await ask(handler, "/", { method: "HEAD" })).status, 202);
  assert.equal(await textOf(handler, "/", { method: "patch" }), "patched");
});

Deno.test(`a route of "*" answers every path`, async () => {
  const handler = new App().all("*", (ctx) => ctx.text(ctx.url.pathname)).handler();
  assert.equal(await textOf(handler, "/"), "/");
  assert.equal(await textOf(handler, "/a/b"), "/a/b");
});

Deno.test("a path that no route has is a 404", async () => {
  const response = await ask(new App().handler(), "/none");
  assert.equal(response.status, 404);
  assert.equal(await response.text(), "Not Found");
});

Deno.test("middlewares run around routes that are added after them, in order, and not around earlier ones", async () => {
  const trail = (name: string) => async (ctx: { next(): Promise<Response> }) => {
    seen.push(`${name}>`);
    const response = await ctx.next();
    seen.push(`<${name}`);
    return response;
  };
  let seen: string[] = [];
  const handler = new App()
    .get("/before", (ctx) => ctx.text(""))
    .use(trail("a"), trail("b"))
    .use("/deep", trail("c"))
    .get("/after", trail("d"), (ctx) => ctx.text(""))
    .get("/deep/er", (ctx) => ctx.text(""))
    .handler();
  const after = async (path: string) => {
    seen = [];
    await ask(handler, path);
    return seen.join(" ");
  };
  assert.equal(await after("/before"), "");
  assert.equal(await after("/after"), "a> b> d> <d <b <a");
  assert.equal(await after("/deep/er"), "a> b> c> <c <b <a");
  assert.equal(await after("/deeper"), "a> b>");
});

Deno.test("middlewares, routes and error pages may be lazy", async () => {
  let loads = 0;
  const handler = new App<{ lazy?: boolean }>()
    .use(() => {
      loads++;
      return Promise.resolve((ctx: Context<{ lazy?: boolean }>) => {
        ctx.state.lazy = true;
        return ctx.next();
      });
    })
    .route("/", () => Promise.resolve({ handler: (ctx) => ctx.json(ctx.state) }))
    .handler();
  assert.equal(await textOf(handler, "/"), `{"lazy":true}`);
  assert.equal(await textOf(handler, "/"), `{"lazy":true}`);
  assert.equal(loads, 1);
});

Deno.test("an error goes to the nearest error page, which knows it", async () => {
  const handler = new App()
    .onError(
      "*",
      (ctx) => ctx.text(`root: ${(ctx.error as Error).message}`, { status: 500 }),
    )
    .onError(
      "/a",
      (ctx) => ctx.text(`a: ${(ctx.error as Error).message}`, { status: 500 }),
    )
    .get("/a/b", () => Promise.reject(new HttpError(418, "deep")))
    .get("/c", () => Promise.reject(new HttpError(418, "top")))
    .handler();
  assert.equal(await textOf(handler, "/a/b"), "a: deep");
  assert.equal(await textOf(handler, "/c"), "root: top");
  assert.equal(await textOf(handler, "/none"), "root: ");
});

Deno.test("an error page that fails leaves its error to the next one", async () => {
  const handler = new App()
    .onError("*", (ctx) => ctx.text((ctx.error as Error).message))
    .onError("/a", () => Promise.reject(new HttpError(500, "the page of a")))
    .get("/a", () => Promise.reject(new HttpError(500, "a itself")))
    .handler();
  assert.equal(await textOf(handler, "/a"), "the page of a");
});

Deno.test("without an error page, an HttpError answers with its message or the status's name", async () => {
  const handler = new App()
    .get("/a", () => Promise.reject(new HttpError(403)))
    .get("/b", () => Promise.reject(new HttpError(409, "taken")))
    .handler();
  assert.equal(await textOf(handler, "/a"), "Forbidden");
  assert.equal(await textOf(handler, "/b"), "taken");
  assert.equal((await ask(handler, "/b")).status, 409);
});

Deno.test("any other error is a 500 that tells nothing, and is logged", async () => {
  const logged = await withLog(async () => {
    const response = await ask(new App().get("/", () => Promise.reject(new Error("secret"))).handler(), "/");
    assert.equal(response.status, 500);
    assert.equal(await response.text(), "Internal server error");
  });
  assert.match(String(logged[0]), /secret/);
});

Deno.test("of HttpErrors without an error page, those that are the server's fault are logged", async () => {
  const handler = new App().get("/:status", (ctx) => {
    throw new HttpError(ctx.params.status === "503" ? 503 : 403);
  }).handler();
  assert.equal((await withLog(async () => void await ask(handler, "/403"))).length, 0);
  assert.equal((await withLog(async () => void await ask(handler, "/503"))).length, 1);
});

Deno.test("an error page decides itself what is logged", async () => {
  const handler = new App()
    .onError("*", (ctx) => ctx.text("sorry", { status: 500 }))
    .get("/", () => Promise.reject(new Error("secret")))
    .handler();
  assert.deepEqual(await withLog(async () => void await ask(handler, "/")), []);
});

Deno.test("a route answers the methods that it has handlers for, and each one where it has none", async () => {
  const component = ({ data }: { data: unknown }) => h("p", null, JSON.stringify(data));
  const handler = new App()
    .route("/page", { component })
    .route("/both", { component, handler: { POST: () => page("posted") } })
    .route("/lazy", () => Promise.resolve({ component }), { methods: ["GET"] })
    .handler();
  const status = async (path: string, method: string) => (await ask(handler, path, { method })).status;
  assert.match(await textOf(handler, "/page", { method: "PUT" }), /<p>{}<\/p>/);
  assert.match(await textOf(handler, "/both"), /<p>{}<\/p>/);
  assert.match(await textOf(handler, "/both", { method: "POST" }), /<p>&quot;posted&quot;<\/p>/);
  assert.equal(await status("/both", "PUT"), 405);
  assert.equal(await status("/page", "PROPFIND"), 405);
  assert.equal(await status("/lazy", "GET"), 200);
  assert.equal(await status("/lazy", "POST"), 405);
});

Deno.test("notFound answers every 404, before error pages do", async () => {
  const handler = new App()
    .notFound((ctx) => ctx.text(`nothing: ${(ctx.error as HttpError).status}`, { status: 404 }))
    .onError("*", (ctx) => ctx.text("error"))
    .get("/gone", () => Promise.reject(new HttpError(404)))
    .handler();
  assert.equal(await textOf(handler, "/none"), "nothing: 404");
  assert.equal(await textOf(handler, "/gone"), "nothing: 404");
});

Deno.test("a component of notFound answers 200 unless a status is set, one of onError with the error's", async () => {
  const component = () => h("p", null, "sorry");
  const quiet = new App().notFound({ component }).handler();
  assert.equal((await ask(quiet, "/none")).status, 200);
  const loud = new App().notFound({ component, handler: () => page(undefined, { status: 404 }) }).handler();
  assert.equal((await ask(loud, "/none")).status, 404);
  const error = new App().onError("*", { component }).handler();
  assert.equal((await ask(error, "/none", { method: "POST" })).status, 404);
});

Deno.test("another app's commands can be mounted under a path", async () => {
  const inner = new App()
    .use(async (ctx) => {
      const response = await ctx.next();
      response.headers.set("x-inner", "1");
      return response;
    })
    .get("/", (ctx) => ctx.text("index"))
    .get("/:id", (ctx) => ctx.text(ctx.params.id));
  const handler = new App().get("/x", (ctx) => ctx.text("outer")).mountApp("/inner", inner).handler();
  assert.equal(await textOf(handler, "/inner"), "index");
  assert.equal(await textOf(handler, "/inner/7"), "7");
  assert.equal((await ask(handler, "/inner/7")).headers.get("x-inner"), "1");
  assert.equal((await ask(handler, "/x")).headers.get("x-inner"), null);
});

Deno.test("an app mounted at the root adds its middlewares, and one with a base path keeps it", async () => {
  const named = (name: string) => (ctx: Context<{ trail?: string }>) => {
    ctx.state.trail = `${ctx.state.trail ?? ""}${name}`;
    return ctx.next();
  };
  const inner = new App<{ trail?: string }>().use(named("b")).get("/x", (ctx) => ctx.json(ctx.state));
  const based = new App<{ trail?: string }>({ basePath: "/v2" }).get("/y", (ctx) => ctx.text("y"));
  const handler = new App<{ trail?: string }>().use(named("a")).mountApp("/", inner).mountApp("/api", based)
    .handler();
  assert.equal(await textOf(handler, "/x"), `{"trail":"ab"}`);
  assert.equal(await textOf(handler, "/api/v2/y"), "y");
  assert.equal((await ask(handler, "/api/y")).status, 404);
});

Deno.test("a middleware that catches an error finds it in the context too", async () => {
  const error = new Error("caught");
  const handler = new App()
    .use(async (ctx) => {
      try {
        return await ctx.next();
      } catch {
        return ctx.text(String(ctx.error === error));
      }
    })
    .get("/", () => Promise.reject(error))
    .handler();
  assert.equal(await textOf(handler, "/"), "true");
});

Deno.test("a base path goes before every route", async () => {
  const handler = new App({ basePath: "/base/" }).get(
    "/",
    (ctx) => ctx.text("root"),
  ).get("/a", (ctx) => ctx.text("a"))
    .handler();
  assert.equal(await textOf(handler, "/base"), "root");
  assert.equal(await textOf(handler, "/base/a"), "a");
  assert.equal((await ask(handler, "/a")).status, 404);
});

Deno.test("a layout wraps the pages under its path, the app wrapper every page", async () => {
  const handler = new App()
    .appWrapper(({ Component }) => h("html", null, h("body", null, h(Component, null))))
    .layout("/a", ({ Component }) => h("div", { class: "a" }, h(Component, null)))
    .layout("/a/b", ({ Component }) => h("div", { class: "b" }, h(Component, null)))
    .layout(
      "/a/c",
      ({ Component }) => h("div", { class: "c" }, h(Component, null)),
      {
        skipInheritedLayouts: true,
        skipAppWrapper: true,
      },
    )
    .get("/a/b", (ctx) => ctx.render(h("p", null, "page")))
    .get("/a/c", (ctx) => ctx.render(h("p", null, "page")))
    .get(
      "/a/d",
      (ctx) => ctx.render(h("p", null), { status: 201 }, { skipInheritedLayouts: true }),
    )
    .handler();
  assert.equal(
    await textOf(handler, "/a/b"),
    `<!DOCTYPE html><html><body><div class="a"><div class="b"><p>page</p></div></div></body></html>`,
  );
  assert.equal(
    await textOf(handler, "/a/c"),
    `<!DOCTYPE html><html><head><meta charset="utf-8"/></head><body><div class="c"><p>page</p></div></body></html>`,
  );
  const response = await ask(handler, "/a/d");
  assert.equal(response.status, 201);
  assert.equal(await response.text(), "<!DOCTYPE html><html><body><p></p></body></html>");
});

Deno.test("a stream passes as it is, chunk by chunk", async () => {
  let send!: (text: string) => void;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => void (send = (text) => controller.enqueue(new TextEncoder().encode(text))),
  });
  const response = await ask(
    new App().use((ctx) => ctx.next()).get("/", () => new Response(body))
      .handler(),
    "/",
  );
  const reader = response.body!.getReader();
  for (const text of ["one", "two"]) {
    send(text);
    assert.equal(new TextDecoder().decode((await reader.read()).value), text);
  }
  await reader.cancel();
});

Deno.test("a forgotten return is named as such", async () => {
  const forgetful = (() => Promise.resolve()) as unknown as () => Response;
  for (const app of [new App().get("/", forgetful), new App().route("/", { handler: { GET: forgetful } })]) {
    const [logged] = await withLog(async () => void await ask(app.handler(), "/"));
    assert.match(String(logged), /is a "return" missing\?/);
  }
});

Deno.test("fsRoutes without a build says what is missing", () => {
  assert.throws(() => new App().fsRoutes().handler(), /Builder/);
});

/** What `body` logs as errors. */
async function withLog(body: () => Promise<void>): Promise<unknown[]> {
  const logged: unknown[] = [];
  const { error } = console;
  console.error = (...args) => void logged.push(...args);
  try {
    await body();
  } finally {
    console.error = error;
  }
  return logged;
}
