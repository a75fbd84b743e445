/** Servers of a benchmark's own, in a folder that goes with it. */
import { join } from "node:path";
import { startEmbedded } from "@/lib/embedded/mod.ts";
import type { Addresses } from "@/lib/cli/addresses.ts";

export interface Rig extends Addresses {
  /** Absolute path of the servers' folder. */
  data: string;
  /** The broker's and the postmaster's processes. */
  pids: { kafka: number; postgres: number };
}

/** Starts Kafka and Postgres as `deno task start` does, on an empty folder; both end with `parts`. */
export async function startRig(parts: AsyncDisposableStack): Promise<Rig> {
  const data = join(await temporaryFolder(parts), "data");
  const servers = await startEmbedded({ dataDir: data, kafka: true, postgres: true, report: () => {} });
  parts.defer(() => servers.stop());
  const { brokers, databaseUrl } = servers;
  const { kafka, postgres } = servers.status();
  if (!brokers || !databaseUrl || !kafka?.pid || !postgres?.pid) {
    throw new Error("an embedded server gave no address or process");
  }
  return { brokers, database: databaseUrl, data, pids: { kafka: kafka.pid, postgres: postgres.pid } };
}

/** A folder that is removed with `parts`. */
export async function temporaryFolder(parts: AsyncDisposableStack): Promise<string> {
  const folder = await Deno.realPath(await Deno.makeTempDir({ prefix: "urna-bench-" }));
  parts.defer(() => Deno.remove(folder, { recursive: true }));
  await Deno.chmod(folder, 0o711); // as root, the embedded Postgres runs under another account
  return folder;
}
