import assert from "node:assert/strict";
import fc from "fast-check";
import { Pacer } from "@/lib/pipeline/pacer.ts";

Deno.test("rate 0 lets everything through at once", () => {
  assert.equal(new Pacer(0, 0).take(1_000_000, 0), 0);
});

Deno.test("what may not pass yet is told how long to wait, and then it may", () => {
  const pacer = new Pacer(100, 0);
  const wait = pacer.take(10, 0);
  assert.equal(wait, 100);
  assert.equal(pacer.take(10, wait), 0);
});

Deno.test("however the portions fall, no more passes than the rate allows, and nearly as much", () => {
  const portions = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 50, maxLength: 200 });
  fc.assert(fc.property(portions, fc.integer({ min: 20, max: 5_000 }), (sizes, rate) => {
    const pacer = new Pacer(rate, 0);
    let now = 0;
    let passed = 0;
    for (const size of sizes) {
      for (let wait = pacer.take(size, now); wait > 0; wait = pacer.take(size, now)) now += wait;
      passed += size;
    }
    const allowed = rate * now / 1_000;
    assert.ok(passed <= allowed + 1e-6, `${passed} passed, ${allowed} allowed`);
    // Each wait is rounded up to a whole millisecond.
    assert.ok(passed >= allowed - sizes.length * rate / 1_000 - 1, `${passed} of ${allowed}`);
  }));
});

Deno.test("a pause does not save up more than a short burst", () => {
  const pacer = new Pacer(1_000, 0);
  assert.equal(pacer.take(200, 60_000), 0);
  assert.ok(pacer.take(200, 60_000) > 0);
});
