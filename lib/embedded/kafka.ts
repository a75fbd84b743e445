/** The embedded Apache Kafka: prepared, started or taken over. */
import { join } from "node:path";
import { messageOf, TransientError, UserError } from "@/lib/errors.ts";
import { waitUntil } from "@/lib/wait.ts";
import { boundLog } from "@/lib/embedded/bounded_log.ts";
import { ClassArchive, usesArchive, withoutArchive } from "@/lib/embedded/class_archive.ts";
import { saysDiskFull } from "@/lib/embedded/disk_errors.ts";
import { complaintIn, pathExists, readIfThere, removeIfThere, writeAside } from "@/lib/embedded/files.ts";
import type { KeptPorts } from "@/lib/embedded/free_port.ts";
import { findJava, type Java } from "@/lib/embedded/java.ts";
import { javaArguments, log4jProperties, serverProperties } from "@/lib/embedded/kafka_config.ts";
import { checkStorage, formatStorage, OTHER_FOLDER, refusesNewer } from "@/lib/embedded/kafka_format.ts";
import { jarsOfKafkaHome } from "@/lib/embedded/kafka_home.ts";
import { kafkaJars } from "@/lib/embedded/kafka_jars.ts";
import { kafkaAnswers } from "@/lib/embedded/kafka_probe.ts";
import { endKnown, findRecorded, ServerProcess } from "@/lib/embedded/server_process.ts";
import type { Driver } from "@/lib/embedded/supervisor.ts";
import type { Report } from "@/lib/embedded/types.ts";

const START_TIMEOUT_MS = 60_000;
const STOP_SIGNAL = "SIGTERM";

export interface KafkaDriver extends Driver {
  name: "kafka";
  /** Where the broker listens; undefined before its first start. */
  port(): number | undefined;
}

/** The driver of a broker that lives in `kafka` of the data folder (absolute). */
export function kafkaDriver(dataFolder: string, ports: KeptPorts, report: Report): KafkaDriver {
  const folder = join(dataFolder, "kafka");
  // Looked up once: a restart by the supervisor uses what the first start found and checked.
  let program: Program | null = null;
  let background = Promise.resolve();
  return {
    name: "kafka",
    stopSignal: STOP_SIGNAL,
    port: () => ports.get("kafka"),
    async start(signal) {
      await Deno.mkdir(folder, { recursive: true });
      await Deno.chmod(folder, 0o700); // its log says who voted for whom
      program ??= await findProgram(report, signal);
      const broker = new Broker(folder, program, report);
      const running = await broker.takeOver(ports) ?? await broker.start(ports, signal);
      background = broker.background;
      return running;
    },
    settled: () => background,
    tend: () => boundLog(join(folder, "kafka.out")),
  };
}

interface Program {
  java: Java;
  jars: string[];
  /** Null where the jars are not the cached ones. */
  archive: ClassArchive | null;
}

async function findProgram(report: Report, signal: AbortSignal): Promise<Program> {
  const java = await findJava();
  const given = await jarsOfKafkaHome();
  if (given !== null) return { java, jars: given, archive: null };
  const { cache, jars } = await kafkaJars(report, signal);
  return { java, jars, archive: new ClassArchive(cache, java, jars) };
}

class Broker {
  /** Settles when what goes on beside the broker is done; never rejects. */
  background = Promise.resolve();
  #folder: string;
  #program: Program;
  #report: Report;

  constructor(folder: string, program: Program, report: Report) {
    this.#folder = folder;
    this.#program = program;
    this.#report = report;
  }

  /**
   * The broker that an earlier run left behind, if it is healthy and what would be started now. One that is
   * not is ended, so that its port and its files are free.
   */
  async takeOver(ports: KeptPorts): Promise<ServerProcess | null> {
    const config = join(this.#folder, "server.properties");
    const pid = Number(await readIfThere(join(this.#folder, "kafka.pid")) ?? NaN);
    const found = await findRecorded(
      Number.isNaN(pid) ? null : pid,
      (command) => command.endsWith(` kafka.Kafka ${config}`),
    );
    if (found === null) return null;
    const port = ports.get("kafka");
    const controllerPort = ports.get("controller");
    if (port !== undefined && controllerPort !== undefined) {
      const same = await this.#filesAreThese(this.#files(port, controllerPort, []));
      if (same && await kafkaAnswers(port)) {
        this.#report({ step: "kafka", text: `Took over the Kafka that was running (${found.pid})` });
        return ServerProcess.adopt(found);
      }
    }
    await endKnown(found, STOP_SIGNAL);
    return null;
  }

  /** Starts it and resolves once it serves clients. */
  async start(ports: KeptPorts, signal: AbortSignal): Promise<ServerProcess> {
    const port = await ports.claim("kafka");
    const controllerPort = await ports.claim("controller");
    const classes = join(this.#folder, "classes.lst");
    const options = await this.#program.archive?.options(classes) ?? [];
    await this.#prepare(this.#files(port, controllerPort, options));
    signal.throwIfAborted();
    this.#report({ step: "kafka", text: "Starting Kafka" });
    const broker = this.#spawn();
    try {
      await waitUntil(async () => {
        if (!broker.running) throw await this.#failed(await broker.exited);
        return await kafkaAnswers(port);
      }, { what: "Kafka answers", deadlineMs: START_TIMEOUT_MS, signal });
    } catch (error) {
      const died = !broker.running;
      await broker.stop(STOP_SIGNAL);
      if (!died || !usesArchive(options)) throw error;
      // Perhaps it died of its class archive, which is only there to make the start faster.
      await this.#program.archive?.remove();
      return await this.start(ports, signal);
    }
    this.#report({ step: "kafka", text: `Kafka is up on 127.0.0.1:${port}` });
    if (!usesArchive(options)) this.background = this.#makeArchive(classes, signal);
    return broker;
  }

  /** Ends with the signal, which is aborted when the broker is stopped for good. */
  async #makeArchive(classes: string, signal: AbortSignal): Promise<void> {
    try {
      await this.#program.archive?.make(classes, signal);
    } catch (error) {
      this.#report({ step: "kafka", text: `Kafka's next start will be slower: ${messageOf(error)}` });
    }
  }

  async #prepare(files: Record<string, string>): Promise<void> {
    const tmp = join(this.#folder, "tmp");
    await removeIfThere(tmp);
    for (const folder of [tmp, join(this.#folder, "logs")]) await Deno.mkdir(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) await writeAside(join(this.#folder, name), text);
    if (await pathExists(join(this.#folder, "data"))) return await checkStorage(this.#folder);
    this.#report({ step: "kafka", text: "Formatting Kafka's storage" });
    await formatStorage(this.#folder, this.#program.java.command, this.#program.jars);
  }

  #spawn(): ServerProcess {
    return ServerProcess.spawn({
      command: this.#program.java.command,
      args: [
        `@${join(this.#folder, "java.args")}`,
        "kafka.Kafka",
        join(this.#folder, "server.properties"),
      ],
      cwd: this.#folder,
      pidFile: join(this.#folder, "kafka.pid"),
      log: join(this.#folder, "kafka.out"),
    });
  }

  #files(port: number, controllerPort: number, options: string[]): Record<string, string> {
    const folder = this.#folder;
    return {
      "server.properties": serverProperties({ folder, port, controllerPort }),
      "log4j2.properties": log4jProperties(folder),
      "java.args": javaArguments(folder, this.#program.jars, options),
    };
  }

  async #filesAreThese(files: Record<string, string>): Promise<boolean> {
    for (const [name, text] of Object.entries(files)) {
      const found = await readIfThere(join(this.#folder, name));
      if (found === null || withoutArchive(found) !== withoutArchive(text)) return false;
    }
    return true;
  }

  async #failed(end: string): Promise<Error> {
    const out = await readIfThere(join(this.#folder, "kafka.out")) ?? "";
    if (saysDiskFull(out)) {
      return new UserError(
        `Kafka cannot write to ${this.#folder}, the disk is full: free some space, or choose ` +
          "another folder with --data",
      );
    }
    if (refusesNewer(out)) {
      return new UserError(
        `Kafka's storage in ${this.#folder}/data was written by a newer Kafka than this one: ${OTHER_FOLDER}`,
      );
    }
    return new TransientError(`Kafka ${end} before it was up: ${complaintIn(out)}`);
  }
}
