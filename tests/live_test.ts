import assert from "node:assert/strict";
import type { Message } from "kafkajs";
import { ACKS_ALL, closeClient, kafkaClient, producerClient } from "@/lib/kafka/client.ts";
import { candidateTotalMessage, locationTotalMessage } from "@/lib/kafka/messages.ts";
import { CANDIDATE_TOTALS_TOPIC, LOCATION_TOTALS_TOPIC } from "@/lib/kafka/topics.ts";
import { needElection } from "@/lib/store/election.ts";
import { Live } from "@/lib/web/live/live.ts";
import { waitUntil } from "@/lib/wait.ts";
import aggregate from "../workers/aggregator.ts";
import { DELAYED_AFTER_MS } from "@/lib/web/live/delay.ts";
import { ballotFor, cast, registerFirst } from "./helpers/ballots.ts";
import { whileWorking } from "./helpers/workers.ts";
import { type TestServers, withElection } from "./helpers/servers.ts";

const SEEN_WITHIN_MS = 10_000;

/** Totals of one candidate and one location, as an aggregator publishes them. */
function totals(version: number, votes: number, registered: number) {
  const candidate = {
    candidate_id: "ada",
    candidate_name: "Ada",
    party_affiliation: "A",
    photo_url: "/a.svg",
  };
  const votes_by_candidate: Record<string, number> = votes > 0 ? { ada: votes } : {};
  const mark = { registered, ledger: { checkpoint: version, head: "ab".repeat(32) } };
  return {
    candidate: candidateTotalMessage({ ...candidate, total_votes: votes, version }, mark),
    location: locationTotalMessage({
      location: "CA",
      registered_voters: registered,
      total_votes: votes,
      leading_candidate_id: votes > 0 ? "ada" : null,
      votes_by_candidate,
      version,
    }, mark),
  };
}

interface Shown {
  live: Live;
  publish(topic: string, message: Message): Promise<void>;
}

/** Calls `test` with a view of what the servers hold. */
async function withLive(servers: TestServers, test: (shown: Shown) => Promise<void>): Promise<void> {
  const { brokers, sql } = servers;
  const producer = producerClient(kafkaClient(brokers, "urna-test"));
  const live = new Live();
  await producer.connect();
  try {
    await live.connect({ brokers, sql, election: await needElection(sql), workers: [] });
    const publish = async (topic: string, message: Message) => {
      await producer.send({ topic, acks: ACKS_ALL, messages: [message] });
    };
    await test({ live, publish });
  } finally {
    await live.close();
    await closeClient(producer);
  }
}

Deno.test("registered voters that arrive after their round's candidates, from another engine, are shown", async () => {
  await withElection({ voters: 10 }, async (servers) => {
    await withLive(servers, async ({ live, publish }) => {
      const { candidate, location } = totals(7, 0, 7);
      delete candidate.headers; // so it is not known how many voters belong to it
      await publish(CANDIDATE_TOTALS_TOPIC, candidate);
      await waitUntil(() => live.frame.version === 7, { what: "half the round", deadlineMs: SEEN_WITHIN_MS });
      const { as_of } = live.frame;
      await publish(LOCATION_TOTALS_TOPIC, location);
      await waitUntil(() => live.frame.totals.registered === 7, {
        what: "the other half",
        deadlineMs: SEEN_WITHIN_MS,
      });
      assert.ok(live.frame.as_of > as_of, "of two frames of a version the later one is newer");
    });
  });
});

Deno.test("half a round is not shown, and the other half comes with a frame whose sums agree", async () => {
  await withElection({ voters: 10 }, async (servers) => {
    await withLive(servers, async ({ live, publish }) => {
      const first = totals(8, 1, 7);
      await publish(LOCATION_TOTALS_TOPIC, first.location);
      await publish(CANDIDATE_TOTALS_TOPIC, first.candidate);
      await waitUntil(() => live.frame.totals.votes === 1, { what: "a vote", deadlineMs: SEEN_WITHIN_MS });
      const second = totals(10, 3, 7);
      await publish(CANDIDATE_TOTALS_TOPIC, second.candidate);
      const since = Date.now();
      await waitUntil(() => Date.parse(live.health.kafka.checked_at) > since + 2_000, {
        what: "some looks at the servers",
        deadlineMs: SEEN_WITHIN_MS,
      });
      assert.equal(live.frame.version, 8);
      await publish(LOCATION_TOTALS_TOPIC, second.location);
      await waitUntil(() => live.frame.version === 10, { what: "the round", deadlineMs: SEEN_WITHIN_MS });
      assert.equal(live.frame.totals.votes, 3);
      assert.equal(live.frame.locations[0].votes, 3);
    });
  });
});

Deno.test("the first frame knows the rejected ballots and that all is counted", async () => {
  await withElection({ voters: 7 }, async (servers) => {
    const { sql } = servers;
    await sql`insert into consumed_offsets (partition, next_offset, rejected) values (0, 0, 4)`;
    await sql`insert into registration_runs values (0, 7, true)`;
    await sql`update locations set registered_voters = 7 where location = 'CA'`;
    await withLive(servers, async ({ publish }) => {
      const { candidate, location } = totals(11, 0, 7);
      await publish(CANDIDATE_TOTALS_TOPIC, candidate);
      await publish(LOCATION_TOTALS_TOPIC, location);
    });
    await withLive(servers, ({ live }) => {
      assert.equal(live.frame.totals.rejected, 4);
      assert.equal(live.frame.election.status, "counted");
      assert.equal(live.progress?.complete, true);
      return Promise.resolve();
    });
  });
});

Deno.test("a frame tells how many votes can still come: unknown, of all who have none, of the ballots in the box", async () => {
  await withElection({ voters: 10 }, async (servers) => {
    const { sql, scenario } = servers;
    const voters = await registerFirst(2, sql, scenario);
    await withLive(servers, async ({ live, publish }) => {
      const tells = (outstanding: number) =>
        waitUntil(() => live.frame.totals.outstanding === outstanding, {
          what: `${outstanding} votes can still come`,
          deadlineMs: SEEN_WITHIN_MS,
        });
      const { candidate, location } = totals(8, 1, 7);
      await publish(CANDIDATE_TOTALS_TOPIC, candidate);
      await publish(LOCATION_TOTALS_TOPIC, location);
      await waitUntil(() => live.frame.totals.votes === 1, { what: "a vote", deadlineMs: SEEN_WITHIN_MS });
      assert.equal(live.frame.totals.outstanding, null);
      await sql`insert into registration_runs values (0, 10, true)`;
      await sql`update locations set registered_voters = case location when 'CA' then 10 else 0 end`;
      await tells(9);
      await cast(servers, voters.map((voter) => ballotFor(voter, scenario.candidates[0].candidate_id)));
      await sql`update election set closes_at = now()`;
      await tells(2);
      assert.equal(live.frame.election.closed, true);
    });
  });
});

Deno.test("while ballots wait and nobody counts, the count is delayed; when it goes on, that is over", async () => {
  await withElection({ voters: 10 }, async (servers) => {
    const { sql, scenario } = servers;
    const [voter] = await registerFirst(1, sql, scenario);
    await withLive(servers, async ({ live }) => {
      assert.equal(live.frame.election.delayed_since, null);
      const { as_of, version } = live.frame;
      await cast(servers, [ballotFor(voter, scenario.candidates[0].candidate_id)]);
      await waitUntil(() => live.frame.election.delayed_since, {
        what: "it is delayed",
        deadlineMs: DELAYED_AFTER_MS + SEEN_WITHIN_MS,
      });
      assert.equal(live.health.ok, false);
      assert.match(live.health.delayed?.why ?? "", /ballots wait/);
      assert.deepEqual([live.frame.version, live.frame.as_of], [version, as_of], "old numbers are not new");

      await whileWorking(servers, [aggregate], async () => {
        await waitUntil(() => live.frame.totals.votes === 1 && live.frame.election.delayed_since === null, {
          what: "it keeps up",
          deadlineMs: 3 * SEEN_WITHIN_MS,
        });
        assert.ok(live.frame.as_of > as_of);
        assert.equal(live.health.delayed, null);
      });
    });
  });
});
