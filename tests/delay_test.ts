import assert from "node:assert/strict";
import { DELAYED_AFTER_MS, DelayGauge, type Look } from "@/lib/web/live/delay.ts";

const EVERY_MS = 1_000;
const START = Date.parse("2028-11-07T21:00:00Z");
const LOOKS_UNTIL_DELAYED = DELAYED_AFTER_MS / EVERY_MS;
const sound: Look = { away: null, lag: 0, counted: 150, shown: 150, registered: 100 };

/** Looks once a second; gives back what the last one came to. */
function looking() {
  const gauge = new DelayGauge();
  let ms = 0;
  return (look: Look | ((i: number) => Look), times = 1) => {
    for (let i = 0; i < times; i++) {
      gauge.see(typeof look === "function" ? look(i) : look, new Date(START + ms), ms);
      ms += EVERY_MS;
    }
    return gauge.delay;
  };
}

const at = (second: number) => new Date(START + second * 1_000).toISOString();

Deno.test("a count without work, and one that moves, are not delayed", () => {
  const look = looking();
  assert.equal(look(sound, 100), null);
  const moving = (i: number) => ({ ...sound, lag: 1_000, counted: 160 + 2 * i, shown: 151 + i });
  assert.equal(look(moving, 100), null);
});

for (
  const [what, stuck, why] of [
    ["Kafka is away", { ...sound, away: "Kafka" }, "Kafka does not answer"],
    ["ballots wait and none is counted", { ...sound, lag: 5 }, "ballots wait, and none is counted"],
    ["newer totals do not arrive", { ...sound, counted: 160 }, "newer totals are counted, but do not arrive"],
  ] as const
) {
  Deno.test(`${what}: after some seconds the count is delayed since it was last sound`, () => {
    const look = looking();
    look(sound, 3); // the last sound look is at 2 s
    assert.equal(look(stuck, LOOKS_UNTIL_DELAYED - 1), null);
    assert.deepEqual(look(stuck), { since: at(2), why });
    assert.deepEqual(look(stuck, 100), { since: at(2), why });
    assert.equal(look(sound), null);
  });
}

Deno.test("it stays delayed since the same time while one cause follows the other, and ends with the first ballot", () => {
  const look = looking();
  look(sound);
  look({ ...sound, away: "Kafka" }, 20);
  assert.deepEqual(look({ ...sound, lag: 50 }), { since: at(0), why: "ballots wait, and none is counted" });
  assert.equal(look({ ...sound, lag: 40, counted: 160, shown: 155 }), null);
});

Deno.test("registrations that go on say nothing of ballots that wait", () => {
  const look = looking();
  look(sound);
  const registering = (i: number) => ({
    ...sound,
    lag: 5,
    counted: 151 + i,
    shown: 151 + i,
    registered: 101 + i,
  });
  assert.equal(look(registering, 20)?.since, at(0));
});

Deno.test("a restart that takes some seconds is no delay", () => {
  const look = looking();
  for (let i = 0; i < 10; i++) {
    look(sound);
    assert.equal(look({ ...sound, away: "Kafka and Postgres" }, LOOKS_UNTIL_DELAYED - 1), null);
  }
});

Deno.test("a count that somebody has paused is not delayed, but a server that is away is told of all the same", () => {
  const look = looking();
  look(sound);
  assert.equal(look({ ...sound, paused: true, lag: 50 }, 100), null);
  assert.deepEqual(look({ ...sound, paused: true, away: "Kafka" }, 100)?.why, "Kafka does not answer");
});
