import assert from "node:assert/strict";
import fc from "fast-check";
import { loadScenario } from "@/lib/scenario/load.ts";
import {
  MAX_TIME_MARKS,
  MAX_VALUE_MARKS,
  spread,
  timeMarks,
  timeStep,
  valueMarks,
} from "@/lib/web/chart/axes.ts";
import { labelName } from "@/lib/web/chart/label_name.ts";
import { timeText, valueText } from "@/lib/web/chart/mark_text.ts";
import { valueIn } from "@/lib/web/chart/series.ts";
import { pathOf, type Point, pointsOf, shownFrom } from "@/lib/web/chart/trail.ts";
import { rateOver, sharesOver } from "@/lib/web/history/chart_data.ts";
import { tableRows } from "@/lib/web/history/table_rows.ts";
import { frameAfter, historyOf } from "./helpers/histories.ts";

const scenario = await loadScenario("germany");
const ids = scenario.candidates.map((candidate) => candidate.candidate_id);

const points = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 5000 })), { maxLength: 60 })
  .map((steps) => {
    let x = 0;
    return steps.map(([by, y]): Point => [x += by, y]);
  });

Deno.test("what is drawn can be read again, as a line and as an area", () => {
  fc.assert(fc.property(points, fc.boolean(), (trail, isArea) => {
    assert.deepEqual(pointsOf(pathOf(trail, isArea)), trail);
  }));
  assert.equal(pathOf([[0, 5], [2, 7], [4, 0]], true), "M0 0l0 -5 2-2 2 7V0z");
});

Deno.test("points left of the window go, but for the one that its first line comes from", () => {
  assert.deepEqual(shownFrom([[0, 1], [1, 1], [2, 1], [3, 1]], 2), [[2, 1], [3, 1]]);
  assert.deepEqual(shownFrom([[0, 1], [1, 1], [3, 1]], 2), [[1, 1], [3, 1]]);
  assert.deepEqual(shownFrom([[3, 1], [4, 1]], 2), [[3, 1], [4, 1]]);
});

Deno.test("an axis of values ends at or above the largest, with few round marks", () => {
  fc.assert(fc.property(fc.double({ min: 0.01, max: 1e6, noNaN: true }), (largest) => {
    const marks = valueMarks(largest);
    assert.ok(marks.length <= MAX_VALUE_MARKS && marks.at(-1)! >= largest * (1 - 1e-6));
    assert.ok(marks.length >= 2 && marks.at(-1)! <= 1.5 * largest);
  }));
  assert.deepEqual([valueMarks(36), valueMarks(0.6)], [[10, 20, 30, 40], [0.2, 0.4, 0.6]]);
});

Deno.test("an axis of time has a few round times, whatever its length", () => {
  const length = fc.integer({ min: 10, max: 40 * 86_400 });
  fc.assert(fc.property(length, fc.nat({ max: 2_000_000_000 }), (seconds, start) => {
    const marks = timeMarks(start * 1000, (start + seconds) * 1000);
    assert.ok(marks.length >= 1 - Number(seconds > 3 * 86_400) && marks.length <= MAX_TIME_MARKS);
    assert.ok(marks.every((at) => at >= start * 1000 && at <= (start + seconds) * 1000));
  }));
  assert.deepEqual([timeStep(60, 60), timeStep(61, 60), timeStep(86_400 * 100, 10)], [1, 2, 864_000]);
});

Deno.test("times are round on the clock of whoever reads them, also when it is put back", () => {
  const hour = 3_600_000;
  const at = Date.parse("2028-11-07T12:10:00.000Z");
  const iso = (marks: number[]) => marks.map((mark) => new Date(mark).toISOString().slice(5, 16));
  const india = () => 5.5 * hour;
  assert.deepEqual(iso(timeMarks(at, at + 3 * hour, india)), ["11-07T12:30", "11-07T13:30", "11-07T14:30"]);
  const night = Date.parse("2028-11-05T00:00:00.000Z");
  const newYork = (time: number) => time < Date.parse("2028-11-05T06:00:00.000Z") ? -4 * hour : -5 * hour;
  const marks = timeMarks(night, night + 18 * hour, newYork);
  assert.deepEqual(iso(marks), ["11-05T04:00", "11-05T11:00", "11-05T17:00"]); // 0, 6 and 12 o'clock
});

Deno.test("a time is told with seconds where they matter, and a day where it begins", () => {
  const at = Date.parse("2028-11-07T23:59:30.000Z");
  const told = (language: string, step: number, count: number) =>
    Array.from({ length: count }, (_, n) => timeText(language, "UTC", step)(at + 30_000 + n * step * 1000));
  assert.deepEqual(timeText("en-US", "UTC", 30)(at), "23:59:30");
  assert.deepEqual(told("en-US", 43_200, 3), ["Nov 8", "12:00", "Nov 9"]);
  assert.deepEqual(told("de-DE", 86_400, 2), ["8. Nov.", "9. Nov."]);
  assert.equal(timeText("en-US", "America/New_York", 86_400)(at), "Nov 7");
});

Deno.test("the values of an axis have the same number of decimals", () => {
  const told = (language: string, isShare: boolean, values: number[]) =>
    values.map(valueText(language, isShare, values[0]));
  assert.deepEqual(told("en-US", false, [0.5, 1, 1.5]), ["0.5", "1.0", "1.5"]);
  assert.deepEqual(told("en-US", false, [2000, 4000]), ["2,000", "4,000"]);
  assert.deepEqual(told("pt-BR", true, [0.05, 0.1]), ["5%", "10%"]);
  assert.deepEqual(told("en-US", true, [0.005, 0.01]), ["0.5%", "1.0%"]);
});

Deno.test("of a long name a label has what fits", () => {
  assert.equal(labelName("Eleanor Marchbanks"), "Eleanor Marchbanks");
  assert.equal(labelName("Maria Fernanda Albuquerque"), "M. F. Albuquerque");
  assert.equal(labelName("Ana Leutheusser-Schnarrenberger"), "Leutheusser-Schnar…");
  assert.equal(labelName("Wolfeschlegelsteinhausenberger"), "Wolfeschlegelstein…");
});

Deno.test("labels keep their order and distance, and stay within the chart", () => {
  const heights = fc.array(fc.double({ min: 0, max: 260, noNaN: true }), { minLength: 1, maxLength: 10 });
  fc.assert(fc.property(heights, (wanted) => {
    const placed = spread(wanted, 17, 260);
    const order = wanted.map((_, place) => place).sort((a, b) => wanted[a] - wanted[b]);
    assert.ok(placed.every((y) => y >= -1e-6 && y <= 260));
    for (const [n, place] of order.slice(1).entries()) {
      assert.ok(placed[place] - placed[order[n]] >= 17 - 1e-6);
    }
  }));
  assert.deepEqual(spread([100, 20], 17, 260), [100, 20]);
});

Deno.test("the rates of a series add up to what came in", () => {
  for (const seconds of [35, 90, 400, 1100]) {
    const { desk, frame } = historyOf(scenario, { seconds, silence: (second) => second > 40 && second < 70 });
    const history = desk.read("all", frame);
    for (const series of ["votes", "registered", `votes ${ids[0]}`, "location BY"] as const) {
      const { trails: [{ points, value, series: of }], step, until, unit } = rateOver(history, series, "all");
      assert.equal(of, series);
      const whole = points.filter(([x]) => x <= until);
      const sum = whole.reduce((total, [, y]) => total + y * unit * step, 0);
      const last = valueIn(frame, series);
      assert.ok(last > 0 && value <= last, series);
      assert.ok(Math.abs(sum - value) <= whole.length * unit * step / 2, `${series}: ${sum} for ${value}`);
      assert.ok(whole.every(([x], n) => n === 0 || x === whole[n - 1][0] + step));
      assert.ok(points.length - whole.length <= 1);
    }
  }
});

Deno.test("shares begin with the first vote, end with the frame's, and are in the window", () => {
  const { desk, frame } = historyOf(scenario, { seconds: 300 });
  const history = desk.read("all", frame);
  for (const span of ["all", "minute"] as const) {
    const { trails, origin, window, unit } = sharesOver(history, ids, span);
    const last = new Date(origin! + window.to * 1000).getTime();
    assert.ok(last - Date.parse(frame.as_of) < 1000 && last >= Date.parse(frame.as_of));
    for (const { points, series, value } of trails) {
      assert.ok(Math.abs(value - valueIn(frame, series)) < 1e-9);
      assert.ok(Math.abs(points.at(-1)![1] * unit - value) <= unit / 2 + 1e-9);
      assert.ok(points.every(([x]) => x >= window.from && x <= window.to));
    }
    const sums = trails[0].points.map((_, n) =>
      trails.reduce((sum, { points }) => sum + points[n][1] * unit, 0)
    );
    assert.ok(sums.every((sum) => Math.abs(sum - 1) < 0.01), String(sums));
    assert.equal(window.to - window.from, span === "minute" ? 60 : window.to);
  }
});

Deno.test("before the first vote there is nothing to draw", () => {
  const { desk, frame } = historyOf(scenario, { seconds: 10 });
  const history = desk.read("all", frame);
  const { origin, trails } = sharesOver(history, ids, "all");
  assert.deepEqual([origin, trails.every(({ points }) => points.length === 0)], [null, true]);
  const rate = rateOver(history, "votes", "minute");
  assert.deepEqual([rate.origin, rate.trails[0].points], [null, []]);
  assert.deepEqual(tableRows(history, rate, "votes"), []);
});

Deno.test("the table's rows go back evenly from the newest, and their rates add up to the votes", () => {
  const { desk, frame } = historyOf(scenario, { seconds: 300 });
  const history = desk.read("all", frame);
  const rows = tableRows(history, rateOver(history, "votes", "all"), "votes");
  assert.deepEqual([rows[0].at, rows[0].total], [Date.parse(frame.as_of), frame.totals.votes]);
  const length = (rows[0].at - rows[1].at) / 1000;
  const sum = rows.reduce((total, { perSecond }) => total + perSecond * length, 0);
  assert.ok(Math.abs(sum - frame.totals.votes) < 1);
  const earlier = frameAfter(scenario, 300 - Math.round(length));
  assert.ok(Math.abs(rows[1].total - earlier.totals.votes) < 20);
});
