/**
 * The aggregator or the simulator, whose first life goes wrong without an error: `silence` stops its reading as
 * kafkajs is known to do, `block` runs into an endless loop, `no-totals` never hears that any were taken. Told by the environment variable
 * URNA_TEST_HANG, "WORKER HOW MESSAGES FILE"; the file says that it has happened.
 */
import Broker from "kafkajs/src/broker/index.js";
import ConsumerGroup from "kafkajs/src/consumer/consumerGroup.js";
import aggregate from "../../workers/aggregator.ts";
import simulate from "../../workers/simulator.ts";
import { runWorker, type WorkerContext } from "@/lib/pipeline/worker.ts";

interface GroupInternals {
  fetch(nodeId: string): Promise<{ messages: unknown[] }[]>;
}

interface BrokerInternals {
  produce(request: unknown): Promise<unknown>;
}

function goWrong(how: string, afterMessages: number, file: string): void {
  if (how === "no-totals") {
    (Broker.prototype as BrokerInternals).produce = () => {
      Deno.writeTextFileSync(file, how);
      return new Promise<never>(() => {});
    };
    return;
  }
  const group = ConsumerGroup.prototype as GroupInternals;
  const fetch = group.fetch;
  let messages = 0;
  group.fetch = async function (this: GroupInternals, nodeId) {
    const batches = await fetch.call(this, nodeId);
    messages += batches.reduce((sum, batch) => sum + batch.messages.length, 0);
    if (messages < afterMessages) return batches;
    Deno.writeTextFileSync(file, how);
    while (how === "block");
    return await new Promise<never>(() => {});
  };
}

const [name, how, messages, file] = (Deno.env.get("URNA_TEST_HANG") ?? "").split(" ");

export default async function work(context: WorkerContext): Promise<void> {
  const isFirst = await Deno.stat(file).then(() => false, () => true);
  if (isFirst) goWrong(how, Number(messages), file);
  await (name === "simulator" ? simulate : aggregate)(context);
}

if (import.meta.main) await runWorker(name === "simulator" ? "simulator" : "aggregator", work);
