/** The servers that another process runs on a data folder, for parts that are started beside it. */
import { join } from "node:path";
import { readIfThere } from "@/lib/embedded/files.ts";
import { KeptPorts } from "@/lib/embedded/free_port.ts";
import { postgresUrl } from "@/lib/embedded/postgres.ts";

/** Their addresses; null for what does not run there, or is not this user's to read. */
export async function runningServers(
  dataDir: string,
): Promise<{ brokers: string[] | null; databaseUrl: string | null }> {
  if (!await isOwned(dataDir)) return { brokers: null, databaseUrl: null };
  const ports = await KeptPorts.load(join(dataDir, "ports.json"));
  const password = (await readIfThere(join(dataDir, "postgres.password")))?.trim();
  const kafka = ports.get("kafka");
  const postgres = ports.get("postgres");
  return {
    brokers: kafka === undefined ? null : [`127.0.0.1:${kafka}`],
    databaseUrl: postgres === undefined || !password ? null : postgresUrl(postgres, password),
  };
}

/** Whether a process holds the folder's lock. */
async function isOwned(dataDir: string): Promise<boolean> {
  try {
    using file = await Deno.open(join(dataDir, "urna.lock"), { read: true, write: true });
    // Shared, so that two who look at the same time do not take each other for the owner.
    return !await file.tryLock(false);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
