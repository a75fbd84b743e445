import assert from "node:assert/strict";
import aggregate from "../workers/aggregator.ts";
import { ALL_TOPICS, VOTERS_TOPIC, VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import { DirectLine } from "@/lib/kafka/direct_line.ts";
import { kafkaClient, producerClient } from "@/lib/kafka/client.ts";
import { voterMessage } from "@/lib/kafka/messages.ts";
import type { Election } from "@/lib/store/election.ts";
import { Live } from "@/lib/web/live/live.ts";
import { PipelineDesk } from "@/lib/web/pipeline/pipeline_desk.ts";
import type { PipelineSample } from "@/lib/web/pipeline/sample.ts";
import { waitUntil } from "@/lib/wait.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import { ballotFor, cast, consumed, registerFirst } from "./helpers/ballots.ts";
import { type TestServers, withElection } from "./helpers/servers.ts";
import { whileWorking } from "./helpers/workers.ts";
import { assertBody } from "./helpers/described.ts";

const VOTERS = 60;
const LINGER_MS = 300;

async function withDesk(
  { brokers, sql, scenario }: TestServers & { scenario: Scenario },
  test: (desk: PipelineDesk) => Promise<void>,
): Promise<void> {
  const election: Election = { scenario, seed: 1, voters: VOTERS, begun_at: new Date() } as Election;
  const settings = { brokers, sql, election, workers: [] };
  const live = new Live();
  const desk = new PipelineDesk(LINGER_MS);
  await live.connect(settings);
  try {
    await desk.connect({ ...settings, live });
    await test(desk);
  } finally {
    await desk.close();
    await live.close();
  }
}

async function announce(
  { brokers }: TestServers,
  voters: Parameters<typeof voterMessage>[0][],
): Promise<void> {
  const producer = producerClient(kafkaClient(brokers, "urna-test"));
  await producer.connect();
  await producer.send({ topic: VOTERS_TOPIC, messages: voters.map(voterMessage) });
  await producer.disconnect();
}

const topicOf = (sample: PipelineSample, name: string) => sample.topics.find(({ topic }) => topic === name)!;
const groupOf = (sample: PipelineSample, name: string) => sample.groups.find(({ group }) => group === name)!;
const tailOf = (sample: PipelineSample, name: string) => sample.tail.find(({ topic }) => topic === name)!;

Deno.test("a sample tells what Kafka and Postgres hold, what waits, and what was rejected, without whose it is", () =>
  withElection({ voters: VOTERS }, async (servers) => {
    const { sql, scenario } = servers;
    const voters = await registerFirst(VOTERS, sql, scenario);
    const { candidate_id } = scenario.candidates[0];
    await announce(servers, voters);
    const ballots = voters.slice(0, 40).map((voter) => ballotFor(voter, candidate_id));
    await cast(servers, [...ballots, ballots[0], ballots[1], { key: "nobody", value: "Ada Lovelace" }]);

    await withDesk(servers, async (desk) => {
      const waiting = await waitUntil(async () => {
        const sample = await desk.glimpse();
        return topicOf(sample, VOTES_TOPIC).per_second !== null && sample;
      }, { what: "the sample tells rates", deadlineMs: 10_000 });
      assert.deepEqual([waiting.kafka.ok, waiting.postgres.ok], [true, true], JSON.stringify(waiting));
      assert.deepEqual(waiting.topics.map(({ topic }) => topic), [...ALL_TOPICS]);
      assert.equal(topicOf(waiting, VOTERS_TOPIC).messages, VOTERS);
      assert.equal(topicOf(waiting, VOTES_TOPIC).messages, 43);
      assert.equal(topicOf(waiting, VOTES_TOPIC).per_second, 0);
      assert.ok(topicOf(waiting, VOTES_TOPIC).bytes! > 43 * 100);
      assert.equal(groupOf(waiting, "aggregator").lag, 43);
      assert.ok(groupOf(waiting, "aggregator").oldest_waits_s! < 60);
      assert.equal(groupOf(waiting, "simulator").lag, VOTERS);
      assert.equal(tailOf(waiting, VOTERS_TOPIC).messages.length, 20);
      assert.equal(tailOf(waiting, VOTES_TOPIC).messages.length, 20);
      assert.ok(waiting.database!.bytes > 1_000_000);
      assertBody("#/components/schemas/PipelineSample", waiting, "waiting");

      await whileWorking(servers, [aggregate], () => consumed(sql, 43));
      const counted = await waitUntil(async () => {
        const sample = await desk.glimpse();
        return groupOf(sample, "aggregator").lag === 0 && sample.rejected.some(({ count }) => count > 0) &&
          sample;
      }, { what: "the sample tells that all is counted", deadlineMs: 10_000 });
      const rejected = counted.rejected.filter(({ count }) => count > 0);
      assert.deepEqual(rejected.map(({ reason, count }) => [reason, count]), [["duplicate", 2], [
        "malformed",
        1,
      ]]);
      assert.equal(rejected[0].newest?.source, "import");
      assert.equal(rejected[1].newest?.bytes, "Ada Lovelace".length);

      const text = JSON.stringify([waiting, counted]);
      for (const { voter_id, registration_number, date_of_birth } of voters) {
        for (const secret of [voter_id, registration_number, date_of_birth, "Ada Lovelace"]) {
          assert.ok(!text.includes(secret), secret);
        }
      }
      const choices = counted.tail.find(({ topic }) => topic === VOTES_TOPIC)!.messages.map(({ says }) =>
        says
      );
      assert.ok(choices.every(({ source, candidate_id }) => source !== "import" || candidate_id === null));
    });
  }));

Deno.test("samples are taken while somebody watches, and not when nobody does", () =>
  withElection({ voters: VOTERS }, (servers) =>
    withDesk(servers, async (desk) => {
      const response = (await desk.watch(null, false))!;
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
      let text = "";
      while ((text.match(/^event: pipeline$/gm) ?? []).length < 4) text += (await reader.read()).value ?? "";
      const [, data] = text.match(/^data: (.*)$/m)!;
      assertBody("#/components/schemas/PipelineSample", JSON.parse(data), "event");
      await reader.cancel();

      // Sampling ends with the viewers; whoever comes later gets a new sample all the same.
      await waitUntil(() => !desk.isSampling, { what: "nothing is sampled any more", deadlineMs: 5_000 });
      const last = desk.sample.as_of;
      assert.ok((await desk.glimpse()).as_of > last);
    })));

Deno.test("messages are read at any place of a log, and as whole as they are large", () =>
  withElection({ voters: VOTERS }, async (servers) => {
    const voters = await registerFirst(VOTERS, servers.sql, servers.scenario);
    const large = "x".repeat(300_000);
    await cast(servers, voters.map(({ voter_id }) => ({ key: voter_id, value: large })));
    const line = new DirectLine(servers.brokers, "urna-test", [VOTES_TOPIC]);
    try {
      const ends = (await line.ends()).get(VOTES_TOPIC)!;
      assert.equal(ends.reduce((sum, end) => sum + end, 0), VOTERS);
      const places = ends.map((end, partition) => ({ topic: VOTES_TOPIC, partition, offset: end - 1 }));
      const read = await line.read(places);
      assert.deepEqual(
        read.map(({ partition, offset }) => `${partition} ${offset}`).toSorted(),
        places.map(({ partition, offset }) => `${partition} ${offset}`).toSorted(),
      );
      assert.ok(read.every(({ value }) => value?.length === large.length));
      const bytes = (await line.sizes()).reduce((sum, size) => sum + size.bytes, 0);
      assert.ok(bytes > VOTERS * large.length, String(bytes));
    } finally {
      await line.close();
    }
  }));
