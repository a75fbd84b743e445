import assert from "node:assert/strict";
import type { Frame } from "@/lib/election/results.ts";
import { loadScenario } from "@/lib/scenario/load.ts";
import { paceOf, Pacer } from "@/lib/web/client/pace.ts";
import { frameOf } from "@/tests/helpers/frames.ts";

const scenario = await loadScenario();
const frame = (version: number) => frameOf(scenario, { version });

function pacer(msPerSecond?: number) {
  const shown: number[] = [];
  const waiting: { version: number; met: () => void }[] = [];
  const show = (next: Frame) => {
    shown.push(next.version);
    for (const { version, met } of waiting) if (next.version >= version) met();
  };
  const made = new Pacer(frame(1), show, msPerSecond);
  const sees = (version: number) => new Promise<void>((met) => waiting.push({ version, met }));
  return { pacer: made, shown, sees };
}

Deno.test("live shows each newer frame at once and no older one", () => {
  const { pacer: live, shown } = pacer();
  for (const version of [2, 4, 3, 4, 5]) live.offer(frame(version));
  assert.deepEqual(shown, [2, 4, 5]);
  assert.equal(live.version, 5);
  assert.equal(live.holding, false);
});

Deno.test("paused shows nothing until asked, and then the newest alone", () => {
  const { pacer: paused, shown } = pacer();
  paused.choose("paused");
  paused.offer(frame(2));
  paused.offer(frame(3));
  assert.deepEqual(shown, []);
  assert.equal(paused.holding, true);
  paused.release();
  assert.deepEqual(shown, [3]);
  assert.equal(paused.holding, false);
  paused.release();
  assert.deepEqual(shown, [3]);
});

Deno.test("going live shows what was held back", () => {
  const { pacer: resumed, shown } = pacer();
  resumed.choose("paused");
  resumed.offer(frame(7));
  resumed.choose("live");
  assert.deepEqual(shown, [7]);
});

Deno.test("a pace in seconds shows the newest frame of each interval", async () => {
  const { pacer: slow, shown, sees } = pacer(1);
  slow.choose(5);
  slow.offer(frame(2));
  slow.offer(frame(3));
  assert.deepEqual(shown, []);
  await sees(3);
  slow.offer(frame(4));
  await sees(4);
  slow.stop();
  assert.deepEqual(shown, [3, 4]);
});

Deno.test("a remembered pace is one of those offered, or live", () => {
  assert.equal(paceOf("10"), 10);
  assert.equal(paceOf("paused"), "paused");
  for (const stored of [null, "", "7", "constructor"]) assert.equal(paceOf(stored), "live");
});
