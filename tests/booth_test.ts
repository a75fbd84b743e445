import assert from "node:assert/strict";
import fc from "fast-check";
import { createBehaviour, decide } from "@/lib/election/behaviour.ts";
import { Electorate } from "@/lib/scenario/electorate.ts";
import { isRegistrationNumber, leastVoterId, registrationNumber } from "@/lib/scenario/identifiers.ts";
import { MAX_VOTERS } from "@/lib/scenario/limits.ts";
import { loadScenario } from "@/lib/scenario/load.ts";
import { ballotForm, EMPTY_FORM } from "@/lib/web/booth/ballot_form.ts";
import { KeptReceipts, MAX_KEPT_RECEIPTS, RECEIPT_KEPT_MS } from "@/lib/web/booth/kept_receipts.ts";
import { inOrderOf, isPaper, newPaper } from "@/lib/web/booth/paper.ts";
import { exampleNumber, readNumber } from "@/lib/web/booth/registration_number.ts";
import { jsonFile, textFile } from "@/lib/web/booth/receipt_file.ts";
import { VoterLender } from "@/lib/web/booth/voter_lender.ts";
import { RateLimit } from "@/lib/web/http/rate_limit.ts";
import type { CastBallot } from "@/lib/web/voting/polling_station.ts";

const us = await loadScenario("us");
const germany = await loadScenario("germany");

Deno.test("a registration number is read whatever its case, spaces and hyphens, and written back as it stands in the register", () => {
  for (const scenario of [us, germany]) {
    for (const { code } of scenario.locations) {
      const whole = registrationNumber(code, 5_924);
      const bare = whole.replaceAll("-", "");
      const typed = [
        whole,
        whole.toLowerCase(),
        bare,
        ` ${[...bare].join(" ")} `,
        whole.replaceAll("-", "–"),
      ];
      for (const text of typed) assert.equal(readNumber(text, scenario), whole, text);
    }
  }
});

Deno.test("one mistyped character is never read as a registration number, nor is anything else", () => {
  const character = fc.constantFrom(..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  const number = fc.integer({ min: 0, max: 36 ** 7 - 1 });
  const location = fc.constantFrom(...us.locations);
  fc.assert(fc.property(number, location, character, fc.nat(), (n, { code }, wrong, at) => {
    const right = registrationNumber(code, n);
    const places = [...right].flatMap((one, place) => one === "-" ? [] : [place]);
    const place = places[at % places.length];
    const mistyped = right.slice(0, place) + wrong + right.slice(place + 1);
    assert.equal(readNumber(mistyped, us), right === mistyped ? right : null);
  }));
  for (const text of ["", "-", "CA", "CA-00004WK", "CA-00004WK-7-7", "XX-00004WK-7", "💥", "ß".repeat(60)]) {
    assert.equal(readNumber(text, us), null, text);
  }
});

Deno.test("the example of a registration number is of the right form, and larger than any electorate", () => {
  for (const scenario of [us, germany]) {
    const example = exampleNumber(scenario);
    const whole = readNumber(example, scenario)!;
    assert.ok(isRegistrationNumber(whole));
    const last = registrationNumber(scenario.locations[0].code, MAX_VOTERS - 1);
    assert.ok(whole.length === last.length && whole > last);
  }
});

Deno.test("each candidate stands in each place on as many ballot papers as the others, and a paper keeps its order", () => {
  const papers = 6_000;
  const candidates = ["a", "b", "c", "d"];
  const places = new Map<string, number>();
  const orders = new Map<string, number>();
  for (let i = 0; i < papers; i++) {
    const paper = newPaper();
    assert.ok(isPaper(paper));
    const order = inOrderOf(paper, candidates);
    assert.deepEqual(order, inOrderOf(paper, candidates));
    assert.deepEqual(order.toSorted(), candidates);
    const name = order.join("");
    orders.set(name, (orders.get(name) ?? 0) + 1);
    order.forEach((one, place) => places.set(one + place, (places.get(one + place) ?? 0) + 1));
  }
  assert.equal(orders.size, 24);
  // Six standard deviations: fails once in a billion runs.
  for (const [what, count] of places) assert.ok(Math.abs(count - papers / 4) < 6 * 34, `${what}: ${count}`);
  for (const [what, count] of orders) assert.ok(Math.abs(count - papers / 24) < 6 * 16, `${what}: ${count}`);
});

Deno.test("what the form holds is bounded, and what is no paper or no way is none", () => {
  const fields = (entries: Record<string, string>) => ballotForm(new URLSearchParams(entries));
  assert.deepEqual(fields({}), { form: EMPTY_FORM, way: "number" });
  const { form, way } = fields({
    go: "cast",
    number: ` CA${"0".repeat(200)}`,
    birth: "1980-05-27T00:00",
    paper: "../etc",
    candidate: "x".repeat(200),
  });
  assert.deepEqual([way, form.number.length, form.birth, form.paper, form.candidate_id.length], [
    "cast",
    59,
    "1980-05-27",
    "",
    100,
  ]);
  const paper = newPaper();
  assert.equal(fields({ paper, go: "constructor" }).form.paper, paper);
  assert.equal(fields({ go: "constructor" }).way, "number");
});

const ballot = (receipt: string) => ({ receipt }) as CastBallot;

Deno.test("a ballot that is sent twice is cast once, at once or later, and another one is cast by itself", async () => {
  const receipts = new KeptReceipts();
  let casts = 0;
  const cast = () => Promise.resolve(ballot(`receipt ${++casts}`));
  const both = await Promise.all([receipts.castOnce("a", cast, 0), receipts.castOnce("a", cast, 0)]);
  assert.deepEqual(both, [ballot("receipt 1"), ballot("receipt 1")]);
  assert.deepEqual(await receipts.castOnce("a", cast, RECEIPT_KEPT_MS - 1), ballot("receipt 1"));
  assert.deepEqual(await receipts.castOnce("b", cast, RECEIPT_KEPT_MS - 1), ballot("receipt 2"));
  assert.deepEqual(await receipts.castOnce("a", cast, RECEIPT_KEPT_MS), ballot("receipt 3"), "forgotten");
});

Deno.test("what came to no receipt is tried again, and only so many receipts are kept", async () => {
  const receipts = new KeptReceipts();
  assert.deepEqual(await receipts.castOnce("a", () => Promise.resolve({ kind: "not_cast" })), {
    kind: "not_cast",
  });
  await assert.rejects(receipts.castOnce("a", () => Promise.reject(new Error("no"))), /no/);
  assert.equal(receipts.size, 0);
  for (let i = 0; i < MAX_KEPT_RECEIPTS + 10; i++) {
    await receipts.castOnce(`ballot ${i}`, () => Promise.resolve(ballot("x")), 0);
  }
  assert.equal(receipts.size, MAX_KEPT_RECEIPTS);
});

Deno.test("a request that is given back does not count, and never gives more than the burst", () => {
  const limit = new RateLimit(1 / 6, 2);
  limit.giveBack("a");
  assert.deepEqual([limit.take("a", 0), limit.take("a", 0)], [0, 0]);
  assert.ok(Math.abs(limit.take("a", 0) - 6) < 1e-9);
  limit.giveBack("a");
  assert.equal(limit.take("a", 0), 0);
  for (let i = 0; i < 5; i++) limit.giveBack("a");
  assert.deepEqual([limit.take("a", 0), limit.take("a", 0)], [0, 0]);
  assert.ok(limit.take("a", 0) > 0);
});

Deno.test("a lent voter is old enough, has not voted, stays at home in the simulation, and is lent once", async () => {
  const seed = 5;
  const electorate = await Electorate.create(us, seed);
  const behaviour = createBehaviour(us);
  const voters = Array.from({ length: 60 }, (_, n) => electorate.voter(n));
  const young = { ...voters[0], date_of_birth: us.date };
  const roll = [young, ...voters.slice(1)].map((voter, n) => ({ ...voter, has_voted: n % 5 === 0 }));
  const spare = roll.filter((voter) => !voter.has_voted && decide(behaviour, seed, voter) === null);
  assert.ok(spare.length > 5 && spare.length < 40, `${spare.length} of 60`);

  const asked: string[] = [];
  const lender = new VoterLender(us, seed, (voter_id, limit) => {
    asked.push(voter_id);
    return Promise.resolve(roll.filter((voter) => voter.voter_id >= voter_id).slice(0, limit));
  });
  const lent = new Set<string>();
  for (let voter; (voter = await lender.lend(60, 0));) {
    lent.add(voter.registration_number);
    assert.ok(lent.size <= spare.length);
  }
  assert.deepEqual(lent, new Set(spare.map((voter) => voter.registration_number).filter((n) => lent.has(n))));
  assert.ok(lent.size >= spare.filter((voter) => roll.indexOf(voter) < 50).length, "all that are looked at");
  const before = asked.length;
  assert.equal(await lender.lend(60, 0), null);
  assert.ok(asked.length - before <= 4, "a bounded number of looks");
  assert.ok(await lender.lend(60, 900_000), "lent again much later");
});

Deno.test("the least identifier of a voter stands before the voter's own and after those before", async () => {
  const electorate = await Electorate.create(us, 1);
  for (const n of [0, 1, 65_535, 65_536, 1_000_000]) {
    assert.ok(leastVoterId(n) <= electorate.voter(n).voter_id);
    assert.ok(leastVoterId(n + 1) > electorate.voter(n).voter_id);
    assert.match(leastVoterId(n), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  }
});

Deno.test("files that the page carries hold what they were made of", async () => {
  const text = "Überraschung & #1\n100 %\n";
  assert.equal(await (await fetch(textFile(text))).text(), text);
  assert.equal(await (await fetch(textFile("half \ud83d"))).text(), "half \ufffd");
  assert.deepEqual(await (await fetch(jsonFile({ text }))).json(), { text });
});
