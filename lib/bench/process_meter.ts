/** Processor time and memory of processes, from Linux's /proc; elsewhere there is none to read. */

/** Of a process and all that it has started. */
export interface ProcessUse {
  processorSeconds: number;
  /** Resident now. */
  residentBytes: number;
  /** Highest that was resident so far, added up over the processes. */
  peakBytes: number;
}

const TICKS_PER_S = 100;
const KIB = 1_024;

/** What the process `pid` and its descendants have used so far; null where this system does not tell. */
export async function processUse(pid: number): Promise<ProcessUse | null> {
  if (Deno.build.os !== "linux") return null;
  const sum = { processorSeconds: 0, residentBytes: 0, peakBytes: 0 };
  for (const member of await withDescendants(pid)) {
    const use = await ownUse(member);
    sum.processorSeconds += use.processorSeconds;
    sum.residentBytes += use.residentBytes;
    sum.peakBytes += use.peakBytes;
  }
  return sum;
}

async function ownUse(pid: number): Promise<ProcessUse> {
  const [stat, status] = await Promise.all([readProc(pid, "stat"), readProc(pid, "status")]);
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // utime, stime, and those of the children that have ended: fields 14 to 17 of proc_pid_stat(5).
  const ticks = fields.slice(11, 15).reduce((total, field) => total + Number(field), 0);
  const bytes = (name: string) =>
    KIB * Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1] ?? 0);
  return {
    processorSeconds: ticks / TICKS_PER_S,
    residentBytes: bytes("VmRSS"),
    peakBytes: bytes("VmHWM"),
  };
}

async function withDescendants(pid: number): Promise<number[]> {
  const parents = new Map<number, number>();
  for await (const { name } of Deno.readDir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readProc(Number(name), "stat");
    if (stat) parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
  }
  const found = [pid];
  for (const member of found) {
    for (const [child, parent] of parents) if (parent === member) found.push(child);
  }
  return found;
}

/**
 * Memory of the process `pid` and its descendants, in bytes, what several of them share counted once, such as
 * Postgres's buffers; null where this system does not tell.
 */
export async function proportionalBytes(pid: number): Promise<number | null> {
  if (Deno.build.os !== "linux") return null;
  let sum = 0;
  for (const member of await withDescendants(pid)) {
    sum += KIB * Number(/^Pss:\s+(\d+) kB/m.exec(await readProc(member, "smaps_rollup"))?.[1] ?? 0);
  }
  return sum;
}

/** Empty where the process has just ended. */
async function readProc(pid: number, file: string): Promise<string> {
  try {
    return await Deno.readTextFile(`/proc/${pid}/${file}`);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || (error as { code?: string }).code === "ESRCH") return "";
    throw error;
  }
}
