/** A worker of Urna as a process of its own, as `deno task worker` runs it. */
import { fileURLToPath } from "node:url";
import type { WorkerName } from "@/lib/config.ts";
import type { Addresses } from "@/lib/cli/addresses.ts";
import { type ProcessUse, processUse } from "@/lib/bench/process_meter.ts";
import { within } from "@/lib/wait.ts";

const END_TIMEOUT_MS = 15_000;
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export class WorkerProcess implements AsyncDisposable {
  readonly #process: Deno.ChildProcess;

  constructor(name: WorkerName, { brokers, database }: Addresses, options: readonly string[] = []) {
    const script = `${ROOT}workers/${name}.ts`;
    this.#process = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", script, "--brokers", brokers.join(","), "--database", database, ...options],
      cwd: ROOT,
      detached: true, // Ctrl-C in a terminal is for the benchmark, which then ends what it has started
      stdin: "null",
      stdout: "null",
      stderr: "inherit",
    }).spawn();
  }

  get pid(): number {
    return this.#process.pid;
  }

  /** Since it was started; null where the system does not tell. */
  use(): Promise<ProcessUse | null> {
    return processUse(this.pid);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#process.kill("SIGTERM");
    if (await within(END_TIMEOUT_MS, this.#process.status)) return;
    this.#process.kill("SIGKILL");
    await this.#process.status;
  }
}
