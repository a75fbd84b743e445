import assert from "node:assert/strict";
import fc from "fast-check";
import { SteadyClock } from "@/lib/web/live/steady_clock.ts";

const HOUR_MS = 3_600_000;
const START = Date.parse("2028-11-07T21:00:00Z");

/** A machine whose clock can be set. */
function machine() {
  let [steady, wall] = [5_000, START];
  const clock = new SteadyClock({ wall: () => wall, steady: () => steady });
  return {
    now: () => clock.now().getTime(),
    wall: () => wall,
    pass: (ms: number) => [steady, wall] = [steady + ms, wall + ms],
    set: (ms: number) => wall += ms,
  };
}

Deno.test("it is the machine's time of day", () => {
  const { now, pass } = machine();
  assert.equal(now(), START);
  pass(1_500);
  assert.equal(now(), START + 1_500);
});

Deno.test("set back an hour, it neither jumps nor stands still, and agrees again when both have met", () => {
  const { now, wall, pass, set } = machine();
  now();
  set(-HOUR_MS);
  assert.equal(now(), START);
  pass(10_000);
  assert.equal(now(), START + 5_000);
  pass(2 * HOUR_MS);
  assert.equal(now(), wall());
});

Deno.test("set forward, it follows at once", () => {
  const { now, pass, set } = machine();
  now();
  set(HOUR_MS);
  pass(10);
  assert.equal(now(), START + HOUR_MS + 10);
});

Deno.test("however the clock is set, it only grows, and by at least half of the time that passes", () => {
  const step = fc.record({
    pass: fc.integer({ min: 2, max: 10_000 }),
    set: fc.integer({ min: -1e8, max: 1e8 }),
  });
  fc.assert(fc.property(fc.array(step), (steps) => {
    const { now, pass, set } = machine();
    let before = now();
    for (const each of steps) {
      set(each.set);
      pass(each.pass);
      const after = now();
      assert.ok(after - before >= Math.floor(each.pass / 2), `${after - before} of ${each.pass}`);
      before = after;
    }
  }));
});
