import assert from "node:assert/strict";
import { App, type Context } from "../mod.ts";
import { ask } from "./helpers/site.ts";

/** Answers a request with `answer`. */
function answer(
  answer: (ctx: Context<unknown>) => Response | Promise<Response>,
  path = "/",
  init?: RequestInit,
) {
  return ask(new App().all("/*", answer).handler(), path, init);
}

Deno.test("text, html and json set their content type and keep other headers", async () => {
  const init = { status: 202, headers: { "x-a": "1" } };
  for (
    const [make, type, body] of [
      [(ctx: Context<unknown>) => ctx.text("<b>", init), "text/plain;charset=UTF-8", "<b>"],
      [(ctx: Context<unknown>) => ctx.html("<b>", init), "text/html; charset=utf-8", "<b>"],
      [
        (ctx: Context<unknown>) => ctx.json({ a: 1 }, init),
        "application/json",
        `{"a":1}`,
      ],
    ] as const
  ) {
    const response = await answer(make);
    assert.equal(response.headers.get("content-type"), type);
    assert.equal(response.headers.get("x-a"), "1");
    assert.equal(response.status, 202);
    assert.equal(await response.text(), body);
  }
});

Deno.test("a stream of text or bytes has no content type of its own", async () => {
  const response = await answer((ctx) =>
    ctx.stream(async function* () {
      yield "a";
      await Promise.resolve();
      yield "b";
    })
  );
  assert.equal(response.headers.get("content-type"), null);
  assert.equal(await response.text(), "ab");
});

Deno.test("a redirect is a 302 unless told otherwise", async () => {
  const response = await answer((ctx) => ctx.redirect("/there"));
  assert.equal(response.status, 302);
  assert.equal(response.headers.get("location"), "/there");
  assert.equal(
    (await answer((ctx) => ctx.redirect("https://example.com/", 301))).headers
      .get("location"),
    "https://example.com/",
  );
});

Deno.test("a redirect to a path never leaves the host", async () => {
  for (
    const path of ["//evil.example", "/\\evil.example", "\\\\evil.example"]
  ) {
    const response = await answer((ctx) => ctx.redirect(path));
    assert.equal(response.headers.get("location"), "/evil.example");
  }
});

Deno.test("a redirect of a request for partials leads to partials", async () => {
  const to = async (path: string) =>
    (await answer((ctx) => ctx.redirect(path), "/?fresh-partial=true")).headers.get("location");
  assert.equal(await to("/a//b?q=//#h"), "/a/b?q=//&fresh-partial=true#h");
  assert.equal(await to("/a#h"), "/a?fresh-partial=true#h");
});

Deno.test("what is no JSX is not rendered", async () => {
  const { error } = console;
  console.error = () => {};
  try {
    const response = await answer((ctx) => ctx.render({} as Parameters<typeof ctx.render>[0]));
    assert.equal(response.status, 500);
  } finally {
    console.error = error;
  }
});

Deno.test("only a request to upgrade can be upgraded", async () => {
  const response = await answer((ctx) => ctx.upgrade().response);
  assert.equal(response.status, 400);
  assert.match(await response.text(), /upgrade/);
});

Deno.test("repeated slashes in the path are collapsed", async () => {
  assert.equal(
    await (await answer((ctx) => ctx.text(ctx.url.pathname), "/a//b///c"))
      .text(),
    "/a/b/c",
  );
});

Deno.test("each request begins with an empty state, and knows its route", async () => {
  const handler = new App<{ n?: number }>().get("/:x", (ctx) => {
    ctx.state.n = (ctx.state.n ?? 0) + 1;
    return ctx.json({ ...ctx.state, route: ctx.route, isPartial: ctx.isPartial, error: ctx.error });
  }).handler();
  for (let i = 0; i < 2; i++) {
    assert.deepEqual(await (await ask(handler, "/a")).json(), {
      n: 1,
      route: "/:x",
      isPartial: false,
      error: null,
    });
  }
  assert.equal((await (await ask(handler, "/a?fresh-partial=true")).json()).isPartial, true);
});

Deno.test("the host and protocol of a trusted proxy are taken over, those of others are not", async () => {
  const headers = { "x-forwarded-host": "urna.example", "x-forwarded-proto": "https" };
  const app = (trustProxy: boolean) =>
    new App({ trustProxy }).get("/", (ctx) => ctx.text(ctx.url.origin))
      .handler();
  assert.equal(
    await (await ask(app(true), "/", { headers })).text(),
    "https://urna.example",
  );
  assert.equal(
    await (await ask(app(false), "/", { headers })).text(),
    "http://localhost",
  );
});

Deno.test("ctx.info is the server's, and passes untouched", async () => {
  const info = {
    remoteAddr: { transport: "tcp" as const, hostname: "192.0.2.1", port: 1 },
    completed: Promise.resolve(),
  };
  let seen: unknown;
  const handler = new App().get("/", (ctx) => {
    seen = ctx.info;
    return ctx.text("");
  }).handler();
  await handler(new Request("http://localhost/"), info);
  assert.equal(seen, info);
});

Deno.test("a WebSocket route talks with its client", async () => {
  const ended = Promise.withResolvers<string>();
  const app = new App().ws("/echo", {
    message: (socket, event) => socket.send(`echo ${event.data}`),
    close: (_, code, reason) => ended.resolve(`${code} ${reason}`),
  });
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, app.handler());
  const socket = new WebSocket(`ws://127.0.0.1:${server.addr.port}/echo`);
  const heard = Promise.withResolvers<string>();
  const closed = Promise.withResolvers<void>();
  socket.onopen = () => socket.send("hello");
  socket.onmessage = (event) => heard.resolve(event.data);
  socket.onclose = () => closed.resolve();
  assert.equal(await heard.promise, "echo hello");
  socket.close(4000, "enough");
  await closed.promise;
  assert.equal(await ended.promise, "4000 enough");
  await server.shutdown();
});
