/**
 * Kafka and Postgres of Urna's own: real servers as processes of this machine, on the loopback, with their
 * data in one folder. They are started or, where an earlier run left them, taken over; kept running; and
 * stopped in order.
 */
import { join } from "node:path";
import { TransientError, UserError } from "@/lib/errors.ts";
import { takeDataFolder } from "@/lib/embedded/data_folder.ts";
import { asDiskError } from "@/lib/embedded/disk_errors.ts";
import { KeptPorts } from "@/lib/embedded/free_port.ts";
import { kafkaDriver } from "@/lib/embedded/kafka.ts";
import { postgresDriver } from "@/lib/embedded/postgres.ts";
import { type Driver, Supervisor } from "@/lib/embedded/supervisor.ts";
import type { EmbeddedOptions, EmbeddedServers, ServerName } from "@/lib/embedded/types.ts";

export { runningServers } from "@/lib/embedded/running.ts";
export type {
  EmbeddedOptions,
  EmbeddedServers,
  Progress,
  ServerName,
  ServerStatus,
} from "@/lib/embedded/types.ts";

/**
 * Starts the servers asked for, side by side, and resolves when both serve clients. They are supervised
 * until `stop()`. Throws a `UserError` where a person can help (no Java, folder in use, disk full), and
 * leaves nothing running if it throws.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServers> {
  const folder = await takeDataFolder(options.dataDir);
  const supervisors = new Map<ServerName, Supervisor>();
  let stopped: Promise<void> | null = null;
  const stop = () => stopped ??= stopAll(supervisors.values()).finally(() => folder.release());
  const supervise = <D extends Driver>(driver: D): D => {
    const { name } = driver;
    supervisors.set(name, new Supervisor(driver, (status) => options.onState?.(name, status)));
    return driver;
  };
  try {
    options.signal?.throwIfAborted();
    const ports = await KeptPorts.load(join(folder.path, "ports.json"));
    const kafka = options.kafka ? supervise(kafkaDriver(folder.path, ports, options.report)) : null;
    const postgres = options.postgres ? supervise(postgresDriver(folder.path, ports, options.report)) : null;
    const starts = Promise.all(supervisors.values().map((supervisor) => supervisor.start()));
    await orAborted(starts, options.signal);
    return {
      brokers: kafka === null ? null : [`127.0.0.1:${kafka.port()}`],
      databaseUrl: postgres?.url() ?? null,
      status: () => ({
        kafka: supervisors.get("kafka")?.status,
        postgres: supervisors.get("postgres")?.status,
      }),
      stop,
    };
  } catch (error) {
    await stop();
    throw forAPerson(error, folder.path);
  }
}

async function stopAll(supervisors: Iterable<Supervisor>): Promise<void> {
  const ends = await Promise.allSettled(Array.from(supervisors, (supervisor) => supervisor.stop()));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}

/** Waits for the starts, but no longer than until the signal is aborted, and then throws its reason. */
async function orAborted(starts: Promise<unknown>, signal?: AbortSignal): Promise<void> {
  const aborted = Promise.withResolvers<never>();
  const onAbort = () => aborted.reject(signal?.reason);
  signal?.addEventListener("abort", onAbort);
  try {
    await Promise.race([starts, aborted.promise]);
  } finally {
    signal?.removeEventListener("abort", onAbort);
  }
}

function forAPerson(error: unknown, path: string): unknown {
  if (error instanceof TransientError) {
    return new UserError(`${error.message} (see the logs under ${path}, or start again)`, { cause: error });
  }
  return asDiskError(error, `The data folder ${path}`, "choose another folder with --data");
}
