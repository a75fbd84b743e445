import assert from "node:assert/strict";
import { VIEWERS } from "@/lib/bench/parts/viewers.ts";
import { Arrivals } from "@/lib/bench/viewers/arrivals.ts";
import { PackedEvents, unpackedAlone } from "@/lib/bench/viewers/packed_events.ts";
import { EventStream } from "@/lib/web/live/event_stream.ts";

/** Fifty viewers. */
const SCALE = 0.005;

Deno.test("the benchmark of viewers tells of deliveries, memory, the count and the limit", async () => {
  const figures = await VIEWERS.measure({
    runs: 1,
    scale: SCALE,
    say: () => {},
    signal: new AbortController().signal,
  });
  const value = (pattern: RegExp) => {
    const figure = figures.find(({ what }) => pattern.test(what));
    assert.ok(figure, `nothing of ${pattern} in ${figures.map(({ what }) => what).join("; ")}`);
    return figure.runs[0];
  };
  for (const { what, runs } of figures) {
    assert.ok(runs.length === 1 && runs.every((run) => run >= 0 && Number.isFinite(run)), `${what}: ${runs}`);
  }
  assert.ok(value(/^50 viewers: .* p99$/) >= value(/^50 viewers: .* p50$/));
  assert.ok(value(/^50 viewers: from the totals.*p50/) > 0);
  assert.ok(value(/^50 viewers: frames that each gets/) > 0);
  const bytes = value(/^50 viewers: size of a frame/);
  assert.ok(bytes > 100 && bytes < 4_000, `${bytes} bytes`);
  assert.ok(value(/nobody watching/) > 0 && value(/at full speed, 50 viewers/) > 0);
  assert.ok(value(/^largest number/) >= 50);
  assert.ok(figures.some(({ role, what }) => role === "limit" && /bare node:net, 50 sockets/.test(what)));
});

Deno.test("a viewer's stream is taken apart without unpacking it, however it is cut", async () => {
  const stream = new EventStream();
  const reader = stream.response(null, true)!.body!.getReader();
  const pieces = [...new TextEncoder().encode("HTTP/1.1 200 OK\r\nvary: x\r\n\r\n")];
  const read = async () => void pieces.push(...(await reader.read()).value!);
  stream.publish("results", "1", "one");
  for (const _ of ["head", "hello", "first"]) await read();
  stream.publish("results", "2", "one and more");
  await read();
  stream.close();
  for (const cut of [1, 7, 1_000]) {
    const events = new PackedEvents();
    const found = [];
    for (let at = 0; at < pieces.length; at += cut) {
      found.push(...events.push(Uint8Array.from(pieces.slice(at, at + cut))));
    }
    assert.equal(events.status, 200);
    assert.equal(found.length, 3);
    assert.equal(new Set(found.map(({ name }) => name)).size, 3);
    assert.match(unpackedAlone(found[0].bytes) ?? "", /^retry: /);
    assert.equal(unpackedAlone(found[1].bytes), "event: results\nid: 1\ndata: one\n\n");
  }
});

Deno.test("arrivals are told from each event's first one and from its own time", () => {
  const arrivals = new Arrivals();
  assert.equal(arrivals.summary(), null);
  const [first, whole, second, again, comment] = [1, 2, 3, 4, 5];
  for (const at of [1_000, 1_010, 1_100]) arrivals.add(first, 100, at);
  arrivals.add(whole, 300, 1_200);
  for (const at of [2_000, 2_000]) arrivals.add(second, 100, at);
  arrivals.add(again, 100, 9_000);
  arrivals.add(comment, 5, 2_001);
  arrivals.tell(first, 77, 900);
  arrivals.tell(whole, 77, 900);
  arrivals.tell(again, 78, 900);
  arrivals.drop(comment);
  const { events, arrivals: all, spreadMs, ageMs } = arrivals.summary()!;
  assert.deepEqual([events, all], [3, 7]);
  assert.equal(spreadMs.max, 200, "of the same event in another form");
  assert.deepEqual([ageMs?.p50, ageMs?.max], [155, 300]);
});
