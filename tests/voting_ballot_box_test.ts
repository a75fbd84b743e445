import assert from "node:assert/strict";
import type { Message } from "kafkajs";
import { TransientError } from "@/lib/errors.ts";
import { ProblemError } from "@/lib/web/http/problems.ts";
import { castOrProblem } from "@/lib/web/voting/answer.ts";
import { BallotBox, BoxUnavailable, MAX_BALLOTS_IN_HAND } from "@/lib/web/voting/ballot_box.ts";
import { BallotSender, type Placement } from "@/lib/web/voting/ballot_sender.ts";
import { LateBallots, MAX_LATE_BALLOTS } from "@/lib/web/voting/late_ballots.ts";
import { NotBegun } from "@/lib/web/voting/group_work.ts";
import { registryDesk, type Standing } from "@/lib/web/voting/polling_desk.ts";
import { MAX_REMEMBERED_BALLOTS, RecentBallots } from "@/lib/web/voting/recent_ballots.ts";
import { openDatabase } from "@/lib/store/database.ts";

const DEAD = "127.0.0.1:1";
const ADULT = { age: 40, has_voted: false };

interface Script {
  voter?: Standing["voter"];
  closes_at?: number | null;
  look?: (ids: readonly string[]) => Promise<Standing[]>;
  send?: (messages: readonly Message[]) => Promise<Placement[]>;
  sendTimeoutMs?: number;
}

/** A ballot box without servers. What was sent is in `sent`. */
function scripted(script: Script = {}) {
  const sent: Message[] = [];
  const recent = new RecentBallots();
  const rules = { candidates: new Set(["a", "b"]), voting_age: 18, closes_at: script.closes_at ?? null };
  const voter = "voter" in script ? script.voter : ADULT;
  const box = new BallotBox({
    desk: { look: script.look ?? ((ids) => Promise.resolve(ids.map(() => ({ voter, rules })))) },
    sender: {
      send: async (messages) => {
        const places = await script.send?.(messages) ??
          messages.map((_, i) => ({ partition: 0, offset: sent.length + i, appended_at: Date.now() }));
        sent.push(...messages);
        return places;
      },
    },
    recent,
    sendTimeoutMs: script.sendTimeoutMs,
  });
  const cast = async (voter_id: string, candidate_id = "a") => {
    const outcome = await box.cast({ voter_id, candidate_id }, "api");
    return outcome.type === "refused" ? outcome.reason : outcome;
  };
  return { box, sent, recent, cast };
}

Deno.test("a ballot is cast as one message under its voter's key", async () => {
  const { cast, sent } = scripted();
  const outcome = await cast("v1");
  assert.ok(typeof outcome === "object" && outcome.type === "cast");
  assert.deepEqual(sent, [{ key: outcome.key, value: outcome.value }]);
  const ballot = JSON.parse(outcome.value);
  assert.deepEqual(Object.keys(ballot), ["voter_id", "candidate_id", "voting_time", "source"]);
  assert.deepEqual([ballot.voter_id, ballot.candidate_id, ballot.source], ["v1", "a", "api"]);
});

Deno.test("what cannot count is refused before it is sent", async () => {
  const cases: [Script, string, string][] = [
    [{ voter: undefined }, "a", "unknown_voter"],
    [{}, "c", "unknown_candidate"],
    [{}, "__proto__", "unknown_candidate"],
    [{ voter: { age: 17, has_voted: false } }, "a", "under_age"],
    [{ closes_at: Date.now() - 1 }, "a", "poll_closed"],
    [{ voter: { age: 40, has_voted: true } }, "a", "duplicate"],
  ];
  for (const [script, candidate, reason] of cases) {
    const { cast, sent } = scripted(script);
    assert.equal(await cast("v1", candidate), reason);
    assert.deepEqual(sent, []);
  }
});

Deno.test("a ballot that the broker got after the end is told so", async () => {
  const closes_at = Date.now() + 60_000;
  const late = { partition: 0, offset: 0, appended_at: closes_at };
  assert.equal(await scripted({ closes_at, send: () => Promise.resolve([late]) }).cast("v1"), "poll_closed");
});

Deno.test("a second ballot is refused while the first is not counted yet, and forgotten when it is", async () => {
  const { cast, sent, recent } = scripted();
  await cast("v1");
  assert.equal(await cast("v1", "b"), "duplicate");
  assert.equal(sent.length, 1);
  recent.forgetCounted(new Map([[0, 0]]));
  assert.equal(await cast("v1"), "duplicate");
  recent.forgetCounted(new Map([[0, 1]]));
  assert.equal(recent.size, 0);
});

Deno.test("of a hundred ballots of one voter at once one is cast", async () => {
  const { cast, sent } = scripted();
  const outcomes = await Promise.all(Array.from({ length: 100 }, (_, i) => cast("v1", i % 2 ? "a" : "b")));
  assert.equal(outcomes.filter((outcome) => outcome === "duplicate").length, 99);
  assert.equal(sent.length, 1);
});

Deno.test("after a ballot that was refused for its candidate, the voter's next one is cast", async () => {
  const { cast } = scripted();
  const [first, second, third] = await Promise.all([cast("v1", "nobody"), cast("v1"), cast("v1")]);
  assert.equal(first, "unknown_candidate");
  assert.equal(typeof second, "object");
  assert.equal(third, "duplicate");
});

Deno.test("a send that failed is told of as of unknown fate, and the same ballot can be sent again", async () => {
  let fails = true;
  const { cast, sent } = scripted({
    send: (messages) =>
      fails
        ? Promise.reject(new TransientError("the connection was lost"))
        : Promise.resolve(messages.map((_, offset) => ({ partition: 0, offset, appended_at: 0 }))),
  });
  const both = await Promise.allSettled([cast("v1"), cast("v1")]);
  for (const outcome of both) {
    assert.ok(outcome.status === "rejected");
    assert.ok(outcome.reason instanceof BoxUnavailable && outcome.reason.sent);
  }
  fails = false;
  assert.equal(typeof await cast("v1"), "object");
  assert.equal(sent.length, 1);
});

Deno.test("who sends the same ballot again after a send that came through late gets its receipt", async () => {
  const sends: PromiseWithResolvers<Placement[]>[] = [];
  const { cast } = scripted({
    sendTimeoutMs: 1,
    send: () => {
      sends.push(Promise.withResolvers());
      return sends.at(-1)!.promise;
    },
  });
  const unknown = (error: unknown) => error instanceof BoxUnavailable && error.sent;
  await assert.rejects(cast("v1", "a"), unknown);
  await assert.rejects(cast("v2", "a"), unknown);
  await assert.rejects(cast("v1", "a"), unknown, "it is waited for, not sent once more");
  assert.equal(sends.length, 2);

  sends[0].resolve([{ partition: 3, offset: 7, appended_at: 0 }]);
  sends[1].resolve([{ partition: 3, offset: 8, appended_at: 0 }]);
  const again = await cast("v1", "a");
  assert.ok(typeof again === "object" && again.type === "cast");
  assert.deepEqual([again.place.partition, again.place.offset], [3, 7]);
  assert.equal(await cast("v1", "a"), "duplicate");
  assert.equal(await cast("v2", "b"), "duplicate", "another ballot is another one");
  assert.equal(sends.length, 2);
});

Deno.test("after a late send that failed the ballot is sent anew", async () => {
  const first = Promise.withResolvers<Placement[]>();
  let sends = 0;
  const { cast } = scripted({
    sendTimeoutMs: 20,
    send: () =>
      sends++ === 0 ? first.promise : Promise.resolve([{ partition: 0, offset: 1, appended_at: 0 }]),
  });
  await assert.rejects(cast("v1"), BoxUnavailable);
  first.reject(new TransientError("lost"));
  assert.equal(typeof await cast("v1"), "object");
});

Deno.test("late ballots are kept for a minute, and not more than there is room for", () => {
  const late = new LateBallots();
  const never = Promise.withResolvers<never>().promise;
  for (let i = 0; i <= MAX_LATE_BALLOTS; i++) late.add({ voter_id: `v${i}`, candidate_id: "a" }, never, 0);
  assert.equal(late.size, MAX_LATE_BALLOTS);
  assert.ok(!late.of("v0", 0) && late.of("v1", 60_000) && !late.of("v2", 60_001));
});

Deno.test("a bug is not taken for a server that is away", async () => {
  const { cast } = scripted({ look: () => Promise.reject(new TypeError("x is undefined")) });
  await assert.rejects(cast("v1"), TypeError);
});

Deno.test("more ballots than can be in hand are turned away at once", async () => {
  const waiting = Promise.withResolvers<Standing[]>();
  const { box } = scripted({ look: () => waiting.promise });
  const ballot = (n: number) => box.cast({ voter_id: `v${n}`, candidate_id: "a" }, "api");
  const all = Promise.allSettled(Array.from({ length: MAX_BALLOTS_IN_HAND }, (_, n) => ballot(n)));
  await assert.rejects(ballot(MAX_BALLOTS_IN_HAND), (e) => e instanceof BoxUnavailable && !e.sent);
  waiting.reject(new TransientError("away"));
  for (const outcome of await all) assert.equal(outcome.status, "rejected");
});

Deno.test("no more ballots are remembered than there is room for", () => {
  const recent = new RecentBallots();
  for (let i = 0; i < MAX_REMEMBERED_BALLOTS + 10; i++) {
    recent.remember(`v${i}`, { partition: 0, offset: i }, 0);
  }
  assert.equal(recent.size, MAX_REMEMBERED_BALLOTS);
  assert.ok(!recent.has("v9") && recent.has("v10"));
  recent.forgetCounted(new Map(), 3_600_000);
  assert.equal(recent.size, 0, "and none for longer than it can matter");
});

Deno.test("with no Kafka at the address a ballot is not sent, and the answer says so", async () => {
  const sender = new BallotSender([DEAD]);
  const message = { key: "v1", value: "{}" };
  await assert.rejects(sender.send([message], new AbortController().signal), NotBegun);
  await sender.close();

  const recent = new RecentBallots();
  const rules = { candidates: new Set(["a"]), voting_age: 18, closes_at: null };
  const away = new BallotSender([DEAD]);
  const desk = {
    look: (ids: readonly string[]) => Promise.resolve(ids.map(() => ({ voter: ADULT, rules }))),
  };
  const box = new BallotBox({ desk, sender: away, recent });
  await assert.rejects(box.cast({ voter_id: "v1", candidate_id: "a" }, "api"), (error) => {
    assert.ok(error instanceof BoxUnavailable);
    assert.equal(error.sent, false);
    return true;
  });
  assert.equal(recent.size, 0);
  await away.close();
});

Deno.test("with no Postgres at the address a ballot is neither looked up nor sent", async () => {
  const sql = openDatabase(`postgres://urna:secret@${DEAD}/urna`, "test", 2);
  const sent: Message[] = [];
  const box = new BallotBox({
    desk: registryDesk(sql, { date: "2028-11-07", voting_age: 18 }, () => {}),
    sender: { send: (messages) => Promise.reject(sent.push(...messages)) },
    recent: new RecentBallots(),
  });
  const casting = box.cast({ voter_id: crypto.randomUUID(), candidate_id: "a" }, "api");
  await assert.rejects(castOrProblem(casting as never), (error) => {
    assert.ok(error instanceof ProblemError && error.status === 503);
    assert.match(error.headers["retry-after"], /^[1-9]\d*$/);
    assert.doesNotMatch(error.detail, /secret|127\.0\.0\.1|ECONN/);
    return true;
  });
  assert.deepEqual(sent, []);
  await sql.end();
});
