/** Kafka and Postgres for a task that may run beside `deno task start` or without it. */
import type { Config } from "@/lib/config.ts";
import { runningServers, startEmbedded } from "@/lib/embedded/mod.ts";
import type { EmbeddedOptions } from "@/lib/embedded/types.ts";
import type { Addresses } from "@/lib/cli/addresses.ts";

type Given = Pick<Config, "brokers" | "database" | "data">;

/** As told, else those that run on `--data`, else started for as long as `parts` lasts. */
export async function serversFor(
  { brokers, database, data }: Given,
  parts: AsyncDisposableStack,
): Promise<Addresses> {
  const running = brokers && database ? null : await runningServers(data);
  const known = {
    brokers: brokers ?? running?.brokers ?? null,
    database: database ?? running?.databaseUrl ?? null,
    data,
  };
  return await startMissing(known, parts, { report: () => {} }); // nothing here takes long enough to be told of
}

/** Starts what has no address, for as long as `parts` lasts. Rejects where another Urna runs on `data`. */
export async function startMissing(
  { brokers, database, data }: Given,
  parts: AsyncDisposableStack,
  options: Pick<EmbeddedOptions, "report" | "onState" | "signal">,
): Promise<Addresses> {
  if (brokers && database) return { brokers, database };
  const servers = await startEmbedded({
    dataDir: data,
    kafka: brokers === null,
    postgres: database === null,
    ...options,
  });
  parts.defer(() => servers.stop());
  const found = { brokers: brokers ?? servers.brokers, database: database ?? servers.databaseUrl };
  if (!found.brokers || !found.database) throw new Error("an embedded server gave no address");
  return { brokers: found.brokers, database: found.database };
}
