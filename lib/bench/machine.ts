/** What a benchmark ran on. */
import os from "node:os";
import type { Database } from "@/lib/store/database.ts";

export interface Machine {
  /** ISO 8601, UTC. */
  date: string;
  processors: string;
  memory_gib: number;
  system: string;
  deno: string;
}

export function thisMachine(): Machine {
  const cpus = os.cpus();
  return {
    date: new Date().toISOString(),
    processors: `${cpus.length} × ${cpus[0]?.model.trim() ?? "unknown"}`,
    memory_gib: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()} (${Deno.build.arch})`,
    deno: Deno.version.deno,
  };
}

/** Such as "18.4". */
export async function postgresVersion(sql: Database): Promise<string> {
  const [{ server_version }] = await sql<{ server_version: string }[]>`show server_version`;
  return server_version;
}
