/** Where a part that runs alone finds Kafka and Postgres: as told, else what runs on `--data`. */
import type { Config } from "@/lib/config.ts";
import { UserError } from "@/lib/errors.ts";
import { runningServers } from "@/lib/embedded/mod.ts";

export interface Addresses {
  brokers: readonly string[];
  /** Postgres URL. */
  database: string;
}

/** @throws UserError where an address is neither given nor to be found */
export async function addressesOf({ brokers, database, data }: Config): Promise<Addresses> {
  if (brokers && database) return { brokers, database };
  const running = await runningServers(data);
  const found = { brokers: brokers ?? running.brokers, database: database ?? running.databaseUrl };
  if (found.brokers && found.database) return { brokers: found.brokers, database: found.database };
  const missing = found.brokers ? "--database" : "--brokers";
  throw new UserError(
    `${missing} is not given and no election runs on ${data}: start one with \`deno task start\`, ` +
      "or give --brokers and --database",
  );
}
