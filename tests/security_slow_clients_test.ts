import assert from "node:assert/strict";
import { EventStream } from "@/lib/web/live/event_stream.ts";
import { listen, type RequestHandler } from "@/lib/web/http/server.ts";
import { waitUntil } from "@/lib/wait.ts";
import { RawClient } from "@/tests/helpers/raw_client.ts";

const HEADERS_MS = 400;
const REQUEST_MS = 800;
const IDLE_MS = 400;
const STALLED_MS = 1_500;
const DEADLINE_MS = 10_000;
const HEAD = " HTTP/1.1\r\nhost: localhost\r\n";
const DRIBBLE_EVERY_MS = 50;
const DRIBBLERS = 150;
const PROMPT_MS = 1_000;

interface Site {
  url: string;
  events: EventStream;
}

const limits = {
  headersMs: HEADERS_MS,
  requestMs: REQUEST_MS,
  idleMs: IDLE_MS,
  stalledMs: STALLED_MS,
  checkEveryMs: 100,
  bodyBytes: 1_000,
};

/** A server with short patience: `/events` streams, POST reads the body, all else says hello. */
async function withServer(test: (site: Site) => Promise<void>, more: Partial<typeof limits> & object = {}) {
  const events = new EventStream();
  const handler: RequestHandler = async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname === "/events") return events.response() ?? new Response(null, { status: 503 });
    if (pathname === "/body") return new Response(`${(await request.text()).length} bytes`);
    return new Response("hello");
  };
  const server = await listen({ port: 0, hostname: "127.0.0.1", limits: { ...limits, ...more } });
  server.answerWith(handler);
  try {
    await test({ url: server.url, events });
  } finally {
    events.close();
    await server.close();
  }
}

/** Sends a text over and over until it is no longer taken. */
function dribble(client: RawClient, text: string): Disposable {
  const timer = setInterval(() => void client.send(text), DRIBBLE_EVERY_MS);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

Deno.test("a client that says nothing is cut off", () =>
  withServer(async ({ url }) => {
    using client = await RawClient.to(url);
    const ms = await client.ended(DEADLINE_MS);
    assert.ok(ms !== null && ms >= HEADERS_MS / 2, `after ${ms} ms`);
  }));

Deno.test("a client that dribbles its headers is cut off all the same", () =>
  withServer(async ({ url }) => {
    using client = await RawClient.to(url, `GET /${HEAD}`);
    using _dribbling = dribble(client, "x-more: 1\r\n");
    assert.notEqual(await client.ended(DEADLINE_MS), null);
    assert.doesNotMatch(client.received, /hello/);
  }));

Deno.test("a client that dribbles its body is cut off", () =>
  withServer(async ({ url }) => {
    using client = await RawClient.to(url, `POST /body${HEAD}content-length: 900\r\n\r\n`);
    using _dribbling = dribble(client, "a");
    assert.notEqual(await client.ended(DEADLINE_MS), null);
    assert.doesNotMatch(client.received, /HTTP\/1.1 200/);
  }));

Deno.test("a body that no route reads does not keep the connection", () =>
  withServer(async ({ url }) => {
    using client = await RawClient.to(url, `POST /${HEAD}content-length: 900\r\n\r\n`);
    using _dribbling = dribble(client, "a");
    assert.notEqual(await client.ended(DEADLINE_MS), null);
    assert.match(client.received, /HTTP\/1.1 200[^]*hello/);
  }));

Deno.test("an idle connection is ended", () =>
  withServer(async ({ url }) => {
    using client = await RawClient.to(url, `GET /${HEAD}\r\n`);
    await client.until("hello");
    assert.notEqual(await client.ended(DEADLINE_MS), null);
  }));

Deno.test("a viewer that reads nothing loses its place; one that reads keeps it, however long the count", () =>
  withServer(async ({ url, events }) => {
    using live = await RawClient.to(url, `GET /events${HEAD}\r\n`);
    await live.until("retry:");
    let version = 0;
    const large = "x".repeat(60_000);
    const publishing = setInterval(() => events.publish("results", String(++version), large), 5);
    const reading = live.ended(DEADLINE_MS * 2);
    try {
      using stalled = await RawClient.to(url, `GET /events${HEAD}\r\n`);
      await waitUntil(() => events.viewers === 2, { what: "both watch", deadlineMs: DEADLINE_MS });
      await waitUntil(() => events.viewers === 1, { what: "one is cut off", deadlineMs: DEADLINE_MS });
      assert.ok(await stalled.read(), "it could have read");
      const seen = version;
      await waitUntil(() => live.received.includes(`\nid: ${seen + 1}\n`), {
        what: "the other goes on",
        deadlineMs: DEADLINE_MS,
      });
    } finally {
      clearInterval(publishing);
      events.close();
      await reading;
    }
  }));

Deno.test("a stream outlasts every limit that is for requests", () =>
  withServer(async ({ url, events }) => {
    using client = await RawClient.to(url, `GET /events${HEAD}\r\n`);
    await client.until("retry:");
    const begin = performance.now();
    const ticking = setInterval(() => events.publish("results", "1", "tick"), 100);
    const reading = client.ended(DEADLINE_MS);
    await waitUntil(() => performance.now() - begin > 2 * STALLED_MS, {
      what: "twice the longest limit has passed",
      deadlineMs: DEADLINE_MS,
    });
    assert.equal(events.viewers, 1);
    clearInterval(ticking);
    events.close();
    const ms = await reading;
    assert.ok(ms !== null && ms > STALLED_MS, `it ended after ${ms} ms`);
  }));

Deno.test("a viewer that has left before its answer begins takes no place", async () => {
  const events = new EventStream();
  const server = await listen({ port: 0, hostname: "127.0.0.1" });
  let answered = false;
  server.answerWith(async (_request, info) => {
    await info!.completed;
    answered = true;
    return events.response()!;
  });
  const client = await RawClient.to(server.url, `GET /events${HEAD}\r\n`);
  client[Symbol.dispose]();
  await waitUntil(() => answered && events.viewers === 0, {
    what: "nobody watches",
    deadlineMs: DEADLINE_MS,
  });
  await server.close();
});

Deno.test("others are served while many dribble", () =>
  withServer(async ({ url }) => {
    await using parts = new AsyncDisposableStack();
    for (let i = 0; i < DRIBBLERS; i++) {
      const client = parts.use(await RawClient.to(url, `GET /${HEAD}`));
      parts.use(dribble(client, "x: 1\r\n"));
    }
    const begin = performance.now();
    assert.equal(await (await fetch(url)).text(), "hello");
    const ms = performance.now() - begin;
    assert.ok(ms < PROMPT_MS, `it took ${ms} ms`);
  }, { headersMs: DEADLINE_MS, requestMs: DEADLINE_MS }));
