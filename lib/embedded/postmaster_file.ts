/**
 * `postmaster.pid`, which Postgres keeps in its data folder while it runs: line 1 the pid, line 7 the shared
 * memory, line 8 the state: "ready" when connections are taken, "stopping" once it was told to end.
 */
import { join } from "node:path";
import { readIfThere } from "@/lib/embedded/files.ts";

export interface PostmasterFile {
  pid: number;
  ready: boolean;
  stopping: boolean;
}

/** What the file says; null if there is none or it is not written yet. */
export async function readPostmasterFile(data: string): Promise<PostmasterFile | null> {
  const lines = (await readIfThere(join(data, "postmaster.pid")))?.split("\n");
  const pid = Number(lines?.[0]);
  if (lines === undefined || !Number.isSafeInteger(pid) || pid <= 0) return null;
  const state = lines[7]?.trim();
  return { pid, ready: state === "ready", stopping: state === "stopping" };
}

/**
 * Lets Postgres start over the file of a server that is known to be gone. It would refuse as long as any
 * process has that pid: a zombie, or a stranger that got it since. A file that names its own parent, which
 * is this process, it takes for left over; and then still looks whether the shared memory named in the file
 * is in use, which removing the file would prevent.
 */
export async function disownPostmasterFile(data: string): Promise<void> {
  const path = join(data, "postmaster.pid");
  const text = await readIfThere(path);
  if (text === null) return;
  const end = text.indexOf("\n");
  await Deno.writeTextFile(path, `${Deno.pid}${end < 0 ? "\n" : text.slice(end)}`);
}
