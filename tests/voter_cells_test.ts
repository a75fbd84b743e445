import assert from "node:assert/strict";
import fc from "fast-check";
import { VoterCells } from "@/lib/election/voter_cells.ts";

const names = {
  locations: ["CA", "TX", "WY"],
  bands: [{ from: 18, to: 24 }, { from: 25, to: 64 }, { from: 65, to: null }],
  genders: ["female", "male"],
};
const cells = new VoterCells(names);

const voter = fc.record({
  location: fc.constantFrom(...names.locations, "elsewhere"),
  registered_age: fc.integer({ min: 0, max: 110 }),
  gender: fc.constantFrom(...names.genders, "another"),
});
const filter = fc.record({
  location: fc.constantFrom(null, ...names.locations),
  ages: fc.constantFrom(null, ...names.bands),
  gender: fc.constantFrom(null, ...names.genders),
});

Deno.test("a filter's mask has the cell of each voter whom the filter lets through, and of nobody else", () => {
  fc.assert(fc.property(voter, filter, (voter, { location, ages, gender }) => {
    const passes = (location === null || voter.location === location) &&
      (ages === null || voter.registered_age >= ages.from && voter.registered_age <= (ages.to ?? Infinity)) &&
      (gender === null || voter.gender === gender);
    const mask = cells.mask({ location, ages, gender });
    assert.equal(mask.length, cells.size);
    assert.equal(mask[cells.of(voter)], passes ? "1" : "0");
  }));
});

Deno.test("voters have the same cell where location, age band and gender are the same, and nowhere else", () => {
  const kinds = names.locations.flatMap((location) =>
    [3, 20, 30, 70].flatMap((registered_age) =>
      names.genders.map((gender) => cells.of({ location, registered_age, gender }))
    )
  );
  assert.equal(new Set(kinds).size, kinds.length);
  assert.ok(kinds.every((cell) => cell >= 0 && cell < cells.size));
  const young = { location: "TX", gender: "male" };
  assert.equal(cells.of({ ...young, registered_age: 18 }), cells.of({ ...young, registered_age: 24 }));
});
