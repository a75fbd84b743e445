/**
 * Kafka and Postgres of Urna's own: real servers as processes of this machine, on the loopback, with their
 * data in one folder. They are started or, where an earlier run left them, taken over; kept running; and
 * stopped in order.
 */
import { join } from "node:path";
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
  const stop = async () => {
    await Promise.all(supervisors.values().map((supervisor) => supervisor.stop()));
    folder.release();
  };
  const supervise = (driver: Driver) => {
    const { name } = driver;
    const supervisor = new Supervisor(driver, (status) => options.onState?.(name, status));
    supervisors.set(name, supervisor);
  };
  try {
    const ports = await KeptPorts.load(join(folder.path, "ports.json"));
    const home = join(folder.path, "kafka");
    await Deno.mkdir(home, { recursive: true });
    const kafka = options.kafka ? kafkaDriver(home, ports, options.report) : null;
    const postgres = options.postgres ? postgresDriver(folder.path, ports, options.report) : null;
    if (kafka !== null) supervise(kafka);
    if (postgres !== null) supervise(postgres);
    await Promise.all(supervisors.values().map((supervisor) => supervisor.start()));
    let stopped: Promise<void> | null = null;
    return {
      brokers: kafka === null ? null : [`127.0.0.1:${kafka.port()}`],
      databaseUrl: postgres?.url() ?? null,
      status: () => ({
        kafka: supervisors.get("kafka")?.status,
        postgres: supervisors.get("postgres")?.status,
      }),
      stop: () => stopped ??= stop(),
    };
  } catch (error) {
    await stop();
    throw asDiskError(
      error,
      `The data folder ${folder.path}`,
      "choose another folder with --data",
    );
  }
}
