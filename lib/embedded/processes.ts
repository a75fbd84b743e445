/**
 * What runs under a pid. A pid alone proves nothing, as it is given out again: a process is known by its
 * pid, the time it started and its command line.
 */
import process from "node:process";
import { delay } from "@/lib/wait.ts";

export interface ProcessInfo {
  pid: number;
  /** Opaque; differs between two processes that had the same pid. */
  started: string;
  /** Arguments joined with spaces. */
  command: string;
}

const EXIT_POLL_MS = 100;

/** Whether a process with this pid exists; a zombie counts as long as its parent has not fetched it. */
export function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as { code?: string }).code === "EPERM";
  }
}

/** The process under this pid, null if there is none (or only a zombie). */
export function inspectProcess(pid: number): Promise<ProcessInfo | null> {
  if (!Number.isSafeInteger(pid) || pid <= 1 || !exists(pid)) return Promise.resolve(null);
  return Deno.build.os === "linux" ? inspectProc(pid) : inspectPs(pid);
}

/** /proc/PID/stat: "pid (name) state ppid … starttime(22nd) …"; the name may hold spaces and brackets. */
async function inspectProc(pid: number): Promise<ProcessInfo | null> {
  try {
    const stat = await Deno.readTextFile(`/proc/${pid}/stat`);
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X") return null;
    const command = await Deno.readTextFile(`/proc/${pid}/cmdline`);
    return { pid, started: fields[19], command: command.split("\0").join(" ").trimEnd() };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || !exists(pid)) return null;
    throw error;
  }
}

/** "Z    Sat Nov 21 16:07:35 2026     /usr/bin/java …" */
async function inspectPs(pid: number): Promise<ProcessInfo | null> {
  const { stdout } = await new Deno.Command("ps", {
    args: ["-ww", "-o", "stat=,lstart=,command=", "-p", String(pid)],
    env: { LC_ALL: "C" },
    stderr: "null",
  }).output();
  const parts = /^\s*(\S+)\s+(\S+\s+\S+\s+\d+\s+[\d:]+\s+\d+)\s+(.*)$/s
    .exec(new TextDecoder().decode(stdout).trimEnd());
  if (parts === null || parts[1].startsWith("Z")) return null;
  return { pid, started: parts[2], command: parts[3] };
}

/** Whether the very same process is still there. */
export async function isSameProcess(known: ProcessInfo): Promise<boolean> {
  return (await inspectProcess(known.pid))?.started === known.started;
}

/** Resolves when the process has ended. */
export async function waitForExit(known: ProcessInfo, everyMs = EXIT_POLL_MS): Promise<void> {
  while (await isSameProcess(known)) await delay(everyMs);
}

/** Sends the signal; false if the process is gone already. */
export function signalProcess(pid: number, signal: Deno.Signal): boolean {
  try {
    Deno.kill(pid, signal);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || !exists(pid)) return false;
    throw error;
  }
}

/** The processes that this one has started and that run. */
export async function childrenOf(pid: number): Promise<number[]> {
  const { stdout } = await new Deno.Command("ps", { args: ["-eo", "pid=,ppid="] }).output();
  return new TextDecoder().decode(stdout).split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid)
    .map(([child]) => child);
}
