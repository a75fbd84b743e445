/** The processes of the embedded servers below a data folder, as somebody with a shell finds them. */
import { join } from "node:path";
import { readIfThere } from "@/lib/embedded/files.ts";
import { readPostmasterFile } from "@/lib/embedded/postmaster_file.ts";
import { findRecorded } from "@/lib/embedded/server_process.ts";

/** The broker's pid, null while none runs. `data` is absolute. */
export async function brokerPid(data: string): Promise<number | null> {
  const pid = Number(await readIfThere(join(data, "kafka", "kafka.pid")) ?? NaN);
  const config = join(data, "kafka", "server.properties");
  const found = await findRecorded(
    Number.isNaN(pid) ? null : pid,
    (command) => command.endsWith(` kafka.Kafka ${config}`),
  );
  return found?.pid ?? null;
}

/** The pid of the Postgres that starts all others, null while none runs. */
export async function postmasterPid(data: string): Promise<number | null> {
  const folder = await realPathIfThere(join(data, "postgres"));
  if (folder === null) return null;
  const cluster = join(folder, "data");
  const recorded = await readPostmasterFile(cluster);
  const found = await findRecorded(
    recorded?.pid ?? null,
    (command) => command.endsWith(`postgres -D ${cluster}`),
  );
  return found?.pid ?? null;
}

/** The command lines of all processes that name this folder. */
export async function processesOn(data: string): Promise<string[]> {
  return (await ps("-ww", "-eo", "args=")).filter((command) => command.includes(data));
}

async function ps(...args: string[]): Promise<string[]> {
  const { stdout } = await new Deno.Command("ps", { args }).output();
  return new TextDecoder().decode(stdout).split("\n").map((line) => line.trim());
}

async function realPathIfThere(path: string): Promise<string | null> {
  try {
    return await Deno.realPath(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}
