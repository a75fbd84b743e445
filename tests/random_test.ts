import assert from "node:assert/strict";
import fc from "fast-check";
import { Random, seeded, weightTable } from "@/lib/election/random.ts";

const draw = (random: Random, count: number) => Array.from({ length: count }, () => random.uint32());

Deno.test("the same keys give the same stream, whatever was drawn before", () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.oneof(fc.string(), fc.nat())), fc.nat(50), (seed, keys, before) => {
      const used = seeded("another", 1);
      draw(used, before);
      used.reseed(seed, ...keys);
      assert.deepEqual(draw(used, 8), draw(seeded(seed, ...keys), 8));
    }),
  );
});

Deno.test("a number and its decimal text are the same seed", () => {
  assert.deepEqual(draw(seeded(42, "voter", 7), 4), draw(seeded("42", "voter", "7"), 4));
});

Deno.test("other keys, or the same characters divided otherwise, give another stream", () => {
  const streams = [
    seeded(1, "23"),
    seeded(12, "3"),
    seeded(123),
    seeded("", "123"),
    seeded("123", ""),
    seeded(1, 2, 3),
    seeded(3, 2, 1),
  ].map((random) => draw(random, 2).join());
  assert.equal(new Set(streams).size, streams.length);
});

Deno.test("the first numbers of neighbouring keys spread evenly", () => {
  const cells = new Array<number>(64).fill(0);
  const draws = 64_000;
  const random = new Random(0);
  for (let n = 0; n < draws; n++) {
    random.reseed(2028, "vote", n);
    cells[random.int(64)]++;
  }
  const expected = draws / 64;
  const chiSquared = cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // 63 degrees of freedom: beyond 110 in fewer than 3 of 10,000 fair dice.
  assert.ok(chiSquared < 110, `chi squared ${chiSquared}`);
});

Deno.test("neighbouring keys' first two numbers are not correlated", () => {
  const pairs = 50_000;
  let product = 0;
  for (let n = 0; n < pairs; n++) {
    product += (seeded(1, n).next() - 0.5) * (seeded(1, n + 1).next() - 0.5);
  }
  assert.ok(Math.abs(product / pairs) * 12 < 4 / Math.sqrt(pairs), `correlation ${product / pairs * 12}`);
});

Deno.test("numbers stay within their range", () => {
  fc.assert(fc.property(fc.string(), fc.integer({ min: 1, max: 2 ** 32 }), (seed, n) => {
    const random = seeded(seed);
    for (let i = 0; i < 20; i++) {
      const fraction = random.next();
      assert.ok(fraction >= 0 && fraction < 1);
      const whole = random.int(n);
      assert.ok(Number.isInteger(whole) && whole >= 0 && whole < n);
    }
  }));
});

/** How often each index is picked, exactly, as the table has it. */
function shares(weights: number[]): number[] {
  const { keep, alias } = weightTable(weights);
  const share = weights.map(() => 0);
  keep.forEach((kept, index) => {
    share[index] += kept / weights.length;
    share[alias[index]] += (1 - kept) / weights.length;
  });
  return share;
}

Deno.test("a weight table picks each index as often as its weight says, and weight 0 never", () => {
  const weight = fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1e9, noNaN: true }));
  fc.assert(fc.property(fc.array(weight, { minLength: 1, maxLength: 60 }), (weights) => {
    const sum = weights.reduce((total, one) => total + one, 0);
    fc.pre(sum > 0);
    shares(weights).forEach((share, index) => {
      assert.ok(Math.abs(share - weights[index] / sum) < 1e-9, `${share} for ${weights[index]} of ${sum}`);
      if (weights[index] === 0) assert.equal(share, 0);
    });
  }));
});

Deno.test("weights that mean nothing are refused", () => {
  for (const weights of [[], [0, 0], [1, -1], [NaN], [Infinity]]) {
    assert.throws(() => weightTable(weights), RangeError);
  }
});
