/** Kafka and Postgres for a task that may run beside `deno task start` or without it. */
import type { Config } from "@/lib/config.ts";
import { runningServers, startEmbedded } from "@/lib/embedded/mod.ts";
import type { Addresses } from "@/lib/cli/addresses.ts";

/** As told, else those that run on `--data`, else started for as long as `parts` lasts. */
export async function serversFor(config: Config, parts: AsyncDisposableStack): Promise<Addresses> {
  const running = config.brokers && config.database ? null : await runningServers(config.data);
  const brokers = config.brokers ?? running?.brokers;
  const database = config.database ?? running?.databaseUrl;
  if (brokers && database) return { brokers, database };
  const servers = await startEmbedded({
    dataDir: config.data,
    kafka: !brokers,
    postgres: !database,
    report: () => {}, // nothing here takes long enough to be told of
  });
  parts.defer(() => servers.stop());
  const found = { brokers: brokers ?? servers.brokers, database: database ?? servers.databaseUrl };
  if (!found.brokers || !found.database) throw new Error("an embedded server gave no address");
  return { brokers: found.brokers, database: found.database };
}
