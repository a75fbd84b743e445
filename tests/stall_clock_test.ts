import assert from "node:assert/strict";
import { StallClock } from "@/lib/pipeline/stall_clock.ts";

const open = (parts: Record<string, number>) => new Map(Object.entries(parts));

Deno.test("a part that stands where it was is told of after the time, one that moves is not", () => {
  const clock = new StallClock(10_000, 5_000);
  assert.deepEqual(clock.see(open({ a: 1, b: 1 }), 0), new Map());
  assert.deepEqual(clock.see(open({ a: 1, b: 2 }), 5_000), new Map());
  assert.deepEqual(clock.see(open({ a: 1, b: 3 }), 9_999), new Map());
  assert.deepEqual(clock.see(open({ a: 1, b: 4 }), 10_000), new Map([["a", 10_000]]));
  assert.deepEqual(clock.see(open({ a: 2, b: 4 }), 11_000), new Map());
  assert.deepEqual(clock.see(open({ a: 2, b: 4 }), 15_000), new Map());
});

Deno.test("a part that was done in between begins anew, even where it stands as before", () => {
  const clock = new StallClock(10_000, 20_000);
  clock.see(open({ a: 1 }), 0);
  clock.see(open({}), 8_000);
  assert.deepEqual(clock.see(open({ a: 1 }), 9_000), new Map());
  assert.deepEqual(clock.see(open({ a: 1 }), 18_000), new Map());
  assert.deepEqual(clock.see(open({ a: 1 }), 19_000), new Map([["a", 10_000]]));
});

Deno.test("time in which nobody looked counts no more than a step", () => {
  const clock = new StallClock(10_000, 5_000);
  clock.see(open({ a: 1 }), 0);
  assert.deepEqual(clock.see(open({ a: 1 }), 3_600_000), new Map());
  assert.deepEqual(clock.see(open({ a: 1 }), 3_605_000), new Map([["a", 10_000]]));
});
