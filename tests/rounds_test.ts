import assert from "node:assert/strict";
import { Rounds } from "@/lib/web/live/rounds.ts";
import { inSlices } from "@/lib/web/live/slices.ts";
import { waitUntil } from "@/lib/wait.ts";

const DEADLINE_MS = 5_000;

Deno.test("a round that takes no time may follow at once, and asking during one is asking for another", async () => {
  let rounds = 0;
  const asked = new Rounds(() => {
    rounds++;
    if (rounds < 5) asked.ask();
    return Promise.resolve(0);
  });
  asked.ask();
  assert.equal(rounds, 1, "the first begins where it is asked for");
  await waitUntil(() => rounds === 5, { what: "five rounds", deadlineMs: DEADLINE_MS });
  asked.stop();
});

Deno.test("a long round is followed by a rest, and everything asked for meanwhile is one round", async () => {
  const BUSY_MS = 20;
  const begun: number[] = [];
  const rounds = new Rounds(() => {
    begun.push(performance.now());
    return Promise.resolve(BUSY_MS);
  });
  rounds.ask();
  await Promise.resolve();
  for (let i = 0; i < 10; i++) rounds.ask();
  await waitUntil(() => begun.length >= 2, { what: "the second round", deadlineMs: DEADLINE_MS });
  assert.ok(begun[1] - begun[0] >= 8 * BUSY_MS, `after ${begun[1] - begun[0]} ms`);
  rounds.ask();
  rounds.stop();
  assert.equal(begun.length, 2);
});

Deno.test("however long a round takes, the next is not much later than a second after it", async () => {
  const begun: number[] = [];
  const rounds = new Rounds(() => {
    begun.push(performance.now());
    return Promise.resolve(400);
  });
  rounds.ask();
  rounds.ask();
  await waitUntil(() => begun.length >= 2, { what: "the second round", deadlineMs: DEADLINE_MS });
  const ms = begun[1] - begun[0];
  assert.ok(ms >= 900 && ms < 3_000, `after ${ms} ms`);
  rounds.stop();
});

Deno.test("work in slices reaches each once and lets others have the thread", async () => {
  const items = Array.from({ length: 1_000 }, (_, i) => i);
  const done: number[] = [];
  let others = 0;
  const other = setInterval(() => others++, 1);
  const busy = await inSlices(items, (item) => {
    const end = performance.now() + 0.1;
    while (performance.now() < end);
    done.push(item);
  });
  clearInterval(other);
  assert.deepEqual(done.toSorted((a, b) => a - b), items);
  assert.ok(others > 0, "nothing else ran");
  assert.ok(busy >= 100, `${busy} ms`);
  assert.equal(await inSlices([], () => assert.fail()) >= 0, true);
});
