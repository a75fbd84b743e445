import assert from "node:assert/strict";
import ConsumerGroup from "kafkajs/src/consumer/consumerGroup.js";
import { ACKS_ALL, closeClient, kafkaClient, producerClient } from "@/lib/kafka/client.ts";
import { ClusterLine } from "@/lib/kafka/cluster_line.ts";
import { CANDIDATE_TOTALS_TOPIC } from "@/lib/kafka/topics.ts";
import { setLogSink } from "@/lib/log.ts";
import { TotalsReader, UNREAD_AFTER_MS } from "@/lib/web/live/totals_reader.ts";
import { waitUntil, within } from "@/lib/wait.ts";
import { withElection } from "./helpers/servers.ts";

const SEEN_WITHIN_MS = 20_000;
const LOOK_EVERY_MS = 5_000;

interface GroupInternals {
  fetch(nodeId: string): Promise<unknown>;
}

Deno.test("a reader of totals that falls silent is replaced, one that has read all is not", async () => {
  await withElection({ voters: 10 }, async ({ brokers }) => {
    const lines: string[] = [];
    setLogSink((_, line) => lines.push(line));
    const group = ConsumerGroup.prototype as GroupInternals;
    const fetch = group.fetch;
    const producer = producerClient(kafkaClient(brokers, "urna-test"));
    const cluster = new ClusterLine(brokers, "urna-test");
    const read: string[] = [];
    const reader = new TotalsReader({
      brokers,
      cluster,
      take: (_, messages) => read.push(...messages.map(({ key }) => String(key))),
    });
    const stopping = new AbortController();
    const running = reader.run(stopping.signal);
    const send = (key: string) =>
      producer.send({ topic: CANDIDATE_TOTALS_TOPIC, acks: ACKS_ALL, messages: [{ key, value: "{}" }] });
    const seen = (key: string) =>
      waitUntil(() => read.includes(key), { what: `${key} is read`, deadlineMs: SEEN_WITHIN_MS });
    try {
      await producer.connect();
      await send("ada");
      await seen("ada");
      let now = 0;
      const looks = async (ms: number) => {
        for (const end = now + ms; now < end;) await reader.look(true, now += LOOK_EVERY_MS);
      };
      await looks(4 * UNREAD_AFTER_MS);
      assert.deepEqual(lines, []);

      let hung = false;
      group.fetch = () => {
        hung = true;
        return new Promise<never>(() => {});
      };
      await waitUntil(() => hung, { what: "it hangs", deadlineMs: SEEN_WITHIN_MS });
      await send("ben");
      await looks(UNREAD_AFTER_MS);
      assert.deepEqual(lines, []);
      group.fetch = fetch;
      await looks(LOOK_EVERY_MS);
      assert.match(lines.join("\n"), /newer totals are in Kafka, but do not arrive \(aggregated_votes/);
      await seen("ben");
    } finally {
      group.fetch = fetch;
      stopping.abort();
      await within(SEEN_WITHIN_MS, running);
      await cluster.close();
      await closeClient(producer);
      setLogSink((_, line) => console.log(line));
    }
  });
});
