import assert from "node:assert/strict";
import { loadScenario } from "@/lib/scenario/load.ts";
import { PastMinute, pastMinuteOf } from "@/lib/web/history/past_minute.ts";
import { type Sample, sampleOf } from "@/lib/web/history/sample.ts";
import { frameOf, type FrameOptions } from "@/tests/helpers/frames.ts";

const us = await loadScenario("us");
const [first, second] = us.candidates.map((candidate) => candidate.candidate_id);
const orders = {
  candidates: us.candidates.map((one) => one.candidate_id),
  locations: us.locations.map((one) => one.code),
};
const BEGIN = Date.parse("2028-11-07T20:00:00Z");
const EMPTY = { candidates: orders.candidates, samples: [] };

/** The first location has `a` votes for the first candidate and `b` for the second; so many seconds after the begin. */
const frameAt = (seconds: number, a: number, b: number, options: FrameOptions = {}) =>
  frameOf(us, {
    votes: (location, candidate) => location === 0 ? [a, b][candidate] ?? 0 : 0,
    version: 1 + seconds,
    asOf: new Date(BEGIN + seconds * 1000).toISOString(),
    ...options,
  });
const rounded = (value: number) => Math.round(value * 1000) / 1000;

Deno.test("what a minute has changed is known once a minute was seen, and goes on from frame to frame", () => {
  const minute = new PastMinute(EMPTY);
  for (let second = 0; second < 60; second++) {
    assert.equal(minute.changes(frameAt(second, 100 + second, 100)).size, 0);
  }
  const after = minute.changes(frameAt(60, 300, 100));
  assert.deepEqual(after.get(first), { votes: 200, share: 0.25 });
  assert.deepEqual(after.get(second), { votes: 0, share: -0.25 });
  const later = minute.changes(frameAt(70, 300, 100));
  assert.equal(later.get(first)!.votes, 190);
  assert.equal(rounded(later.get(first)!.share), rounded(0.75 - 110 / 210));
});

Deno.test("what a page is sent of the past tells the same change as all of it", () => {
  const samples: Sample[] = [];
  for (let second = 0; second <= 200; second++) {
    samples.push(sampleOf(frameAt(second, 100 + 3 * second, 100 + second), orders));
  }
  const sent = pastMinuteOf({ ...orders, samples });
  assert.ok(sent.samples.length <= 8, `${sent.samples.length} samples`);
  const frame = frameAt(200, 700, 300);
  assert.deepEqual(
    new PastMinute(sent).changes(frame),
    new PastMinute({ ...orders, samples }).changes(frame),
  );
  assert.equal(new PastMinute(sent).changes(frame).get(first)!.votes, 180);
});

Deno.test("a silence is a silence: votes after it came then, and not all the time", () => {
  const minute = new PastMinute(EMPTY);
  minute.changes(frameAt(0, 100, 100));
  assert.equal(minute.changes(frameAt(100, 140, 100)).get(first)!.votes, 40);
});

Deno.test("frames that are held back are no silence: the change is of one minute at every pace", () => {
  const live = new PastMinute(EMPTY);
  const paced = new PastMinute(EMPTY);
  for (let second = 0; second <= 150; second++) {
    const frame = frameAt(second, 100 + second * second, 100 + second);
    paced.note(frame);
    const changes = live.changes(frame);
    if (second % 30 === 0 && second >= 60) assert.deepEqual(paced.changes(frame), changes);
  }
  const last = paced.changes(frameAt(150, 100 + 150 ** 2, 250));
  assert.equal(last.get(first)!.votes, 150 ** 2 - 90 ** 2);
});

Deno.test("votes that came while there was no connection came some time then, or it is not known when", () => {
  const away = (seconds: number) => {
    const minute = new PastMinute(EMPTY);
    for (let second = 0; second <= 60; second++) minute.note(frameAt(second, 100, 100));
    minute.note(frameAt(60 + seconds, 300, 100), false);
    return minute.changes(frameAt(110 + seconds, 300, 100));
  };
  assert.equal(away(20).get(first)!.votes, 100); // half of those 20 seconds were in the last minute
  assert.equal(away(40).size, 0);
});

Deno.test("what came while a page was on its way came some time then", () => {
  const minute = new PastMinute({ ...EMPTY, samples: [sampleOf(frameAt(0, 100, 100), orders)] });
  minute.note(frameAt(20, 300, 100));
  assert.equal(minute.changes(frameAt(70, 300, 100)).get(first)!.votes, 100);
});

Deno.test("another election begins with nothing known of its past", () => {
  const minute = new PastMinute(EMPTY);
  minute.changes(frameAt(0, 100, 100));
  assert.equal(minute.changes(frameAt(61, 120, 100)).size, us.candidates.length);
  const begunAt = "2028-11-07T20:01:10.000Z";
  assert.equal(minute.changes(frameAt(75, 3, 4, { begunAt })).size, 0);
});

Deno.test("once all is counted there is no last minute to tell of", () => {
  const minute = new PastMinute(EMPTY);
  minute.changes(frameAt(0, 100, 100));
  assert.equal(minute.changes(frameAt(61, 120, 100, { status: "counted" })).size, 0);
});
