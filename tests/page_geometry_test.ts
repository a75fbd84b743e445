import assert from "node:assert/strict";
import fc from "fast-check";
import { ARC_GAP, arcsOf, barScale, barWidth, RING_LENGTH } from "@/lib/web/chart/geometry.ts";

const votes = fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 12 })
  .filter((counts) => counts.some((count) => count > 0));

Deno.test("arcs follow each other, and none overlaps the next", () => {
  fc.assert(fc.property(votes, (counts) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    const arcs = arcsOf(counts.map((count) => count / total));
    for (const [index, arc] of arcs.entries()) {
      const end = arcs[index + 1]?.start ?? RING_LENGTH;
      const own = (counts[index] / total) * RING_LENGTH;
      assert.ok(arc.start + Math.min(arc.length, own) <= end + 0.01);
      assert.equal(arc.length > 0, counts[index] > 0);
      assert.ok(arc.length <= Math.max(own, ARC_GAP) + 0.01);
    }
  }));
});

Deno.test("a single candidate's arc is the whole ring, without a gap", () => {
  assert.deepEqual(arcsOf([1]), [{ start: 0, length: RING_LENGTH, x: 0, y: 1 }]);
  assert.equal(arcsOf([0, 1])[1].length, RING_LENGTH);
});

Deno.test("a quarter's arc points to the upper right", () => {
  const [quarter] = arcsOf([0.25, 0.75]);
  assert.ok(quarter.x > 0.7 && quarter.y < -0.7);
  assert.equal(quarter.length, 25 - ARC_GAP);
});

Deno.test("no arcs have a length while there are no votes", () => {
  assert.deepEqual(arcsOf([0, 0]).map((arc) => arc.length), [0, 0]);
});

Deno.test("a full bar stands for the largest share, rounded up to a tenth", () => {
  assert.equal(barScale([]), 0.1);
  assert.equal(barScale([0.27, 0.4]), 0.4);
  assert.equal(barScale([0.401]), 0.5);
  assert.equal(barScale([1]), 1);
  assert.equal(barWidth(0.2, 0.4), 50);
  assert.equal(barWidth(0), 0);
});

Deno.test("bars stay in their track and in proportion", () => {
  fc.assert(fc.property(votes, (counts) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    const shares = counts.map((count) => count / total);
    const scale = barScale(shares);
    for (const share of shares) {
      const width = barWidth(share, scale);
      assert.ok(width <= 100 && Math.abs(width * scale - share * 100) < 0.01);
    }
  }));
});
