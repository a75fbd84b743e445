import assert from "node:assert/strict";
import fc from "fast-check";
import { formatFor } from "@/lib/web/format.ts";
import { spokenFor, wordsFor } from "@/lib/web/messages/mod.ts";
import { initialsOf, namesOf } from "@/lib/web/names.ts";

const en = formatFor("en-US");
const de = formatFor("de-DE");

Deno.test("a part is never said to be none or all when it is neither", () => {
  const table: [number, string, string][] = [
    [0, "0.0%", "0%"],
    [0.0000001, "<0.1%", "<1%"],
    [0.0009, "<0.1%", "<1%"],
    [0.001, "0.1%", "<1%"],
    [0.384, "38.4%", "38%"],
    [0.9951, "99.5%", ">99%"],
    [0.99951, ">99.9%", ">99%"],
    [0.9999999, ">99.9%", ">99%"],
    [1, "100.0%", "100%"],
  ];
  for (const [part, tenths, whole] of table) {
    assert.equal(en.percent(part), tenths);
    assert.equal(en.wholePercent(part), whole);
  }
  fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (part) => {
    assert.equal(en.percent(part) === "0.0%", part === 0);
    assert.equal(en.percent(part) === "100.0%", part === 1);
  }));
});

Deno.test("a margin in points is never said to be none when it is some", () => {
  assert.equal(en.points(0), "0.0");
  assert.equal(en.points(0.0004), "<0.1");
  assert.equal(en.points(0.021), "2.1");
  assert.equal(de.points(0.021), "2,1");
  assert.equal(en.points(-0.021), "−2.1");
});

Deno.test("numbers and dates follow the language", () => {
  assert.equal(en.count(1234567), "1,234,567");
  assert.equal(de.count(1234567), "1.234.567");
  assert.equal(de.percent(0.384), "38,4\u00a0%");
  assert.equal(en.date("2028-11-07"), "November 7, 2028");
  assert.equal(de.date("2029-03-25"), "25. März 2029");
  assert.equal(en.list(["A", "B", "C"]), "A, B, and C");
});

Deno.test("a time of day names its zone", () => {
  const moment = "2028-11-07T21:04:09.000Z";
  assert.equal(en.time(moment, "UTC"), "21:04:09 UTC");
  assert.equal(en.time(moment, "America/New_York"), "16:04:09 EST");
  assert.equal(de.time("2028-11-07T00:04:09Z", "UTC"), "00:04:09 UTC");
});

Deno.test("texts come in the scenario's language, and in English where there are none in it", () => {
  assert.equal(wordsFor("de-AT").t.results.heading, "Ergebnisse");
  assert.equal(spokenFor("de-AT"), "de-AT");
  const other = wordsFor("fr-FR");
  assert.equal(other.t.results.heading, "Results");
  assert.equal(spokenFor("fr-FR"), "en");
  assert.equal(other.f.count(1234), new Intl.NumberFormat("fr-FR").format(1234));
});

Deno.test("a short name is the last word, unless two candidates share it", () => {
  const short = (...names: string[]) =>
    [...namesOf(names.map((name) => ({ candidate_id: name, candidate_name: name }))).values()]
      .map((name) => name.short);
  assert.deepEqual(short("Ada Byron", "Leyla Aksoy-Brandl"), ["Byron", "Aksoy-Brandl"]);
  assert.deepEqual(short("Ada Byron", "Bo Byron", "Cy"), ["Ada Byron", "Bo Byron", "Cy"]);
});

Deno.test("initials are those of the first and last word", () => {
  assert.equal(initialsOf("Eleanor Marchbanks"), "EM");
  assert.equal(initialsOf("Leyla Aksoy-Brandl"), "LB");
  assert.equal(initialsOf("östen"), "Ö");
  assert.equal(initialsOf("Ada (incumbent) Byron"), "AB");
});
