/** What a start is up against: the broker's JVM alone, and each server alone as Urna starts it. */
import { join } from "node:path";
import { findJava } from "@/lib/embedded/java.ts";
import { kafkaAnswers } from "@/lib/embedded/kafka_probe.ts";
import { KeptPorts } from "@/lib/embedded/free_port.ts";
import { startEmbedded } from "@/lib/embedded/mod.ts";
import type { ServerName } from "@/lib/embedded/types.ts";
import { waitUntil } from "@/lib/wait.ts";

const START_TIMEOUT_MS = 60_000;
const LOOK_EVERY_MS = 10;

/** ms until the broker serves clients: Java with the arguments and the files that Urna has left in `data`. */
export async function bareBroker(data: string, signal: AbortSignal): Promise<number> {
  const folder = join(data, "kafka");
  const port = (await KeptPorts.load(join(data, "ports.json"))).get("kafka");
  if (port === undefined) throw new Error(`no Kafka was started on ${data} before`);
  const { command } = await findJava();
  const began = performance.now();
  const broker = new Deno.Command(command, {
    args: [`@${join(folder, "java.args")}`, "kafka.Kafka", join(folder, "server.properties")],
    cwd: folder,
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
  try {
    await waitUntil(() => kafkaAnswers(port), {
      ...{ what: "the broker answers", deadlineMs: START_TIMEOUT_MS, everyMs: LOOK_EVERY_MS, signal },
    });
    return performance.now() - began;
  } finally {
    broker.kill("SIGTERM");
    await broker.status;
  }
}

/** ms until the server serves clients, started as Urna starts it, and nothing beside it. */
export async function serverAlone(data: string, name: ServerName, signal: AbortSignal): Promise<number> {
  const began = performance.now();
  const servers = await startEmbedded({
    ...{ dataDir: data, kafka: name === "kafka", postgres: name === "postgres", report: () => {}, signal },
  });
  const took = performance.now() - began;
  await servers.stop();
  return took;
}
