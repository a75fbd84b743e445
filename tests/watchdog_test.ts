import assert from "node:assert/strict";
import type { WorkerName } from "@/lib/config.ts";
import { TransientError } from "@/lib/errors.ts";
import { type Vitals, Watchdog, type Workload } from "@/lib/pipeline/watchdog.ts";

const EVERY_MS = 1_000;
const AFTER_MS = 5_000;

/** An aggregator and its work, both of the test's making. Each look finds a sound thread. */
function scene() {
  const vitals: Vitals = { life: 1, pulses: 0, member: "me", heldBack: 0, underWay: 0, published: -1 };
  const reasons: string[] = [];
  let open = new Map<string, number>();
  let away = false;
  let guilty = true;
  const workload: Workload = {
    waits: "ballots wait to be counted",
    open: () => away ? Promise.reject(new TransientError("away")) : Promise.resolve(open),
    isUpTo: () => Promise.resolve(guilty),
  };
  const worker = {
    name: "aggregator" as const,
    vitals,
    restart: (reason: string) => {
      reasons.push(reason);
      vitals.life++;
    },
  };
  const loads = { aggregator: workload } as Record<WorkerName, Workload>;
  const dog = new Watchdog([worker], loads, { lookEveryMs: EVERY_MS, stalledAfterMs: AFTER_MS });
  let now = 0;
  return {
    vitals,
    reasons,
    set: (state: { open?: Record<string, number>; away?: boolean; guilty?: boolean }) => {
      if (state.open) open = new Map(Object.entries(state.open));
      away = state.away ?? away;
      guilty = state.guilty ?? guilty;
    },
    looks: async (times: number, between: () => void = () => vitals.pulses++) => {
      for (let i = 0; i < times; i++) {
        between();
        await dog.look(now += EVERY_MS);
      }
    },
  };
}

Deno.test("a worker that has work and gets nowhere is started again, and then has the same time anew", async () => {
  const { set, looks, reasons } = scene();
  set({ open: { 0: 7 } });
  await looks(5);
  assert.deepEqual(reasons, []);
  await looks(1);
  assert.deepEqual(reasons, ["ballots wait to be counted, and for 5 s it got nowhere"]);
  await looks(5);
  assert.equal(reasons.length, 1);
  await looks(1);
  assert.equal(reasons.length, 2);
});

Deno.test("a worker without work, or one that gets on, is left alone", async () => {
  const { set, looks, reasons, vitals } = scene();
  await looks(20);
  let offset = 0;
  await looks(20, () => {
    vitals.pulses++;
    set({ open: { 0: offset++ } });
  });
  assert.deepEqual(reasons, []);
});

Deno.test("one partition that stands still is enough, however fast the others are", async () => {
  const { set, looks, reasons, vitals } = scene();
  let offset = 0;
  await looks(6, () => {
    vitals.pulses++;
    set({ open: { 0: offset++, 1: 3 } });
  });
  assert.equal(reasons.length, 1);
});

Deno.test("a worker that its rate holds back is left alone", async () => {
  const { set, looks, reasons, vitals } = scene();
  set({ open: { 0: 7 } });
  await looks(20, () => {
    vitals.pulses++;
    vitals.heldBack++;
  });
  assert.deepEqual(reasons, []);
});

Deno.test("nobody is ended for servers that are away, nor at once when they are back", async () => {
  const { set, looks, reasons } = scene();
  set({ open: { 0: 7 } });
  await looks(4);
  set({ away: true });
  await looks(60);
  set({ away: false });
  await looks(5);
  assert.deepEqual(reasons, []);
  await looks(1);
  assert.equal(reasons.length, 1);
});

Deno.test("work that another one holds is not this one's", async () => {
  const { set, looks, reasons } = scene();
  set({ open: { 0: 7 }, guilty: false });
  await looks(20);
  assert.deepEqual(reasons, []);
});

Deno.test("a blocked thread is ended whether or not there is work, or a server to ask", async () => {
  const { set, looks, reasons } = scene();
  set({ away: true });
  await looks(6, () => {});
  assert.deepEqual(reasons, ["its thread has been blocked for 5 s"]);
});

Deno.test("a worker that is not running is not started by the watchdog", async () => {
  const { set, looks, reasons, vitals } = scene();
  set({ open: { 0: 7 } });
  vitals.life = 0;
  await looks(20, () => {});
  assert.deepEqual(reasons, []);
});
