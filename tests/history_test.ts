import assert from "node:assert/strict";
import fc from "fast-check";
import { loadScenario } from "@/lib/scenario/load.ts";
import { changeOverMinute } from "@/lib/web/history/change.ts";
import { leadOver } from "@/lib/web/history/lead.ts";
import {
  BUCKET_MS,
  bucketOf,
  MAX_PENDING_SAMPLES,
  PendingSamples,
} from "@/lib/web/history/pending_samples.ts";
import { Recorder } from "@/lib/web/history/recorder.ts";
import type { Sample } from "@/lib/web/history/sample.ts";
import { MAX_SAMPLES, thinned, thinnedByAge } from "@/lib/web/history/thinning.ts";
import { BEGUN_AT, frameOf } from "./helpers/frames.ts";
import { frameAfter, historyOf } from "./helpers/histories.ts";

const scenario = await loadScenario("germany");
const begun = new Date(BEGUN_AT);
const [first, second] = scenario.candidates.map((candidate) => candidate.candidate_id).toSorted();

/** A sample after so many seconds, of an election with two candidates and one location. */
function sampleAt(seconds: number, votes: [number, number] = [seconds, seconds]): Sample {
  const sum = votes[0] + votes[1];
  return {
    at: begun.getTime() + seconds * 1000,
    version: 1 + sum,
    registered: 1000,
    votes: sum,
    rejected: 0,
    by_candidate: votes,
    by_location: [sum],
  };
}

/** A frame after so many seconds, with these votes for the first two candidates by id. */
function frameWith(seconds: number, votes: [number, number]) {
  const places = [first, second].map((id) => scenario.candidates.findIndex((one) => one.candidate_id === id));
  return frameOf(scenario, {
    asOf: new Date(begun.getTime() + seconds * 1000).toISOString(),
    version: 1 + seconds,
    votes: (location, candidate) => location === 0 ? votes[places.indexOf(candidate)] ?? 0 : 0,
  });
}

Deno.test("the change over the last minute is against what stood a minute before, also between two samples", () => {
  const candidates = [first, second];
  const frame = frameWith(100, [300, 100]);
  const samples = [sampleAt(35, [0, 50]), sampleAt(45, [100, 50]), sampleAt(99, [290, 100])];
  const changes = changeOverMinute({ candidates, samples }, frame);
  assert.equal(changes.size, scenario.candidates.length);
  assert.deepEqual(changes.get(first), { votes: 250, share: 0.75 - 0.5 });
  assert.deepEqual(changes.get(second), { votes: 50, share: 0.25 - 0.5 });
});

Deno.test("no change is told where nobody had a vote, where nothing was seen, and across a gap", () => {
  const candidates = [first, second];
  const frame = frameWith(100, [300, 100]);
  for (
    const samples of [
      [],
      [sampleAt(0, [0, 0]), sampleAt(99, [1, 1])],
      [sampleAt(45), sampleAt(99)],
      [sampleAt(10), sampleAt(99)],
    ]
  ) assert.equal(changeOverMinute({ candidates, samples }, frame).size, 0);
  const unchanged = [sampleAt(10, [300, 100]), sampleAt(99, [300, 100])];
  const changes = changeOverMinute({ candidates, samples: unchanged }, frame);
  assert.deepEqual(changes.get(first), { votes: 0, share: 0 });
});

Deno.test("a history begins with the election, never goes back, and ends with the frame that it is read up to", () => {
  const { desk, frame } = historyOf(scenario, { seconds: 90 });
  const { samples } = desk.read("all", frame);
  assert.deepEqual([samples[0].at, samples[0].votes], [begun.getTime(), 0]);
  for (const [place, sample] of samples.slice(1).entries()) {
    assert.ok(sample.at > samples[place].at && sample.votes >= samples[place].votes);
  }
  desk.see(frameAfter(scenario, 30)); // older
  assert.equal(desk.read("all", frame).samples.length, samples.length);
  const next = frameAfter(scenario, 91);
  assert.equal(desk.read("all", next).samples.at(-1)?.votes, next.totals.votes);
  assert.equal(desk.read("all", frame).samples.at(-1)?.votes, frame.totals.votes);
  const minute = desk.read("minute", frame).samples;
  assert.equal(minute[0].at, samples.at(-1)!.at - 60_000);
});

Deno.test("a silence that was watched is told as one, and one that nobody has watched is not", () => {
  const { desk, frame } = historyOf(scenario, {
    seconds: 120,
    silence: (second) => second > 60 && second < 100,
  });
  const { samples } = desk.read("all", frame);
  const end = samples.findIndex(({ at }) => at === begun.getTime() + 100_000);
  assert.equal(samples[end - 1].votes, samples[end - 2].votes);
  assert.ok(samples[end].at - samples[end - 1].at < 2_000);
  assert.ok(samples[end].votes > samples[end - 1].votes);

  const recorder = new Recorder(scenario, begun);
  recorder.remember(samples.slice(0, end - 1));
  recorder.see(frame);
  assert.equal(recorder.read("all", frame).samples.length, end);
});

Deno.test("what is stored is remembered before what was seen since, and a count that stood still is not recounted", () => {
  const before = historyOf(scenario, { seconds: 200 });
  const stored = before.desk.read("all", before.frame).samples.slice(1);
  const late = new Recorder(scenario, begun);
  late.see({ ...before.frame, as_of: new Date(begun.getTime() + 400_000).toISOString() }); // after a restart
  late.remember(stored);
  const next = frameAfter(scenario, 450);
  late.see(next);
  const { samples } = late.read("all", next);
  assert.deepEqual(samples.slice(1, -4), stored.slice(0, -1));
  const ends = samples.slice(-4).map(({ at, votes }) => [(at - begun.getTime()) / 1000, votes]);
  const [last] = stored.slice(-1);
  assert.deepEqual(ends, [
    [200, last.votes],
    [400, last.votes],
    [448.75, last.votes],
    [450, next.totals.votes],
  ]);
});

Deno.test("samples of another scenario, and frames of another election, are no part of a history", () => {
  const recorder = new Recorder(scenario, begun);
  recorder.remember([sampleAt(5)]); // of two candidates and one location
  const frame = frameAfter(scenario, 40);
  const other = { ...frame, election: { ...frame.election, begun_at: "2030-01-01T00:00:00.000Z" } };
  assert.equal(recorder.see(other).sample, null);
  assert.equal(recorder.newest.votes, 0);
});

Deno.test("of each step the last sample is kept, and what ends a gap; there are never more than there may be", () => {
  const at = (...seconds: number[]) => seconds.map((second) => sampleAt(second));
  const kept = thinned(at(0, 1, 2, 9, 10, 11, 30, 31, 39, 40), () => 10_000);
  assert.deepEqual(kept.map(({ votes }) => votes / 2), [0, 9, 11, 30, 39, 40]);

  const long = Array.from({ length: 3 * MAX_SAMPLES }, (_, n) => sampleAt(n * 3600));
  const all = thinnedByAge(long);
  assert.ok(all.length <= MAX_SAMPLES && all.length > MAX_SAMPLES / 2);
  assert.deepEqual([all[0], all.at(-1)], [long[0], long.at(-1)]);
});

Deno.test("to be stored is the last sample of each ten seconds, when they are over", () => {
  const pending = new PendingSamples();
  for (const second of [0, 3, 9, 10, 14]) pending.add(sampleAt(second), null);
  const now = begun.getTime() + 14_000;
  assert.deepEqual(pending.due(now).map(({ votes }) => votes), [18]);
  pending.stored(pending.due(now));
  assert.deepEqual(pending.due(now), []);
  assert.deepEqual(pending.due(now + BUCKET_MS).map(({ votes }) => votes), [28]);

  pending.add(sampleAt(100), sampleAt(14));
  const told = pending.rest().slice(1);
  assert.deepEqual(told.map(({ votes }) => votes), [28, 200]); // what stood until then, in a step of its own
  assert.ok(bucketOf(told[0].at) < bucketOf(told[1].at) && told[0].at > begun.getTime() + 80_000);
});

Deno.test("what waits for Postgres is bounded, and reaches from the beginning to the end", () => {
  const pending = new PendingSamples();
  for (let n = 0; n < 3 * MAX_PENDING_SAMPLES; n++) pending.add(sampleAt(n * 10), null);
  const waiting = pending.rest();
  assert.ok(waiting.length <= MAX_PENDING_SAMPLES);
  assert.ok(waiting[0].votes < 200 && waiting.at(-1)!.votes === 2 * 10 * (3 * MAX_PENDING_SAMPLES - 1));
});

Deno.test("the lead is somebody's since another lost it; a tie in between changes nothing", () => {
  const candidates = ["ana", "bo"];
  const of = (...votes: [number, number][]) =>
    leadOver({ candidates, locations: ["x"], samples: votes.map((one, second) => sampleAt(second, one)) });
  assert.deepEqual(of([0, 0]), { leader: null, since: null, changes: 0 });
  assert.deepEqual(of([0, 0], [2, 1], [2, 2], [3, 2]), { leader: "ana", since: null, changes: 0 });
  assert.deepEqual(of([1, 0], [1, 1]), { leader: null, since: null, changes: 0 });
  assert.deepEqual(of([1, 0], [1, 1], [1, 3]), { leader: "bo", since: begun.getTime() + 2000, changes: 1 });
});

Deno.test("whatever frames come, in whatever order, no number of a history goes back", () => {
  const moments = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 40 });
  fc.assert(
    fc.property(moments, (seconds) => {
      const recorder = new Recorder(scenario, begun);
      for (const one of seconds) recorder.see(frameAfter(scenario, one));
      const { samples } = recorder.read("all", frameAfter(scenario, 150));
      for (const [place, sample] of samples.slice(1).entries()) {
        const before = samples[place];
        assert.ok(sample.at > before.at && sample.votes >= before.votes && sample.version >= before.version);
      }
    }),
    { numRuns: 50 },
  );
});
