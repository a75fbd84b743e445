import assert from "node:assert/strict";
import { AGGREGATOR_GROUP, VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import { partitionHolders } from "@/lib/pipeline/workloads.ts";
import { openDatabase } from "@/lib/store/database.ts";
import { waitUntil } from "@/lib/wait.ts";
import { assertSums, ballotFor, cast, consumed, registerFirst, rejections } from "./helpers/ballots.ts";
import { TEST_PARTITIONS, type TestServers, withElection } from "./helpers/servers.ts";

const AGGREGATOR = new URL("../workers/aggregator.ts", import.meta.url).pathname;
const DEADLINE_MS = 60_000;
const IDLE_MS = 500;

interface Process extends AsyncDisposable {
  signal(name: Deno.Signal): void;
  /** The exit code, once it has ended. */
  ended: Promise<number>;
}

/** An aggregator alone, in a process of its own. */
function startAggregator({ brokers, database }: TestServers): Process {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", AGGREGATOR, "--brokers", brokers.join(","), "--database", database],
    stdin: "null",
    stdout: "null",
    stderr: "inherit",
  }).spawn();
  let running = true;
  const ended = child.status.then(({ code }) => {
    running = false;
    return code;
  });
  return {
    signal: (name) => child.kill(name),
    ended,
    [Symbol.asyncDispose]: async () => {
      if (running) child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Waits until all partitions are shared among so many members. */
async function sharedBy({ admin }: TestServers, members: number): Promise<void> {
  await waitUntil(async () => {
    const { groups: [{ state }] } = await admin.describeGroups([AGGREGATOR_GROUP]);
    const holders = await partitionHolders(admin, AGGREGATOR_GROUP, VOTES_TOPIC);
    return state === "Stable" && holders.size === TEST_PARTITIONS &&
      new Set(holders.values()).size === members;
  }, { what: `${members} share the partitions`, deadlineMs: DEADLINE_MS, everyMs: 200 });
}

Deno.test("aggregators that join, freeze, come back, are killed and leave: each ballot is counted once", async () => {
  const steps = 6;
  await withElection({ voters: steps * 400 }, async (servers) => {
    const { sql, scenario } = servers;
    const voters = await registerFirst(steps * 400, sql, scenario);
    let at = 0;
    const count = async () => {
      const ballots = voters.slice(at, at += 400)
        .map((voter, i) => ballotFor(voter, scenario.candidates[i % 3].candidate_id));
      await cast(servers, ballots);
      await consumed(sql, at);
    };
    await using first = startAggregator(servers);
    await sharedBy(servers, 1);
    await count();
    await using second = startAggregator(servers);
    await sharedBy(servers, 2);
    await count();

    first.signal("SIGSTOP");
    await count(); // the second has taken over
    first.signal("SIGCONT");
    await sharedBy(servers, 2);
    await count();

    first.signal("SIGKILL");
    await count();
    await using third = startAggregator(servers);
    await sharedBy(servers, 2);
    second.signal("SIGINT");
    assert.equal(await second.ended, 0);
    await sharedBy(servers, 1);
    await count();
    third.signal("SIGINT");
    assert.equal(await third.ended, 0);

    assert.equal(await assertSums(sql), steps * 400);
    assert.deepEqual(await rejections(sql), {});
  });
});

Deno.test("an aggregator that is frozen in the middle of a batch does not lock the others out", async () => {
  await withElection({ voters: 10 }, async ({ sql, database }) => {
    const frozen = openDatabase(database, "test", 1, { idleInTransactionMs: IDLE_MS });
    const began = Promise.withResolvers<void>();
    const thawed = Promise.withResolvers<void>();
    const batch = frozen.begin(async (tx) => {
      await tx`select from ledger_head for update`;
      began.resolve();
      await thawed.promise;
      await tx`update ledger_head set sequence = 7`;
    });
    const ended = assert.rejects(batch);
    try {
      await began.promise;
      await sql`select from ledger_head for update`; // waits for the lock
    } finally {
      thawed.resolve();
      await ended;
      await frozen.end();
    }
    const [{ sequence }] = await sql`select sequence from ledger_head`;
    assert.equal(sequence, 0);
  });
});
