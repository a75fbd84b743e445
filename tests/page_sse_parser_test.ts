import assert from "node:assert/strict";
import fc from "fast-check";
import { MAX_EVENT_CHARS, SseParser } from "@/lib/web/client/sse_parser.ts";

Deno.test("events are read as the standard describes them", () => {
  const text =
    ': hello\n\nevent: results\nid: 7\ndata: {"a":1}\n\ndata:one\ndata:  two\n\nevent: lost\n\ndata\n\n';
  assert.deepEqual(new SseParser().push(text), [
    { event: "results", data: '{"a":1}', id: "7" },
    { event: "message", data: "one\n two", id: "7" },
    { event: "message", data: "", id: "7" },
  ]);
});

Deno.test("the pieces in which a stream arrives, and its line ends, make no difference", () => {
  const lines = [
    ": beat",
    "",
    "event: results",
    "id: 1",
    "data: ä€😀",
    "data: b",
    "",
    "data: c",
    "",
    "retry: 5",
    "",
  ];
  const expected = new SseParser().push(lines.join("\n") + "\n");
  assert.equal(expected.length, 2);
  const ends = fc.constantFrom("\n", "\r\n", "\r");
  fc.assert(fc.property(ends, fc.array(fc.nat({ max: 90 }), { maxLength: 12 }), (end, cuts) => {
    const text = lines.map((line) => line + end).join("") + (end === "\r" ? "\n" : "");
    const places = [0, ...cuts.filter((cut) => cut < text.length).sort((a, b) => a - b), text.length];
    const parser = new SseParser();
    const events = places.slice(1).flatMap((place, index) => parser.push(text.slice(places[index], place)));
    assert.deepEqual(events, expected);
  }));
});

Deno.test("an event without end is refused, not collected", () => {
  const parser = new SseParser();
  const line = `data: ${"x".repeat(999_990)}\n`;
  assert.throws(() => {
    for (let chars = 0; chars <= MAX_EVENT_CHARS + line.length; chars += line.length) parser.push(line);
  }, RangeError);
});
