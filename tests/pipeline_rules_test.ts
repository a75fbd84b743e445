import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { candidateTotalMessage, locationTotalMessage, voterMessage } from "@/lib/kafka/messages.ts";
import {
  CANDIDATE_TOTALS_TOPIC,
  LOCATION_TOTALS_TOPIC,
  VOTERS_TOPIC,
  VOTES_TOPIC,
} from "@/lib/kafka/topics.ts";
import type { LogMessage } from "@/lib/kafka/direct_line.ts";
import { loadScenario } from "@/lib/scenario/load.ts";
import { Electorate } from "@/lib/scenario/electorate.ts";
import { LANGUAGES } from "@/lib/web/messages/by_language.ts";
import { pipelineWordsFor } from "@/lib/web/messages/pipeline/mod.ts";
import { figuresOf } from "@/lib/web/pipeline/figures.ts";
import { lagOf } from "@/lib/web/pipeline/kafka_reading.ts";
import { Rates } from "@/lib/web/pipeline/rates.ts";
import { Redaction } from "@/lib/web/pipeline/redaction.ts";
import { NOTHING_KNOWN } from "@/lib/web/pipeline/sample.ts";
import { shapesOf, sparkline } from "@/lib/web/pipeline/shapes.ts";
import { planTail, Tail } from "@/lib/web/pipeline/tail.ts";
import { filterOf, rowsOf } from "@/lib/web/pipeline/tail_rows.ts";
import { sampleOf, tailBallot } from "./helpers/pipeline_samples.ts";

const us = await loadScenario("us");
const english = pipelineWordsFor("en-US");
const live = { ...english, t: english.t.live };

const message = (topic: string, key: string, value: unknown, offset = 0): LogMessage => ({
  topic,
  partition: 0,
  offset,
  timestamp: Date.parse("2026-11-03T10:00:00Z"),
  key: Buffer.from(key),
  value: Buffer.from(typeof value === "string" ? value : JSON.stringify(value)),
});

Deno.test("a tail reads the newest messages alone, and tells how many it passed over", () => {
  const ends = new Map([["a", [100, 40]], ["b", [7]]]);
  const first = planTail(ends, new Map(), 10);
  assert.deepEqual(first.places, [
    { topic: "a", partition: 0, offset: 95 },
    { topic: "a", partition: 1, offset: 35 },
    { topic: "b", partition: 0, offset: 0 },
  ]);
  assert.equal(first.came.size, 0, "nothing was passed over while nobody looked");

  const next = planTail(new Map([["a", [103, 240]], ["b", [7]]]), ends, 10);
  assert.deepEqual(next.places, [
    { topic: "a", partition: 0, offset: 100 },
    { topic: "a", partition: 1, offset: 235 },
  ]);
  assert.deepEqual([...next.came], [["a", 203], ["b", 0]]);
});

Deno.test("a tail never reads more than its bound, however many partitions there are", () => {
  const ends = new Map([["a", Array.from({ length: 90 }, () => 1_000)]]);
  for (const seen of [new Map(), new Map([["a", Array.from({ length: 90 }, () => 0)]])]) {
    const { places } = planTail(ends, seen, 20);
    const messages = places.reduce((sum, { offset }) => sum + 1_000 - offset, 0);
    assert.equal(messages, 20);
  }
});

Deno.test("a topic that was made anew is read from its own end, and nothing of the old one is left", async () => {
  const asked: unknown[] = [];
  const read = (places: readonly { topic: string; offset: number }[]) => {
    asked.push(...places);
    return Promise.resolve(
      places.map(({ offset }) => message(VOTES_TOPIC, "k", { source: "api", offset }, offset)),
    );
  };
  const tail = new Tail({ read }, new Redaction(us));
  await tail.look(new Map([[VOTES_TOPIC, [50]]]));
  await tail.look(new Map([[VOTES_TOPIC, [1]]]));
  assert.deepEqual(asked.map((place) => (place as { offset: number }).offset), [30, 0]);
  assert.deepEqual(tail.of([VOTES_TOPIC])[0].messages.map(({ offset }) => offset), [0]);
});

Deno.test("rates are taken over seconds, begin anew with a counter, and are not known at first", () => {
  const rates = new Rates();
  rates.see("x", 100, 0);
  assert.equal(rates.perSecond("x"), null);
  rates.see("x", 350, 1_000);
  rates.see("x", 500, 2_000);
  assert.equal(rates.perSecond("x"), 200);
  rates.see("x", 500, 2_000);
  assert.deepEqual(rates.recent("x"), [250, 150], "the same look twice is one");
  rates.see("x", 3, 3_000);
  assert.equal(rates.perSecond("x"), null);
  rates.see("x", 13, 4_000);
  assert.equal(rates.perSecond("x"), 10);
  rates.see("x", 99, 60_000);
  assert.equal(rates.perSecond("x"), null, "nobody looked in between");
  for (let i = 1; i <= 100; i++) rates.see("y", i, i * 1_000);
  assert.equal(rates.recent("y").length, 60);
});

Deno.test("a reader's lag is what lies between its place and the end, and never less than nothing", () => {
  assert.deepEqual(lagOf([10, 5, 7], new Map([[0, 4], [1, 9]])), [
    { partition: 0, position: 4, lag: 6 },
    { partition: 1, position: 9, lag: 0 },
    { partition: 2, position: 0, lag: 7 },
  ]);
});

Deno.test("of a voter only location, age band, gender and nationality are told", async () => {
  const electorate = await Electorate.create(us, 5);
  const redaction = new Redaction(us);
  for (let n = 0; n < 200; n++) {
    const voter = electorate.voter(n);
    const { key, value } = voterMessage(voter);
    const told = redaction.message(message(VOTERS_TOPIC, String(key), String(value)));
    assert.deepEqual(Object.keys(told.says), ["location", "age_band", "gender", "nationality"]);
    assert.equal(told.says.location, voter.location);
    const text = JSON.stringify(told);
    for (const secret of [voter.voter_id, voter.registration_number, voter.date_of_birth, voter.voter_name]) {
      assert.ok(!text.includes(secret), `${text} holds ${secret}`);
    }
  }
  const odd = {
    location: "Ada Lovelace, 12 Elm Street",
    gender: "x@y.org",
    nationality: "4711",
    date_of_birth: "?",
  };
  assert.deepEqual(Object.values(redaction.message(message(VOTERS_TOPIC, "k", odd)).says), [
    null,
    null,
    null,
    null,
  ]);
});

Deno.test("a ballot's place and its choice are told together of a simulation's made-up voters alone", () => {
  const candidate_id = us.candidates[0].candidate_id;
  const choiceOf = (kind: typeof us.kind, source: string) =>
    new Redaction({ ...us, kind }).message(message(VOTES_TOPIC, "voter", { source, candidate_id })).says
      .candidate_id;
  assert.equal(choiceOf("SIMULATION", "simulator"), candidate_id);
  for (const source of ["booth", "api", "import", "somebody"]) {
    assert.equal(choiceOf("SIMULATION", source), null);
  }
  for (const kind of ["ELECTION", "REHEARSAL"] as const) assert.equal(choiceOf(kind, "simulator"), null);
});

Deno.test("a key's digest leads from no id to a message, nor from a voter to a ballot", () => {
  const redaction = new Redaction(us);
  const digest = (redaction: Redaction, topic: string) =>
    redaction.digest(topic, Buffer.from("some voter's id"));
  assert.equal(digest(redaction, VOTES_TOPIC), digest(redaction, VOTES_TOPIC));
  assert.notEqual(digest(redaction, VOTES_TOPIC), digest(redaction, VOTERS_TOPIC));
  assert.notEqual(digest(redaction, VOTES_TOPIC), digest(new Redaction(us), VOTES_TOPIC));
});

Deno.test("whatever a message is, it is told of without what it holds", () => {
  const redaction = new Redaction(us);
  for (const topic of [VOTERS_TOPIC, VOTES_TOPIC, CANDIDATE_TOTALS_TOPIC, LOCATION_TOTALS_TOPIC]) {
    for (const value of ["", "not JSON: Ada Lovelace", "[]", "7", '{"source":"Ada Lovelace"}']) {
      const told = redaction.message(message(topic, "", value));
      assert.ok(!JSON.stringify(told.says).includes("Ada"), `${topic} ${value}`);
      const [[time, place, , content]] = rowsOf(topic, [told], filterOf(new Map()), live);
      assert.deepEqual([time, place, content], ["10:00:00", "0 · 0", "Not of this topic's form"]);
    }
    const none = { ...message(topic, "", ""), key: null, value: null };
    assert.equal(redaction.message(none).bytes, 0);
  }
});

Deno.test("totals are told with their keys", () => {
  const redaction = new Redaction(us);
  const mark = { registered: 1, rejected: 0, ledger: { checkpoint: 0, head: "" } };
  const candidate = { candidate_id: "ada", candidate_name: "", party_affiliation: "", photo_url: "" };
  const totals = { total_votes: 1_234, version: 9 };
  const place = {
    location: "CA",
    registered_voters: 2_000,
    leading_candidate_id: null,
    votes_by_candidate: {},
  };
  const rowOf = (topic: string, { key, value }: { key?: unknown; value: unknown }) =>
    rowsOf(
      topic,
      [redaction.message(message(topic, String(key), String(value)))],
      filterOf(new Map()),
      live,
    )[0];
  assert.deepEqual(rowOf(CANDIDATE_TOTALS_TOPIC, candidateTotalMessage({ ...candidate, ...totals }, mark)), [
    "10:00:00",
    "0 · 0",
    "ada",
    "1,234 votes · version 9",
  ]);
  assert.equal(
    rowOf(LOCATION_TOTALS_TOPIC, locationTotalMessage({ ...place, ...totals }, mark))[3],
    "1,234 of 2,000 · version 9",
  );
});

Deno.test("messages are found by partition, by the beginning of a key, and by location", () => {
  const voter = tailBallot(4, {
    says: { location: "CA", age_band: "18–24", gender: "female", nationality: "US" },
  });
  const total = tailBallot(6, { key: "CA", says: { total_votes: 1, registered_voters: 2, version: 3 } });
  const messages = [tailBallot(1), tailBallot(2), voter, total];
  const found = (query: string) =>
    rowsOf("any", messages, filterOf(new URLSearchParams(query)), live).map(([, place]) => place);
  assert.deepEqual(found(""), ["0 · 6", "0 · 4", "0 · 2", "1 · 1"], "the newest come first");
  assert.deepEqual(found("partition=1"), ["1 · 1"]);
  assert.deepEqual(found("key=KEY2"), ["0 · 2"]);
  assert.deepEqual(found("location=ca"), ["0 · 6", "0 · 4"]);
  assert.deepEqual(found("location=ca&partition=1"), []);
  const many = Array.from({ length: 50 }, (_, i) => tailBallot(i));
  assert.equal(rowsOf("any", many, filterOf(new Map()), live).length, 8);
});

Deno.test("every figure has a text in every language, whatever is known", () => {
  const away = { ok: false, answered_at: "2028-11-07T21:04:09.000Z", error: "it is off" };
  const never = { ok: false, answered_at: null, error: "it is off" };
  const samples = [
    sampleOf(2_000),
    sampleOf(0, { kafka: away, postgres: never, database: null, groups: [], topics: [], rejected: [] }),
    sampleOf(1, { kafka: never, postgres: away, web: { viewers: 0, behind: 1 } }),
    NOTHING_KNOWN,
  ];
  for (const language of LANGUAGES) {
    const words = pipelineWordsFor(language);
    for (const sample of samples) {
      const figures = figuresOf(sample, { ...words, t: words.t.live });
      for (const [name, text] of Object.entries(figures)) {
        assert.equal(typeof text, "string", `${language} ${name}`);
        assert.doesNotMatch(text, /undefined|null|NaN|Infinity|[{}|]/, `${language} ${name}: ${text}`);
      }
      assert.ok(Object.keys(shapesOf(sample)).length > 8);
    }
  }
  const figures = figuresOf(samples[0], live);
  assert.equal(
    figures.summary,
    "Cast: 250 a second. Counted: 250 a second. 1,500 ballots wait to be counted.",
  );
  assert.equal(figures["votes_topic.bytes"], "1.2 MB");
  assert.equal(figures["aggregator.votes_topic.waits"], "12 sec");
  assert.equal(figures["flow.producer.2"], "4,000 of 5,000");
  assert.equal(
    figuresOf(samples[1], live)["kafka.away"].slice(0, 41),
    "Kafka has not answered since 21:04:09 UTC",
  );
});

Deno.test("a sparkline goes from the left to the right edge, as high as its highest rate", () => {
  const line = sparkline(Array.from({ length: 60 }, (_, i) => i));
  assert.match(line, /^M0\.0 23\.0/);
  assert.match(line, /L120\.0 1\.0$/);
  assert.equal(sparkline([]), "");
  assert.doesNotMatch(sparkline([0, 0, 0]), /NaN/);
});
