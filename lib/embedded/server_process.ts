/** A server's process: our child, or one of an earlier run that was taken over. */
import { delay } from "@/lib/wait.ts";
import {
  childrenOf,
  inspectProcess,
  isSameProcess,
  type ProcessInfo,
  signalProcess,
  waitForExit,
} from "@/lib/embedded/processes.ts";

/** How often a process that is not our child is looked at. */
const ADOPTED_POLL_MS = 250;
/** After the orderly signal. */
export const STOP_ORDERLY_MS = 6_000;
/** After SIGKILL, which only a process stuck in the kernel outlives. */
const STOP_FORCED_MS = 1_500;

export interface SpawnOptions {
  command: string;
  args: string[];
  /** Takes what the process writes; what an earlier one wrote is kept as "FILE.1". */
  log: string;
  cwd: string;
  /** Gets the pid before the server is running, so that it is on record even if we die now. */
  pidFile?: string;
  uid?: number;
  gid?: number;
}

export class ServerProcess {
  readonly pid: number;
  /** Resolves, with how it ended, when the process is gone. */
  readonly exited: Promise<string>;
  #running = true;

  private constructor(pid: number, exited: Promise<string>) {
    this.pid = pid;
    this.exited = exited.finally(() => this.#running = false);
  }

  get running(): boolean {
    return this.#running;
  }

  /**
   * Starts it in a session of its own: Ctrl-C in a terminal goes to the parent alone, which then stops the
   * servers in order. A shell sets up the log and the pid file and then becomes the server.
   */
  static spawn({ command, args, log, cwd, pidFile, uid, gid }: SpawnOptions): ServerProcess {
    const child = new Deno.Command("/bin/sh", {
      args: [
        "-c",
        'log=$0; pid=$1; shift; umask 077; if [ -n "$pid" ]; then echo $$ >"$pid"; fi; ' +
        'if [ -s "$log" ]; then mv -f "$log" "$log.1"; fi; exec "$@" >>"$log" 2>&1',
        ...[log, pidFile ?? "", command, ...args],
      ],
      detached: true,
      stdin: "null",
      stdout: "null",
      stderr: "null",
      ...{ cwd, uid, gid },
    }).spawn();
    const ended = child.status.then(({ code, signal }) =>
      signal === null ? `ended with code ${code}` : `was ended by ${signal}`
    );
    return new ServerProcess(child.pid, ended);
  }

  /** Watches over a process that an earlier run started. */
  static adopt(known: ProcessInfo): ServerProcess {
    return new ServerProcess(
      known.pid,
      waitForExit(known, ADOPTED_POLL_MS).then(() => "ended"),
    );
  }

  /** Asks it to end, and after STOP_ORDERLY_MS makes it. Resolves when it is gone. */
  async stop(orderly: Deno.Signal): Promise<void> {
    if (!this.#running) return;
    signalProcess(this.pid, orderly);
    if (await settlesWithin(this.exited, STOP_ORDERLY_MS)) return;
    // Postgres's own processes end when their parent is gone, but not while they are frozen.
    for (const pid of [this.pid, ...await childrenOf(this.pid)]) signalProcess(pid, "SIGKILL");
    await settlesWithin(this.exited, STOP_FORCED_MS);
  }
}

/** Ends a process known from an earlier run, and nothing that came to its pid later. */
export async function endKnown(known: ProcessInfo, orderly: Deno.Signal): Promise<void> {
  if (await isSameProcess(known)) await ServerProcess.adopt(known).stop(orderly);
}

/**
 * The process that a pid file names, if it is provably the one meant: `isOurs` judges its command line.
 */
export async function findRecorded(
  pid: number | null,
  isOurs: (command: string) => boolean,
): Promise<ProcessInfo | null> {
  if (pid === null) return null;
  const found = await inspectProcess(pid);
  return found !== null && isOurs(found.command) ? found : null;
}

async function settlesWithin(promise: Promise<unknown>, ms: number): Promise<boolean> {
  const given = new AbortController();
  const late = delay(ms, given.signal).then(() => false, () => true);
  const settled = await Promise.race([promise.then(() => true), late]);
  given.abort();
  return settled;
}
