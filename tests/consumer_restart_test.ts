import assert from "node:assert/strict";
import kafkajs from "kafkajs";
import ConsumerGroup from "kafkajs/src/consumer/consumerGroup.js";
import aggregate from "../workers/aggregator.ts";
import { setLogSink } from "@/lib/log.ts";
import { ballotFor, cast, consumed, registerFirst } from "./helpers/ballots.ts";
import { withElection } from "./helpers/servers.ts";
import { whileWorking } from "./helpers/workers.ts";

/** Well below a session, which the group waits for a member that does not come back. */
const BACK_WITHIN_MS = 4_000;

interface GroupInternals {
  fetch(nodeId: string): Promise<unknown>;
  leave(): Promise<void>;
}

Deno.test("a consumer that lost its broker and starts again does not wait for the member that it was", async () => {
  await withElection({ voters: 200 }, async (servers) => {
    const { sql, scenario } = servers;
    const voters = await registerFirst(200, sql, scenario);
    const ballots = voters.map((voter) => ballotFor(voter, scenario.candidates[0].candidate_id));
    const group = ConsumerGroup.prototype as GroupInternals;
    const { fetch, leave } = group;
    const lines: string[] = [];
    setLogSink((_, line) => lines.push(line));
    try {
      await whileWorking(servers, [aggregate], async () => {
        await cast(servers, ballots.slice(0, 100));
        await consumed(sql, 100);

        // As while the broker is away: what it does not hear is that somebody leaves.
        const away = new kafkajs.KafkaJSConnectionError("connect ECONNREFUSED");
        group.leave = () => {
          group.leave = leave;
          return Promise.reject(away);
        };
        const crashed = Promise.withResolvers<void>();
        group.fetch = () => {
          group.fetch = fetch;
          crashed.resolve();
          return Promise.reject(
            new kafkajs.KafkaJSNumberOfRetriesExceeded(away, { retryCount: 30, retryTime: 200 }),
          );
        };
        await crashed.promise;
        const began = performance.now();
        await cast(servers, ballots.slice(100));
        await consumed(sql, 200);
        const took = performance.now() - began;
        assert.ok(lines.some((line) => /starts again/.test(line)), lines.join("\n"));
        assert.ok(took < BACK_WITHIN_MS, `${Math.round(took)} ms`);
      });
    } finally {
      Object.assign(group, { fetch, leave });
      setLogSink((_, line) => console.log(line));
    }
  });
});
