import assert from "node:assert/strict";
import { waitUntil } from "@/lib/wait.ts";
import { GroupWork, NotBegun, Overdue } from "@/lib/web/voting/group_work.ts";

const LONG_MS = 60_000;

/** Work whose pieces end when the test says so. */
function scripted() {
  const pieces: { items: readonly number[]; signal: AbortSignal; end: PromiseWithResolvers<string[]> }[] = [];
  const work = (items: readonly number[], signal: AbortSignal) => {
    const end = Promise.withResolvers<string[]>();
    pieces.push({ items, signal, end });
    return end.promise;
  };
  const begun = (n: number) =>
    waitUntil(() => pieces.length >= n, {
      what: `${n} pieces of work have begun`,
      deadlineMs: 5_000,
      everyMs: 1,
    });
  return { pieces, work, begun };
}

Deno.test("what arrives while work is under way goes together, and each gets its own result", async () => {
  const { pieces, work, begun } = scripted();
  const group = new GroupWork(work, { maxItems: 100, timeoutMs: LONG_MS });
  const first = group.add(1);
  const others = [2, 3, 4].map((n) => group.add(n));
  assert.deepEqual(pieces.map(({ items }) => items), [[1]]);
  pieces[0].end.resolve(["one"]);
  assert.equal(await first, "one");
  await begun(2);
  assert.deepEqual(pieces.map(({ items }) => items), [[1], [2, 3, 4]]);
  pieces[1].end.resolve(["two", "three", "four"]);
  assert.deepEqual(await Promise.all(others), ["two", "three", "four"]);
});

Deno.test("a failure is that of its own group alone", async () => {
  const { pieces, work, begun } = scripted();
  const group = new GroupWork(work, { maxItems: 100, timeoutMs: LONG_MS });
  const first = group.add(1);
  const second = group.add(2);
  pieces[0].end.reject(new Error("lost"));
  await assert.rejects(first, /lost/);
  await begun(2);
  pieces[1].end.resolve(["two"]);
  assert.equal(await second, "two");
});

Deno.test("more than may wait are turned away at once", async () => {
  const { pieces, work, begun } = scripted();
  const group = new GroupWork(work, { maxItems: 2, timeoutMs: LONG_MS });
  const first = group.add(0);
  const waiting = [group.add(1), group.add(2)];
  await assert.rejects(group.add(3), NotBegun);
  pieces[0].end.resolve(["zero"]);
  await first;
  await begun(2);
  pieces[1].end.resolve(["one", "two"]);
  assert.deepEqual(await Promise.all(waiting), ["one", "two"]);
});

Deno.test("work that takes too long is given up, and the next begins; but not without end", async () => {
  const { pieces, work } = scripted();
  const group = new GroupWork(work, { maxItems: 10, timeoutMs: 1 });
  for (let n = 0; n < 3; n++) {
    await assert.rejects(
      group.add(n),
      (error) => error instanceof Overdue,
    );
    assert.ok(pieces[n].signal.aborted);
  }
  await assert.rejects(group.add(3), NotBegun);
  assert.equal(pieces.length, 3);

  pieces[1].end.reject(new Error("at last"));
  await assert.rejects(pieces[1].end.promise);
  const last = group.add(4);
  pieces[3].end.resolve(["four"]);
  assert.equal(await last, "four");
});
