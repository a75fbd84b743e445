import assert from "node:assert/strict";
import type { Context } from "fresh";
import { EventStream } from "@/lib/web/live/event_stream.ts";
import type { State } from "@/lib/web/state.ts";
import { MAX_PIPELINED_REQUESTS } from "@/lib/web/http/listener.ts";
import { Places } from "@/lib/web/security/places.ts";
import { isNetwork, isThisMachine, Proxies } from "@/lib/web/security/proxies.ts";
import { listen } from "@/lib/web/http/server.ts";
import { handler } from "@/routes/api/events.ts";
import { withErrorLog } from "@/tests/helpers/error_log.ts";
import { RawClient } from "@/tests/helpers/raw_client.ts";

const DEADLINE_MS = 5_000;
const HEAD = " HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n";

async function withServer(
  limits: Parameters<typeof listen>[0]["limits"],
  test: (url: string) => Promise<void>,
) {
  const server = await listen({ port: 0, hostname: "127.0.0.1", limits });
  server.answerWith(async (request) => new Response(`${(await request.text()).length} bytes`));
  try {
    await test(server.url);
  } finally {
    await server.close();
  }
}

/** The first line of the answer to a request that may be as wrong as one likes. */
async function statusOf(url: string, text: string): Promise<string> {
  using client = await RawClient.to(url, text);
  assert.notEqual(await client.ended(DEADLINE_MS), null, "the connection was left open");
  return client.received.split("\r\n")[0];
}

Deno.test("headers and addresses that are too long are refused", () =>
  withServer({}, async (url) => {
    const long = "a".repeat(20_000);
    assert.match(await statusOf(url, `GET /${HEAD}x: ${long}\r\n\r\n`), / 431 /);
    assert.match(await statusOf(url, `GET /${long}${HEAD}\r\n`), / 431 /);
    assert.match(await statusOf(url, `GET /${HEAD}${"x-some: header\r\n".repeat(2_000)}\r\n`), / 431 /);
  }));

Deno.test("a body that is too long is refused before it is read", () =>
  withServer({ bodyBytes: 1_000 }, async (url) => {
    assert.match(
      await statusOf(url, `POST /${HEAD}content-length: 1001\r\n\r\n${"a".repeat(1_001)}`),
      / 413 /,
    );
    const fits = await fetch(url, { method: "POST", body: "a".repeat(1_000) });
    assert.equal(await fits.text(), "1000 bytes");
  }));

Deno.test("what is no request is refused without a word of ours", async () => {
  const { logged } = await withErrorLog(() =>
    withServer({}, async (url) => {
      assert.match(await statusOf(url, "\x16\x03\x01 hello\r\n\r\n"), / 400 /);
      assert.match(
        await statusOf(url, `POST /${HEAD}content-length: 3\r\ncontent-length: 4\r\n\r\nabcd`),
        / 400 /,
      );
      assert.match(
        await statusOf(url, `POST /${HEAD}content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`),
        / 400 /,
      );
      assert.match(await statusOf(url, "GET / HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n"), / 400 /);
      assert.match(await statusOf(url, "GET / HTTP/1.1\r\nconnection: close\r\n\r\n"), / 400 /);
      assert.match(
        await statusOf(url, "GET http://[/ HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"),
        / 400 /,
      );
    })
  );
  assert.deepEqual(logged, []);
});

Deno.test("connections are bounded, and the next is taken when one ends", async () => {
  const { logged } = await withErrorLog(() =>
    withServer({ connections: 3 }, async (url) => {
      const clients = await Promise.all([1, 2, 3].map(() => RawClient.to(url, "GET / HTTP/1.1\r\n")));
      using fourth = await RawClient.to(url, `GET /${HEAD}\r\n`);
      assert.notEqual(await fourth.ended(DEADLINE_MS), null);
      assert.equal(fourth.received, "");

      await clients[0].send("host: localhost\r\nconnection: close\r\n\r\n");
      assert.notEqual(await clients[0].ended(DEADLINE_MS), null);
      assert.match(await statusOf(url, `GET /${HEAD}\r\n`), / 200 /);
      for (const client of clients) client[Symbol.dispose]();
    })
  );
  assert.equal(logged.length, 1);
});

Deno.test("a connection may ask a few things ahead, but not pile up answers that it does not read", () =>
  withServer({}, async (url) => {
    const ask = "GET / HTTP/1.1\r\nhost: localhost\r\n\r\n";
    const last = `GET /${HEAD}\r\n`;
    using patient = await RawClient.to(url, ask.repeat(MAX_PIPELINED_REQUESTS - 1) + last);
    assert.notEqual(await patient.ended(DEADLINE_MS), null);
    assert.equal(patient.received.split("0 bytes").length - 1, MAX_PIPELINED_REQUESTS);

    using greedy = await RawClient.to(url, ask.repeat(1_000) + last);
    assert.notEqual(await greedy.ended(DEADLINE_MS), null);
    assert.ok(greedy.received.split("0 bytes").length - 1 <= MAX_PIPELINED_REQUESTS);
  }));

Deno.test("places are bounded in all and for each client, and no client is remembered that has none", () => {
  const places = new Places({ inAll: 4, perClient: 2 });
  const first = places.take("a")!;
  assert.ok(places.take("a"));
  assert.equal(places.take("a"), null);
  assert.ok(places.take("b"));
  assert.ok(places.take(null));
  assert.equal(places.take("c"), null);
  first();
  first();
  assert.equal(places.taken, 3);
  assert.ok(places.take("a"));
  assert.equal(places.take("a"), null);
});

Deno.test("viewers beyond the bound get a problem that says when to come back; this machine has no bound of its own", async () => {
  const events = new EventStream({ inAll: 5, perClient: 2 });
  const ask = async (hostname: string) => {
    const info = { remoteAddr: { transport: "tcp", hostname, port: 1 } };
    const req = new Request("http://localhost/api/events");
    return await handler.GET({ state: { live: { events } }, info, req } as Context<State>) as Response;
  };
  const [one, two, three] = [await ask("203.0.113.7"), await ask("203.0.113.7"), await ask("203.0.113.7")];
  assert.deepEqual([one.status, two.status, three.status], [200, 200, 503]);
  assert.equal(three.headers.get("content-type"), "application/problem+json");
  assert.match(three.headers.get("retry-after") ?? "", /^\d+$/);
  assert.equal((await three.json()).status, 503);
  assert.equal((await ask("2001:db8::1")).status, 200);
  assert.equal((await ask("127.0.0.1")).status, 200);
  assert.equal((await ask("127.0.0.1")).status, 200);
  assert.equal((await ask("127.0.0.1")).status, 503, "in all");
  await one.body!.cancel();
  assert.equal((await ask("203.0.113.7")).status, 200);
  assert.equal(events.viewers, 5);
  events.close();
  assert.equal((await ask("203.0.113.9")).status, 200, "closed: a stream that ends at once");
  assert.equal(events.viewers, 0);
});

Deno.test("only a proxy's word is taken on where a request came from", () => {
  const proxies = new Proxies(["10.0.0.0/8", "fd00::7"]);
  assert.equal(proxies.clientOf("203.0.113.9", "198.51.100.1"), "203.0.113.9");
  assert.equal(proxies.clientOf("127.0.0.1", "198.51.100.1"), "198.51.100.1");
  assert.equal(proxies.clientOf("::ffff:10.1.2.3", "6.6.6.6, 198.51.100.1, 10.9.9.9"), "198.51.100.1");
  assert.equal(proxies.clientOf("fd00::7", "2001:db8::1"), "2001:db8::1");
  assert.equal(proxies.clientOf("10.1.2.3", "198.51.100.1, not an address"), "10.1.2.3");
  assert.equal(proxies.clientOf("127.0.0.1", null), "127.0.0.1");
  assert.ok(isThisMachine("::1") && isThisMachine("::ffff:127.0.0.1") && !isThisMachine("10.0.0.1"));
  for (const network of ["10.0.0.0/8", "::1", "fd00::/8", "192.0.2.1"]) {
    assert.ok(isNetwork(network), network);
  }
  for (const text of ["10.0.0.0/33", "::1/129", "10.0.0", "example.org", "1.2.3.4/", ""]) {
    assert.ok(!isNetwork(text), text);
  }
});

Deno.test("the server tells a route the client's address, past a proxy on this machine", async () => {
  const server = await listen({ port: 0, hostname: "127.0.0.1" });
  server.answerWith((_request, info) => new Response(info?.remoteAddr.hostname));
  const ask = async (headers: HeadersInit) => await (await fetch(server.url, { headers })).text();
  assert.equal(await ask({}), "127.0.0.1");
  assert.equal(await ask({ "x-forwarded-for": "198.51.100.1" }), "198.51.100.1");
  await server.close();
});
