import assert from "node:assert/strict";
import type { Context } from "fresh";
import { EventStream } from "@/lib/web/live/event_stream.ts";
import type { State } from "@/lib/web/state.ts";
import { handler } from "@/routes/api/events.ts";

const decoder = new TextDecoder();

function reader(response: Response): () => Promise<string | null> {
  const chunks = response.body!.getReader();
  return async () => {
    const { value, done } = await chunks.read();
    return done ? null : decoder.decode(value);
  };
}

Deno.test("a viewer gets the newest event first, then each new one", async () => {
  const stream = new EventStream();
  stream.publish("results", "1", "{}");
  const next = reader(stream.response()!);
  assert.match(await next() ?? "", /^retry: \d+\n\n$/);
  assert.equal(await next(), "event: results\nid: 1\ndata: {}\n\n");
  stream.publish("results", "2", '{"a":1}');
  assert.equal(await next(), 'event: results\nid: 2\ndata: {"a":1}\n\n');
  stream.close();
  assert.equal(await next(), null);
});

Deno.test("a slow viewer misses what it cannot take, and then gets the newest", async () => {
  const stream = new EventStream();
  const next = reader(stream.response()!);
  await next();
  const large = "x".repeat(40_000);
  for (let i = 1; i <= 50; i++) stream.publish("results", String(i), large);
  const ids: number[] = [];
  while (ids.at(-1) !== 50) ids.push(Number((await next() ?? "").match(/id: (\d+)/)?.[1]));
  assert.ok(ids.length < 10, `it got ${ids.length} of 50 events`);
  assert.deepEqual(ids, ids.toSorted((a, b) => a - b));
  stream.close();
});

Deno.test("a viewer that leaves is forgotten", async () => {
  const stream = new EventStream();
  const response = stream.response()!;
  assert.equal(stream.viewers, 1);
  await response.body!.cancel();
  assert.equal(stream.viewers, 0);
});

Deno.test("line breaks that would end an event early are refused", () => {
  const stream = new EventStream();
  assert.throws(() => stream.publish("results", "1\n2", "{}"));
  assert.throws(() => stream.publish("results", "1", "{\r}"));
});

Deno.test("who asks for the headers alone gets those of a viewer, and no stream", async () => {
  const events = new EventStream();
  const info = { remoteAddr: { transport: "tcp", hostname: "127.0.0.1", port: 1 } };
  const req = new Request("http://localhost/api/events", { headers: { "accept-encoding": "br, gzip" } });
  const context = { state: { live: { events } }, info, req } as unknown as Context<State>;
  const watched = await handler.GET(context);
  const head = await handler.HEAD(context);
  assert.deepEqual([...head.headers], [...watched.headers]);
  assert.equal(head.body, null);
  assert.equal(events.viewers, 1);
  events.close();
});
