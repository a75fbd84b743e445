import assert from "node:assert/strict";
import { benchUsage, readBenchOptions } from "@/lib/bench/options.ts";
import { type BenchContext, type BenchPart, type Figure, numberedRuns, scaled } from "@/lib/bench/part.ts";
import { BENCH_PARTS } from "@/lib/bench/parts.ts";
import { median, quantile } from "@/lib/bench/statistics.ts";
import { figuresTable } from "@/lib/bench/table.ts";
import { UserError } from "@/lib/errors.ts";

const part = (name: string): BenchPart => ({
  name,
  does: `does ${name}`,
  measure: () => Promise.resolve([]),
});
const PARTS = [part("fast"), part("slow")];
const context = (runs: number, scale: number): BenchContext => ({
  ...{ runs, scale, say: () => {} },
  signal: new AbortController().signal,
});
const figure = (more: Partial<Figure>): Figure => ({
  ...{ what: "counting", unit: "ballots/s", role: "urna", runs: [1] },
  ...more,
});

Deno.test("without arguments all parts run three times at full size", () => {
  assert.deepEqual(readBenchOptions([], PARTS), { parts: PARTS, runs: 3, scale: 1, json: false });
});

Deno.test("named parts run in the order in which they are named", () => {
  const options = readBenchOptions(["slow", "fast", "--runs", "5", "--scale", "0.1", "--json"], PARTS);
  assert.deepEqual(options, { parts: [PARTS[1], PARTS[0]], runs: 5, scale: 0.1, json: true });
});

Deno.test("--help names each part and what it does, and asks for no run", () => {
  assert.equal(readBenchOptions(["nonsense", "--help"], PARTS), null);
  const usage = benchUsage(PARTS);
  for (const { name, does } of PARTS) assert.match(usage, new RegExp(`^  ${name} +${does}$`, "m"));
});

for (
  const [args, says] of [
    [["quick"], '"quick": accepted is fast, slow'],
    [["--runs", "0"], '--runs "0": accepted is a whole number from 1 to 100'],
    [["--runs", "101"], '--runs "101": accepted is a whole number from 1 to 100'],
    [["--runs", "2.5"], '--runs "2.5": accepted is a whole number from 1 to 100'],
    [["--runs", ""], '--runs "": accepted is a whole number from 1 to 100'],
    [["--scale", "0"], '--scale "0": accepted is a number above 0 and up to 1'],
    [["--scale", "1.01"], '--scale "1.01": accepted is a number above 0 and up to 1'],
    [["--scale", "half"], '--scale "half": accepted is a number above 0 and up to 1'],
    [["--size", "3"], "Unknown option '--size'; --help lists the options"],
  ] as const
) {
  Deno.test(`bench ${JSON.stringify(args)} is refused in one line that says what is accepted`, () => {
    assert.throws(() => readBenchOptions(args, PARTS), (error) => {
      assert.ok(error instanceof UserError);
      assert.equal(error.message, says);
      return true;
    });
  });
}

Deno.test("every part that the benchmarks are made of has a name of its own and a line on what it measures", () => {
  const names = BENCH_PARTS.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  for (const { name, does } of BENCH_PARTS) {
    assert.match(name, /^[a-z]+$/);
    assert.match(does, /^[^\n]{10,}$/);
  }
});

Deno.test("a full run warms up, a quick look does not", () => {
  assert.deepEqual(numberedRuns(context(3, 1)), [-1, 0, 1, 2]);
  assert.deepEqual(numberedRuns(context(3, 0.5)), [0, 1, 2]);
});

Deno.test("an amount is scaled to a whole number, and never to nothing", () => {
  assert.equal(scaled(500_000, context(1, 0.1)), 50_000);
  assert.equal(scaled(15, context(1, 0.1)), 2);
  assert.equal(scaled(3, context(1, 0.001)), 1);
});

Deno.test("a quantile lies between the two values beside it, in proportion, whatever their order", () => {
  const values = [40, 10, 30, 20];
  assert.equal(median(values), 25);
  assert.equal(quantile(values, 0), 10);
  assert.equal(quantile(values, 1), 40);
  assert.equal(quantile(values, 0.75), 32.5);
  assert.equal(median([7]), 7);
  assert.deepEqual(values, [40, 10, 30, 20], "the values stay as they were");
  assert.throws(() => quantile([], 0.5), RangeError);
});

const row = (figure: Figure) => figuresTable([figure])[2].split("|").slice(1, -1).map((cell) => cell.trim());

Deno.test("a figure's row has its median with the unit, the spread, the number of runs and the verdict", () => {
  const runs = [1_200, 900, 1_000];
  assert.deepEqual(row(figure({ runs, aim: { atLeast: 1_000 } })), [
    ...["counting", "1,000 ballots/s", "900 to 1,200", "3", "≥ 1,000: yes"],
  ]);
});

Deno.test("a single run has no spread, and a limit is called one", () => {
  assert.deepEqual(row(figure({ role: "limit", unit: "", runs: [0.8512] })), [
    ...["limit: counting", "0.851", "", "1", ""],
  ]);
});

Deno.test("an aim is met at its very value, and missed just beside it", () => {
  const verdict = (value: number, aim: Figure["aim"]) => row(figure({ runs: [value], aim }))[4];
  assert.equal(verdict(0.85, { atLeast: 0.85 }), "≥ 0.85: yes");
  assert.equal(verdict(0.849, { atLeast: 0.85 }), "≥ 0.85: no");
  assert.equal(verdict(100, { atMost: 100 }), "≤ 100: yes");
  assert.equal(verdict(100.1, { atMost: 100 }), "≤ 100: no");
});

Deno.test("the table is Markdown whose columns stand below each other", () => {
  const lines = figuresTable([figure({}), figure({ what: "a longer name", runs: [123_456] })]);
  assert.equal(lines.length, 4);
  assert.equal(new Set(lines.map((line) => line.length)).size, 1);
  const bars = (line: string) => [...line.matchAll(/\|/g)].map(({ index }) => index);
  for (const line of lines) assert.deepEqual(bars(line), bars(lines[0]));
});
