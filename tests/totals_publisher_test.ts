import assert from "node:assert/strict";
import type { Message } from "kafkajs";
import type { Totals } from "@/lib/election/totals.ts";
import { pause, waitUntil } from "@/lib/wait.ts";
import { type PublisherDesk, REPEAT_MS, TotalsPublisher } from "@/lib/pipeline/totals_publisher.ts";

const MARK = { registered: 9, ledger: { checkpoint: 1, head: "ab".repeat(32) } };

/** Totals in memory, and what was sent of them: "location version". */
class Desk implements PublisherDesk {
  totals: Totals = { ...MARK, version: 0, candidates: [], locations: [] };
  sent: string[][] = [];
  isAway = false;

  /** Sets the votes of each location. */
  set(version: number, votes: Record<string, number>): void {
    const locations = Object.entries(votes).map(([location, total_votes]) => ({
      location,
      registered_voters: 9,
      total_votes,
      leading_candidate_id: null,
      votes_by_candidate: {},
      version,
    }));
    this.totals = { ...MARK, version, candidates: [], locations };
  }

  readTotals = () => Promise.resolve(this.totals);
  send = (_: Message[], locations: Message[]) => {
    if (this.isAway) return Promise.reject(new Error("away"));
    this.sent.push(locations.map(({ key, value }) => `${key} ${JSON.parse(String(value)).version}`));
    return Promise.resolve();
  };
  failed = () => {};
  pause = pause;
}

Deno.test("a round sends the locations that changed, and nothing where nothing did", async () => {
  const desk = new Desk();
  const publisher = new TotalsPublisher(desk);
  desk.set(3, { CA: 1, NY: 2 });
  assert.equal(await publisher.publishChanges(), true);
  assert.equal(await publisher.publishChanges(), false);
  desk.set(4, { CA: 1, NY: 3 });
  assert.equal(await publisher.publishChanges(), true);
  assert.deepEqual(desk.sent, [["CA 3", "NY 3"], ["NY 4"]]);
});

Deno.test("asked for everything, it sends what it sent before, under the same version", async () => {
  const desk = new Desk();
  const publisher = new TotalsPublisher(desk);
  desk.set(3, { CA: 1, NY: 2 });
  await publisher.publishChanges();
  publisher.requestEverything();
  assert.equal(await publisher.publishChanges(), true);
  assert.equal(await publisher.publishChanges(), false);
  assert.deepEqual(desk.sent, [["CA 3", "NY 3"], ["CA 3", "NY 3"]]);
});

Deno.test("the last round comes when it is stopped, and after a failure everything is sent", async () => {
  const desk = new Desk();
  const publisher = new TotalsPublisher(desk);
  const stopping = new AbortController();
  desk.set(3, { CA: 1, NY: 2 });
  desk.isAway = true;
  const failed = Promise.withResolvers<void>();
  desk.failed = () => failed.resolve();
  const running = publisher.run(stopping.signal);
  await failed.promise;
  desk.isAway = false;
  stopping.abort();
  await running;
  assert.deepEqual(desk.sent, [["CA 3", "NY 3"]]);
});

Deno.test("everything is sent again after a while: what arrives late does not stay the last word", async () => {
  const desk = new Desk();
  const publisher = new TotalsPublisher(desk);
  const stopping = new AbortController();
  const isDue = Promise.withResolvers<void>();
  let repeats = 0;
  desk.pause = (ms, signal) => ms === REPEAT_MS && repeats++ === 0 ? isDue.promise : pause(ms, signal);
  desk.set(3, { CA: 1, NY: 2 });
  const running = publisher.run(stopping.signal);
  const sends = (n: number) =>
    waitUntil(() => desk.sent.length === n, { what: "it is sent", deadlineMs: 5_000 });
  await sends(1);
  isDue.resolve();
  await sends(2);
  stopping.abort();
  await running;
  assert.deepEqual(desk.sent, [["CA 3", "NY 3"], ["CA 3", "NY 3"]]);
});
