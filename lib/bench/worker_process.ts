/** A worker of Urna as a process of its own, as `deno task worker` runs it. */
import type { WorkerName } from "@/lib/config.ts";
import type { Addresses } from "@/lib/cli/addresses.ts";
import { endDeno, spawnDeno } from "@/lib/bench/deno_process.ts";
import { type ProcessUse, processUse } from "@/lib/bench/process_meter.ts";

export class WorkerProcess implements AsyncDisposable {
  readonly #process: Deno.ChildProcess;

  constructor(name: WorkerName, { brokers, database }: Addresses, options: readonly string[] = []) {
    const addresses = ["--brokers", brokers.join(","), "--database", database];
    this.#process = spawnDeno([`workers/${name}.ts`, ...addresses, ...options], {
      stdin: "null",
      stdout: "null",
    });
  }

  get pid(): number {
    return this.#process.pid;
  }

  /** Since it was started; null where the system does not tell. */
  use(): Promise<ProcessUse | null> {
    return processUse(this.pid);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await endDeno(this.#process);
  }
}
