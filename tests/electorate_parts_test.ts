import assert from "node:assert/strict";
import fc from "fast-check";
import { ageGroupLabel } from "@/lib/election/age.ts";
import { demographicsOf, summedBy } from "@/lib/election/demographics.ts";
import { TransientError } from "@/lib/errors.ts";
import { loadScenario } from "@/lib/scenario/load.ts";
import { groupsOf } from "@/lib/store/voter_groups.ts";
import { Arrivals, NEWEST_VOTERS, SHOWN_ARRIVALS } from "@/lib/web/electorate/arrivals.ts";
import { CursorSeal, MAX_CURSOR_CHARS } from "@/lib/web/electorate/cursor.ts";
import { Gate } from "@/lib/web/electorate/gate.ts";
import { publicVoters } from "@/lib/web/electorate/public_voter.ts";
import { Refreshed } from "@/lib/web/electorate/refreshed.ts";
import { registrationPace } from "@/lib/web/electorate/registration_pace.ts";
import { voterQueryOf, voterViewOf } from "@/lib/web/electorate/voter_view.ts";

const BANDS = [{ from: 18, to: 24 }, { from: 25, to: 64 }, { from: 65, to: null }];

Deno.test("an age is in the band that holds it, and below the first one in a band of its own", () => {
  const labels = [0, 17, 18, 24, 25, 64, 65, 105].map((age) => ageGroupLabel(BANDS, age));
  assert.deepEqual(labels, ["0–17", "0–17", "18–24", "18–24", "25–64", "25–64", "65+", "65+"]);
});

Deno.test("groups count every voter once", () => {
  const voter = fc.record({
    location: fc.constantFrom("CA", "WY", "TX"),
    registered_age: fc.integer({ min: 0, max: 105 }),
    gender: fc.constantFrom("female", "male"),
    nationality: fc.constantFrom("US", "CA"),
    voters: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
  });
  fc.assert(fc.property(fc.array(voter), (voters) => {
    const groups = groupsOf(voters, BANDS);
    const all = voters.reduce((sum, one) => sum + (one.voters ?? 1), 0);
    assert.equal(groups.reduce((sum, group) => sum + group.registered_voters, 0), all);
    const names = groups.map((group) => JSON.stringify({ ...group, registered_voters: 0 }));
    assert.equal(new Set(names).size, groups.length);
  }));
});

Deno.test("demographics have every band with every gender, in the scenario's order, then whatever else there is", () => {
  const names = { age_bands: BANDS, genders: [{ code: "f" }, { code: "m" }] };
  const rows = demographicsOf(names, [
    { age_band: "65+", gender: "m", registered: 4 },
    { age_band: "0–17", gender: "f", registered: 1 },
  ], [
    { age_band: "65+", gender: "m", candidate_id: "a", votes: 2 },
    { age_band: "65+", gender: "m", candidate_id: "b", votes: 1 },
  ]);
  assert.deepEqual(
    rows.map(({ age_band, gender }) => `${age_band} ${gender}`),
    ["18–24 f", "18–24 m", "25–64 f", "25–64 m", "65+ f", "65+ m", "0–17 f"],
  );
  const [oldest] = rows.filter((row) => row.age_band === "65+" && row.gender === "m");
  assert.deepEqual(oldest, {
    age_band: "65+",
    gender: "m",
    registered: 4,
    votes: 3,
    votes_by_candidate: { a: 2, b: 1 },
  });
  const men = summedBy("gender", rows).find(({ group }) => group === "m");
  assert.deepEqual(men, { group: "m", registered: 4, votes: 3, votes_by_candidate: { a: 2, b: 1 } });
  assert.deepEqual(summedBy("age_band", rows).map(({ registered }) => registered), [0, 0, 4, 1]);
});

Deno.test("the pace of registration is that of the last ten seconds, and nothing once it stands still", () => {
  const samples = [{ at: 0, registered: 0 }, { at: 20_000, registered: 2_000 }, {
    at: 30_000,
    registered: 7_000,
  }];
  assert.equal(registrationPace(samples, 30_000), 500);
  assert.equal(registrationPace(samples, 25_000), 300);
  assert.equal(registrationPace(samples, 5_000), 100);
  assert.equal(registrationPace(samples, 41_000), 0);
  assert.equal(registrationPace(samples, 0), 0);
  assert.equal(registrationPace([], 1_000), 0);
});

Deno.test("a sealed cursor tells nothing, is the same each time, and opens for its own selection and key alone", () => {
  const seal = new CursorSeal(new Uint8Array(32).fill(7));
  const place = { voter_id: "00000000-002a-8123-8abc-0123456789ab", location: "CA" };
  const sealed = seal.seal({ place, rowsBefore: 50 }, "all");
  assert.match(sealed, /^[\w-]+$/);
  assert.ok(sealed.length <= MAX_CURSOR_CHARS);
  assert.equal(seal.seal({ place, rowsBefore: 50 }, "all"), sealed);
  assert.notEqual(seal.seal({ place, rowsBefore: 51 }, "all"), sealed);
  const bytes = Uint8Array.fromBase64(sealed, { alphabet: "base64url" });
  assert.ok(!new TextDecoder("latin1").decode(bytes).includes("002a"));

  assert.deepEqual(seal.open(sealed, "all"), { place, rowsBefore: 50 });
  assert.equal(seal.open(sealed, "some"), null);
  assert.equal(new CursorSeal(new Uint8Array(32).fill(8)).open(sealed, "all"), null);
  for (const wrong of ["", "x", "%", sealed.slice(1), `${sealed}AAAA`, "A".repeat(MAX_CURSOR_CHARS + 4)]) {
    assert.equal(seal.open(wrong, "all"), null, wrong);
  }
  const flipped = bytes.slice();
  flipped[20] ^= 1;
  assert.equal(seal.open(flipped.toBase64({ alphabet: "base64url", omitPadding: true }), "all"), null);
});

Deno.test("the address of a view leads to it; what an address says wrongly is left out", async () => {
  const scenario = await loadScenario();
  const of = (query: string) => voterViewOf(new URLSearchParams(query), scenario);
  for (
    const query of ["", "?location=CA", "?age=18&gender=male&sort=location-desc", "?location=WY&before=abc"]
  ) assert.equal(voterQueryOf(of(query)), query);
  const wrong = "?location=XX&age=19&gender=x&sort=name";
  assert.deepEqual(of(wrong), of(""));
});

Deno.test("voters are shown in an order that comes from what is shown: their place in the registry is in none", () => {
  const row = fc.record({
    voter_id: fc.uuid(),
    location: fc.constantFrom("CA", "WY", "TX"),
    registered_age: fc.integer({ min: 18, max: 105 }),
    gender: fc.constantFrom("female", "male"),
    nationality: fc.constant("US"),
  });
  fc.assert(fc.property(fc.array(row), (rows) => {
    const shown = publicVoters(rows, BANDS);
    assert.deepEqual(publicVoters(rows.toReversed(), BANDS), shown);
    assert.equal(shown.length, rows.length);
    for (const voter of shown) {
      assert.deepEqual(Object.keys(voter), ["location", "age_band", "gender", "nationality"]);
    }
  }));
});

Deno.test("arrivals are some of the newest, and stay while nobody comes", async () => {
  const newest = Array.from({ length: NEWEST_VOTERS }, (_, n) => (
    { voter_id: `id-${n}`, location: `L${n}`, registered_age: 30, gender: "male", nationality: "US" }
  ));
  const arrivals = new Arrivals();
  const read = (rows: number) => Promise.resolve(newest.slice(0, rows));
  const first = await arrivals.of(read, BANDS);
  assert.equal(new Set(first.map(({ location }) => location)).size, SHOWN_ARRIVALS);
  assert.equal(await arrivals.of(read, BANDS), first);
  newest.unshift({ ...newest[0], voter_id: "one more", location: "new" });
  assert.notEqual(await arrivals.of(read, BANDS), first);
});

Deno.test("what is refreshed is read once for all who ask, again after its time, and kept while its source is away", async () => {
  let reads = 0;
  let fails: Error | null = null;
  const read = () => fails ? Promise.reject(fails) : Promise.resolve(++reads);
  const kept = new Refreshed<number>("the test's number", { everyMs: 0, waitMs: 1_000 });
  assert.deepEqual(await Promise.all([kept.get(read), kept.get(read), kept.get(read)]), [1, 1, 1]);
  assert.equal(await kept.get(read), 2);
  fails = new TransientError("away");
  assert.equal(await kept.get(read), 2);
  fails = null;
  assert.equal(await kept.get(read), 3);
  fails = new Error("a mistake of ours");
  await assert.rejects(kept.get(read), /a mistake of ours/);

  const rare = new Refreshed<number>("the test's number", { everyMs: 60_000, waitMs: 1_000 });
  fails = null;
  assert.equal(await rare.get(read), 4);
  assert.equal(await rare.get(read), 4);
});

Deno.test("who asks for what does not come waits once, and then gets what is known", async () => {
  const { promise, resolve } = Promise.withResolvers<number>();
  const kept = new Refreshed<number>("the test's number", { everyMs: 0, waitMs: 20 });
  assert.equal(await kept.get(() => promise), null);
  resolve(5);
  await promise;
  assert.equal(await kept.get(() => Promise.resolve(6)), 6);
});

Deno.test("a gate lets so many in, lets others wait in their order, and turns the rest away", async () => {
  const gate = new Gate({ atOnce: 1, waiting: 1 });
  const first = Promise.withResolvers<string>();
  const order: string[] = [];
  const passes = [
    gate.pass(() => first.promise),
    gate.pass(() => Promise.resolve(order.push("second"))),
    gate.pass(() => Promise.resolve(order.push("third"))),
  ];
  assert.equal(await passes[2], null);
  assert.deepEqual(order, []);
  first.resolve("first");
  assert.deepEqual(await Promise.all(passes), ["first", 1, null]);
  await assert.rejects(gate.pass(() => Promise.reject(new Error("failed"))), /failed/);
  assert.equal(await gate.pass(() => Promise.resolve("again")), "again");
});
