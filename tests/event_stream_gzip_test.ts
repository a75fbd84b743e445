import assert from "node:assert/strict";
import { crc32, gunzipSync } from "node:zlib";
import fc from "fast-check";
import { listen } from "@/lib/web/http/server.ts";
import { takesCoding } from "@/lib/web/http/codings.ts";
import { appendedBytes, joinedCrc } from "@/lib/web/live/crc32.ts";
import { EventStream } from "@/lib/web/live/event_stream.ts";
import { waitUntil } from "@/lib/wait.ts";
import { RawClient } from "@/tests/helpers/raw_client.ts";

const DEADLINE_MS = 5_000;
const EVENTS = 20;

/** Numbers that nothing makes smaller but the event before, and one that changes. */
function data(version: number): string {
  const numbers = Array.from({ length: 500 }, (_, i) => crc32(String(i)));
  return JSON.stringify({ numbers, version });
}

/** What a viewer gets, piece by piece as it is unpacked. */
function unpacked(response: Response): () => Promise<string> {
  const pieces = response.body!.pipeThrough(new DecompressionStream("gzip"))
    .pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  return async () => {
    const { value, done } = await pieces.read();
    if (!done) text += value;
    return done ? `${text}(over)` : text;
  };
}

async function until(more: () => Promise<string>, end: string): Promise<string> {
  for (let text = await more();; text = await more()) {
    if (text.endsWith(end)) return text;
    assert.ok(!text.endsWith("(over)"), `it was over before ${end}`);
  }
}

const event = (version: number) => `event: results\nid: ${version}\ndata: ${data(version)}\n\n`;

Deno.test("a viewer that takes gzip gets each event as it comes, and a stream that ends as gzip does", async () => {
  const stream = new EventStream();
  const early = unpacked(stream.response(null, true)!);
  stream.publish("results", "1", data(1));
  await until(early, event(1));
  const late = unpacked(stream.response(null, true)!); // it knows nothing of what came before
  await until(late, event(1));
  for (let version = 2; version <= EVENTS; version++) {
    stream.publish("results", String(version), data(version));
    await Promise.all([until(early, event(version)), until(late, event(version))]);
  }
  stream.close();
  const all = Array.from({ length: EVENTS }, (_, i) => event(i + 1)).join("");
  assert.equal(await until(early, "(over)"), `retry: 1000\n\n${all}(over)`);
  assert.equal(await until(late, "(over)"), `retry: 1000\n\n${all}(over)`);
});

Deno.test("an event that differs little from the one before takes few bytes, and whoever missed that gets it whole", async () => {
  const stream = new EventStream();
  const reader = stream.response(null, true)!.body!.getReader();
  stream.publish("results", "1", data(1));
  const sizes: number[] = [];
  const pieces: Uint8Array[] = [];
  const read = async () => {
    const { value } = await reader.read();
    pieces.push(value!);
    sizes.push(value!.length);
  };
  for (const _ of ["head", "hello", "first"]) await read();
  stream.publish("results", "2", data(2));
  await read();
  assert.ok(sizes[3] < sizes[2] / 10, `${sizes[3]} of ${sizes[2]} bytes`);
  stream.close();
  await read();
  assert.match(new TextDecoder().decode(gunzipSync(await new Blob(pieces as BlobPart[]).bytes())), /id: 2\n/);
});

Deno.test("a slow viewer that takes gzip misses what it cannot take, and its stream goes on as gzip", async () => {
  const stream = new EventStream();
  const response = stream.response(null, true)!;
  const random = (chars: number) =>
    Array.from({ length: chars }, () => Math.random().toString(36)[2]).join("");
  const last = 40;
  for (let version = 1; version <= last; version++) {
    stream.publish("results", String(version), random(20_000));
    await new Promise((resolve) => setImmediate(resolve)); // a round each, whoever takes part in it
  }
  const more = unpacked(response);
  let seen = "";
  while (!seen.includes(`id: ${last}\n`)) seen = await more();
  stream.publish("results", String(last + 1), "the end");
  await until(more, "the end\n\n");
  stream.close();
  const whole = await until(more, "(over)");
  const ids = [...whole.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
  assert.ok(ids.length < last / 2, `it got ${ids}`);
  assert.deepEqual(ids, ids.toSorted((a, b) => a - b));
  assert.equal(new Set(ids).size, ids.length);
});

Deno.test("a quiet stream says that it is there, a busy one has no need to; the event after that is whole", async () => {
  const BEAT_MS = 400;
  const stream = new EventStream(undefined, BEAT_MS);
  const more = unpacked(stream.response(null, true)!);
  stream.publish("results", "1", data(1));
  await until(more, ": still here\n\n");
  stream.publish("results", "2", data(2));
  const text = await until(more, event(2));
  assert.match(text, /^retry: 1000\n\n(event: .*\nid: 1\n.*\n\n)(: still here\n\n)+event: /);
  const begin = performance.now();
  let busy = "";
  for (let version = 3; performance.now() - begin < 4 * BEAT_MS; version++) {
    stream.publish("results", String(version), data(version));
    busy = (await until(more, event(version))).slice(text.length);
  }
  stream.close();
  assert.doesNotMatch(busy, /still here/);
});

Deno.test("over a connection the stream is the same, and is not cut into chunks", async () => {
  const events = new EventStream();
  const server = await listen({ port: 0, hostname: "127.0.0.1" });
  server.answerWith((request) =>
    events.response(null, takesCoding(request.headers.get("accept-encoding"), "gzip"))!
  );
  events.publish("results", "1", data(1));
  using plain = await RawClient.to(server.url, "GET / HTTP/1.1\r\nhost: localhost\r\n\r\n");
  await plain.until(event(1));
  const watching = await fetch(server.url, { headers: { "accept-encoding": "gzip" } });
  assert.equal(watching.headers.get("content-encoding"), "gzip");
  await waitUntil(() => events.viewers === 2, { what: "both watch", deadlineMs: DEADLINE_MS });
  const text = watching.text();
  events.publish("results", "2", data(2));
  await plain.until(event(2));
  events.close();
  assert.notEqual(await plain.ended(DEADLINE_MS), null);
  assert.equal(await text, `retry: 1000\n\n${event(1)}${event(2)}`);
  const [head, body] = plain.received.split(/(?<=\r\n\r\n)/);
  assert.match(head, /connection: close/i);
  assert.doesNotMatch(head, /transfer-encoding|content-encoding/i);
  assert.equal(body, `retry: 1000\n\n${event(1)}${event(2)}`);
  await server.close();
});

Deno.test("a client takes gzip where it says so, by name or among all", () => {
  for (const header of ["gzip", "br, gzip;q=0.5", "GZIP", "*", "identity, *;q=0.1"]) {
    assert.ok(takesCoding(header, "gzip"), header);
  }
  for (const header of [null, "", "br", "gzip;q=0", "gzip; q=0.000, *", "*;q=0", "x-gzip-like"]) {
    assert.ok(!takesCoding(header, "gzip"), String(header));
  }
});

Deno.test("the checksum of two texts one after the other follows from those of each", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 300 }), (a, b) => {
    const both = new Uint8Array([...a, ...b]);
    assert.equal(joinedCrc(crc32(a), crc32(b), appendedBytes(b.length)), crc32(both));
  }));
  const long = new Uint8Array(1_000_003).fill(7);
  assert.equal(joinedCrc(crc32(long), crc32("x"), appendedBytes(1)), crc32("x", crc32(long)));
  assert.equal(joinedCrc(crc32("x"), crc32(long), appendedBytes(long.length)), crc32(long, crc32("x")));
});
