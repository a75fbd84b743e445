import assert from "node:assert/strict";
import fc from "fast-check";
import { RegistryEntries, registryEntry } from "@/lib/election/registry_entry.ts";
import { pageOf, type RegistryEntry, sortedOnce, sortedPage } from "@/lib/election/voter_page.ts";
import { loadScenario } from "@/lib/scenario/load.ts";

const ids = fc.array(fc.string({ maxLength: 3 }), { maxLength: 40 });

Deno.test("texts come once, in their order", () => {
  fc.assert(fc.property(ids, (texts) => {
    const sorted = sortedOnce(texts);
    assert.deepEqual(new Set(sorted), new Set(texts));
    for (let i = 1; i < sorted.length; i++) assert.ok(sorted[i - 1] < sorted[i]);
  }));
});

Deno.test("a sorted page finds whoever is on it, in whatever order they are asked for", () => {
  fc.assert(fc.property(ids, ids, (known, asked) => {
    const sorted = sortedOnce(known);
    const entryOf = (location: string): RegistryEntry => ({ location, gender: "", age: 0, age_band: "" });
    const page = sortedPage(sorted, (place) => entryOf(sorted[place]));
    const same = pageOf(new Map(sorted.map((id) => [id, entryOf(id)])));
    assert.equal(page.size, same.size);
    for (const id of [...asked, ...known]) {
      const place = page.place(id);
      assert.equal(place >= 0, same.place(id) >= 0);
      if (place >= 0) assert.equal(page.entry(place).location, id);
    }
  }));
});

Deno.test("entries made by the day of birth are those made by the date", async () => {
  const scenario = await loadScenario();
  const entries = new RegistryEntries(scenario);
  const days = fc.date({ min: new Date("1700-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
    .map((date) => Math.floor(date.getTime() / 86_400_000));
  fc.assert(fc.property(days, (day) => {
    const date_of_birth = new Date(day * 86_400_000).toISOString().slice(0, 10);
    const voter = { location: "CA", gender: "x", date_of_birth };
    for (const _ of ["worked out", "remembered"]) {
      assert.deepEqual(entries.of("CA", "x", day), registryEntry(voter, scenario));
    }
  }));
});
