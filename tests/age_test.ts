import assert from "node:assert/strict";
import fc from "fast-check";
import { ageBandLabel, ageBandOf, ageOn, isIsoDate } from "@/lib/election/age.ts";

Deno.test("an age is counted in whole years, a birthday included", () => {
  const table: [string, string, number][] = [
    ["2000-05-17", "2018-05-16", 17],
    ["2000-05-17", "2018-05-17", 18],
    ["2000-05-17", "2018-05-18", 18],
    ["2000-12-31", "2018-01-01", 17],
    ["2000-01-01", "2018-12-31", 18],
    ["1999-11-07", "2028-11-07", 29],
    ["1899-03-01", "2024-02-29", 124],
    ["2024-02-29", "2024-02-29", 0],
    ["2024-03-01", "2024-02-29", -1],
  ];
  for (const [born, day, age] of table) assert.equal(ageOn(born, day), age, `${born} on ${day}`);
});

Deno.test("somebody born on 29 February completes a year on 1 March of a common year", () => {
  assert.equal(ageOn("2004-02-29", "2022-02-28"), 17);
  assert.equal(ageOn("2004-02-29", "2022-03-01"), 18);
  assert.equal(ageOn("2004-02-29", "2024-02-28"), 19);
  assert.equal(ageOn("2004-02-29", "2024-02-29"), 20);
});

const isoDate = fc.date({
  min: new Date("1900-01-01T00:00:00Z"),
  max: new Date("2100-12-31T00:00:00Z"),
  noInvalidDate: true,
}).map((date) => date.toISOString().slice(0, 10));

Deno.test("an age agrees with counting the birthdays that have been", () => {
  fc.assert(fc.property(isoDate, isoDate, (one, other) => {
    const [born, day] = [one, other].sort();
    let birthdays = 0;
    for (let year = Number(born.slice(0, 4)) + 1; year <= 2101; year++) {
      // A text comparison puts 02-29 before 03-01 in every year, as the rule has it.
      if (`${year}${born.slice(4)}` <= day) birthdays++;
    }
    assert.equal(ageOn(born, day), birthdays);
  }));
});

Deno.test("an age belongs to the band that holds it, and to none outside all", () => {
  const bands = [{ from: 18, to: 24 }, { from: 25, to: 64 }, { from: 65, to: null }];
  assert.equal(ageBandOf(bands, 17), undefined);
  assert.equal(ageBandOf(bands, 18), bands[0]);
  assert.equal(ageBandOf(bands, 24), bands[0]);
  assert.equal(ageBandOf(bands, 25), bands[1]);
  assert.equal(ageBandOf(bands, 65), bands[2]);
  assert.equal(ageBandOf(bands, 130), bands[2]);
  assert.deepEqual(bands.map(ageBandLabel), ["18–24", "25–64", "65+"]);
});

Deno.test("only days of the calendar are ISO dates", () => {
  for (const day of ["2024-02-29", "1900-01-01", "2028-12-31"]) assert.ok(isIsoDate(day), day);
  for (const text of ["2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "24-02-29", "2024-2-9", ""]) {
    assert.ok(!isIsoDate(text), text);
  }
});
