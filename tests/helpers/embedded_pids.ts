/** The processes of the embedded servers of a data folder. */
import assert from "node:assert/strict";
import { openDatabase } from "@/lib/store/database.ts";
import { childrenOf } from "@/lib/embedded/processes.ts";
import { runningServers } from "@/lib/embedded/mod.ts";

/** What `ps` says to these arguments, by line. */
export async function ps(...args: string[]): Promise<string[]> {
  const { stdout } = await new Deno.Command("ps", { args }).output();
  return new TextDecoder().decode(stdout).split("\n").map((line) => line.trim());
}

export async function brokerPid(data: string): Promise<number> {
  const folder = await Deno.realPath(data);
  const line = (await ps("-eo", "pid=,args=")).find((text) => text.includes(folder) && text.includes("java"));
  assert.ok(line, `a broker on ${folder}`);
  return parseInt(line);
}

export async function postgresPid(data: string): Promise<number> {
  const sql = openDatabase((await runningServers(data)).databaseUrl!, "test", 1);
  const [{ pid }] = await sql`select pg_backend_pid() as pid`;
  const [parent] = await ps("-o", "ppid=", "-p", String(pid));
  await sql.end();
  return Number(parent);
}

/** Sends a signal to the process with this pid and to those with this parent; gives back their pids. */
export async function signalTree(pid: number, signal: Deno.Signal): Promise<number[]> {
  const tree = [pid, ...await childrenOf(pid)];
  for (const each of tree) Deno.kill(each, signal);
  return tree;
}
