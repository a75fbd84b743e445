import assert from "node:assert/strict";
import fc from "fast-check";
import { ratio } from "@/lib/election/results.ts";
import { rateNow, stepOf } from "@/lib/web/chart/chart.ts";
import { Course } from "@/lib/web/chart/course.ts";
import { pathOf, type Point, pointsOf } from "@/lib/web/chart/trail.ts";
import { type ChartData, rateOver, sharesOver } from "@/lib/web/history/chart_data.ts";
import type { Span } from "@/lib/web/history/recorder.ts";
import type { History, Sample } from "@/lib/web/history/sample.ts";

const BEGUN = Date.parse("2028-11-07T12:00:00.000Z");
const IDS = ["ana", "bo"];

/** What stood so many ms after the beginning. */
type Count = (ms: number) => readonly [number, number];

function sampleAt(ms: number, count: Count): Sample {
  const votes = count(ms);
  const sum = votes[0] + votes[1];
  const rest = { registered: 1000, rejected: 0, by_location: [sum] };
  return { at: BEGUN + ms, version: 1 + ms, votes: sum, by_candidate: votes, ...rest };
}

/** The history of a count that was looked at so many ms after its beginning. */
function historyOf(moments: readonly number[], count: Count): History {
  const samples = [0, ...moments].map((ms) => sampleAt(ms, count));
  return { candidates: IDS, locations: ["all"], samples };
}

/** What a browser reads from what the server has drawn, and goes on with. */
function opened(data: ChartData, span: Span): Course {
  const isArea = data.kind === "rate";
  return new Course({
    ...data,
    isMinute: span === "minute",
    trails: data.trails.map(({ points, value }) => ({
      points: pointsOf(pathOf(points, isArea)),
      value: Math.round(value * 100) / 100,
    })),
  });
}

const moments = (longestMs: number) =>
  fc.array(fc.integer({ min: 150, max: longestMs }), { minLength: 2, maxLength: 60 })
    .map((gaps) => gaps.map(((at) => (gap: number) => at += gap)(0)));
const spans = fc.constantFrom<Span>("all", "minute");
/** Of these moments, how many the server has seen before the page is opened. */
const cut = <T>(all: readonly T[], part: number): [T[], T[]] => {
  const place = 1 + Math.floor(part * (all.length - 1));
  return [all.slice(0, place), all.slice(place)];
};
const part = fc.double({ min: 0, max: 0.999, noNaN: true });

Deno.test("a constant rate is drawn as one, whenever the page is opened and whatever frames come then", () => {
  const rates = fc.integer({ min: 10, max: 9000 });
  fc.assert(
    fc.property(
      fc.oneof(moments(1200), moments(40_000)),
      rates,
      spans,
      part,
      (seen, perSecond, span, opensAt) => {
        const count: Count = (ms) => [Math.floor(ms * perSecond / 1000), 0];
        const [before, after] = cut(seen, opensAt);
        const drawn = rateOver(historyOf(before, count), "votes", span);
        const course = opened(drawn, span);
        const isSteady = (points: readonly Point[], step: number) => {
          // At each end of a step a part of a vote is missing, and where the first one came in, at most one.
          const most = drawn.unit + 2 / step + 0.02;
          for (const [x, y] of points) {
            if (x <= step) continue; // the first step rises from zero
            const rate = y * drawn.unit;
            assert.ok(Math.abs(rate - perSecond) <= most, `${rate} instead of ${perSecond} at ${x}`);
          }
        };
        isSteady(drawn.trails[0].points, drawn.step);
        for (const ms of after) {
          const window = course.goOn(BEGUN + ms, [count(ms)[0]]);
          assert.ok(window);
          isSteady(course.trails[0], stepOf(window, span === "minute"));
        }
      },
    ),
    { numRuns: 400 },
  );
});

Deno.test("what a page has drawn going on is what the server draws then, rates and shares", () => {
  const votes = fc.array(fc.tuple(fc.nat({ max: 90 }), fc.nat({ max: 90 })), {
    minLength: 60,
    maxLength: 60,
  });
  fc.assert(
    fc.property(
      fc.oneof(moments(1200), moments(40_000)),
      votes,
      spans,
      part,
      (seen, gained, span, opensAt) => {
        let sum = [0, 0];
        const at = new Map(
          seen.map((ms, n) => [ms, sum = sum.map((votes, place) => votes + gained[n][place])]),
        );
        const count: Count = (ms) => (at.get(ms) ?? [0, 0]) as [number, number];
        const [before, after] = cut(seen, opensAt);
        const charts = (
          history: History,
        ) => [rateOver(history, "votes", span), sharesOver(history, IDS, span)];
        const [first, all] = [historyOf(before, count), historyOf(seen, count)];
        for (const [place, drawn] of charts(first).entries()) {
          if (drawn.origin === null) continue;
          const course = opened(drawn, span);
          course.goOn(BEGUN + before.at(-1)!, valuesOf(first.samples.at(-1)!, drawn)); // the page's own frame
          for (const ms of after) course.goOn(BEGUN + ms, valuesOf(sampleAt(ms, count), drawn));
          const anew = charts(all)[place];
          assert.equal(course.origin, anew.origin);
          for (const [n, points] of course.trails.entries()) {
            const shown = points.filter(([x]) => x >= anew.window.from);
            const expected = anew.trails[n].points;
            assert.deepEqual(shown.map(([x]) => x), expected.map(([x]) => x));
            // Between two frames a page knows no votes, only shares: there they differ a little.
            const same = drawn.kind === "share" ? [shown.length - 1] : shown.keys();
            const units = drawn.kind === "share" ? 1 : 2 + anew.unit / drawn.unit;
            for (const place of same) {
              const other = expected[place][1] * anew.unit / drawn.unit;
              const [x, y] = shown[place];
              assert.ok(Math.abs(other - y) <= units, `${drawn.kind} at ${x}: ${y} instead of ${other}`);
            }
          }
        }
      },
    ),
    { numRuns: 300 },
  );
});

function valuesOf({ votes, by_candidate }: Sample, { kind }: ChartData): number[] {
  return kind === "rate" ? [votes] : by_candidate.map((one) => ratio(one, votes));
}

Deno.test("a chart of an empty election begins with the first ballots, after the silence before them", () => {
  const empty: History = historyOf([], () => [0, 0]);
  const rates = opened(rateOver(empty, "votes", "all"), "all");
  const shares = opened(sharesOver(empty, IDS, "all"), "all");
  for (const course of [rates, shares]) {
    assert.equal(course.goOn(BEGUN + 500, [0, 0].slice(0, course.trails.length)), null);
    assert.equal(course.origin, null);
  }
  assert.deepEqual(rates.goOn(BEGUN + 60_500, [100]), { from: 0, to: 10 });
  shares.goOn(BEGUN + 60_500, [0.75, 0.25]);
  assert.equal(rates.origin, BEGUN + 59_250);
  assert.deepEqual(rates.trails, [[[0, 0], [1, 8000], [2, 8000]]]);
  assert.deepEqual(shares.trails[1], [[0, 500], [1, 500], [2, 500]]);
  rates.clear();
  assert.equal(rates.goOn(BEGUN + 70_000, [0]), null);
});

Deno.test("a page that saw nothing for hours draws the mean over them, with no more points than before", () => {
  for (const span of ["all", "minute"] as const) {
    const count: Count = (ms) => [Math.min(ms, 100_000) / 20 + Math.max(0, ms - 100_000) / 100, 0];
    const course = opened(rateOver(historyOf([100_000], count), "votes", span), span);
    course.goOn(BEGUN + 100_000 + 7 * 3_600_000, count(100_000 + 7 * 3_600_000));
    const [points] = course.trails;
    assert.ok(points.length <= 62, `${points.length} points`);
    assert.ok(points.slice(-20).every(([, y]) => y === 100), String(points)); // 10 a second, in tenths
  }
});

Deno.test("steps are so long that few points are enough, and each is twice the one before", () => {
  assert.deepEqual([10, 60, 61, 120, 121, 86_400].map((to) => stepOf({ from: 0, to }, false)), [
    1,
    1,
    2,
    2,
    4,
    2048,
  ]);
  assert.equal(stepOf({ from: 900, to: 960 }, true), 1);
});

Deno.test("the rate now is that of the last step until another one is over, moved by what has come since", () => {
  assert.equal(rateNow(60, 0, 0, 1), 60);
  assert.equal(rateNow(60, 30, 0.5, 1), 60);
  assert.equal(rateNow(60, 0, 0.5, 1), 30);
  assert.equal(rateNow(60, 0, 1, 1), 0);
});
