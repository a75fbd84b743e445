import assert from "node:assert/strict";
import { TransientError, UserError } from "@/lib/errors.ts";
import { outlastingAway } from "@/lib/outlast_away.ts";

const { signal } = new AbortController();

/** Fails with these, one after the other, and then gives how often it was tried. */
function failing(...failures: Error[]): () => Promise<number> {
  let attempts = 0;
  return () => {
    const failure = failures[attempts++];
    return failure ? Promise.reject(failure) : Promise.resolve(attempts);
  };
}

Deno.test("work that lost its server is done again, anything else that failed is not", async () => {
  const away = new TransientError("the database system is in recovery mode");
  const told = new UserError("no Kafka broker answers", { cause: away });
  assert.equal(await outlastingAway(failing(away, told), { forMs: 60_000, signal }), 3);

  const mistake = new UserError("--seed 3: the election stored here has seed 2");
  await assert.rejects(outlastingAway(failing(away, mistake), { forMs: 60_000, signal }), mistake);
});

Deno.test("work whose server stays away is given up with what it last failed with, or when it is no longer wanted", async () => {
  const away = new TransientError("connect ECONNREFUSED");
  await assert.rejects(outlastingAway(failing(away, away), { forMs: -1, signal }), away);
  const stopping = new AbortController();
  stopping.abort(new Error("stopped"));
  await assert.rejects(outlastingAway(failing(away), { forMs: 60_000, signal: stopping.signal }), /stopped/);
});
