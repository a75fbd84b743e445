import assert from "node:assert/strict";
import aggregate from "../workers/aggregator.ts";
import { AGGREGATOR_GROUP } from "@/lib/kafka/topics.ts";
import { waitUntil } from "@/lib/wait.ts";
import { ballotFor, cast, consumed, registerFirst } from "./helpers/ballots.ts";
import { type TestServers, withElection } from "./helpers/servers.ts";
import { whileWorking } from "./helpers/workers.ts";

const HOUR_MS = 3_600_000;
/** Longer than a member of a group may be silent. */
const TWO_SESSIONS_MS = 12_000;
const DEADLINE_MS = 60_000;

async function members({ admin }: TestServers): Promise<string[]> {
  const { groups: [group] } = await admin.describeGroups([AGGREGATOR_GROUP]);
  return group.state === "Stable" ? group.members.map(({ memberId }) => memberId) : [];
}

for (const [way, ms] of [["back", -HOUR_MS], ["forward", HOUR_MS]] as const) {
  Deno.test(`a clock that is set ${way} an hour costs an aggregator neither its group nor a ballot`, async () => {
    await withElection({ voters: 200 }, async (servers) => {
      const { sql, scenario } = servers;
      const voters = await registerFirst(200, sql, scenario);
      const ballots = voters.map((voter) => ballotFor(voter, scenario.candidates[0].candidate_id));
      const { now } = Date;
      try {
        await whileWorking(servers, [aggregate], async () => {
          await cast(servers, ballots.slice(0, 100));
          await consumed(sql, 100);
          const before = await waitUntil(async () => {
            const found = await members(servers);
            return found.length === 1 ? found : null;
          }, { what: "it has joined", deadlineMs: DEADLINE_MS });

          Date.now = () => now() + ms;
          const end = performance.now() + TWO_SESSIONS_MS;
          await waitUntil(async () => {
            assert.deepEqual(await members(servers), before);
            return performance.now() > end;
          }, { what: "two sessions are over", deadlineMs: DEADLINE_MS, everyMs: 500 });
          await cast(servers, ballots.slice(100));
          await consumed(sql, 200);
        });
      } finally {
        Date.now = now;
      }
    });
  });
}
