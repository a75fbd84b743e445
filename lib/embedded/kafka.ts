/** The embedded Apache Kafka: prepared, started or taken over. */
import { join } from "node:path";
import { TransientError, UserError } from "@/lib/errors.ts";
import { waitUntil } from "@/lib/wait.ts";
import { saysDiskFull } from "@/lib/embedded/disk_errors.ts";
import { complaintIn, pathExists, readIfThere, removeIfThere, writeAside } from "@/lib/embedded/files.ts";
import type { KeptPorts } from "@/lib/embedded/free_port.ts";
import { findJava, type Java } from "@/lib/embedded/java.ts";
import { javaArguments, log4jProperties, serverProperties } from "@/lib/embedded/kafka_config.ts";
import { formatStorage } from "@/lib/embedded/kafka_format.ts";
import { jarsOfKafkaHome } from "@/lib/embedded/kafka_home.ts";
import { kafkaJars } from "@/lib/embedded/kafka_jars.ts";
import { kafkaAnswers } from "@/lib/embedded/kafka_probe.ts";
import { endKnown, findRecorded, ServerProcess } from "@/lib/embedded/server_process.ts";
import type { Driver } from "@/lib/embedded/supervisor.ts";
import type { Report } from "@/lib/embedded/types.ts";

const START_TIMEOUT_MS = 60_000;
export interface KafkaDriver extends Driver {
  name: "kafka";
  /** Where the broker listens; undefined before its first start. */
  port(): number | undefined;
}

/** The driver of a broker whose data lie in `folder` (absolute). */
export function kafkaDriver(folder: string, ports: KeptPorts, report: Report): KafkaDriver {
  // Looked up once: a restart by the supervisor uses what the first start found and checked.
  let program: Promise<Program> | null = null;
  return {
    name: "kafka",
    stopSignal: "SIGTERM",
    port: () => ports.get("kafka"),
    async start(signal) {
      program ??= findProgram(report);
      const found = await program.catch((error) => {
        program = null;
        throw error;
      });
      const broker = new Broker(folder, found, report);
      return await broker.takeOver(ports) ?? await broker.start(ports, signal);
    },
  };
}

interface Program {
  java: Java;
  jars: string[];
}

async function findProgram(report: Report): Promise<Program> {
  const java = await findJava();
  return { java, jars: await jarsOfKafkaHome() ?? await kafkaJars(report) };
}

class Broker {
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
      const same = await this.#filesAreThese(this.#files(port, controllerPort));
      if (same && await kafkaAnswers(port)) {
        this.#report({ step: "kafka", text: `Took over the Kafka that was running (${found.pid})` });
        return ServerProcess.adopt(found);
      }
    }
    await endKnown(found, "SIGTERM");
    return null;
  }

  /** Starts it and resolves once it serves clients. */
  async start(ports: KeptPorts, signal: AbortSignal): Promise<ServerProcess> {
    const log = join(this.#folder, "kafka.out");
    const tmp = join(this.#folder, "tmp");
    await removeIfThere(tmp);
    for (const folder of [tmp, join(this.#folder, "logs")]) {
      await Deno.mkdir(folder, { recursive: true });
    }
    const port = await ports.claim("kafka");
    const controllerPort = await ports.claim("controller");
    const files = this.#files(port, controllerPort);
    for (const [name, text] of Object.entries(files)) {
      await writeAside(join(this.#folder, name), text);
    }
    if (!await pathExists(join(this.#folder, "data"))) {
      this.#report({ step: "kafka", text: "Formatting Kafka's storage" });
      await formatStorage(this.#folder, this.#program.java.command, this.#program.jars);
    }
    this.#report({ step: "kafka", text: "Starting Kafka" });
    const broker = ServerProcess.spawn({
      command: this.#program.java.command,
      args: [
        `@${join(this.#folder, "java.args")}`,
        "kafka.Kafka",
        join(this.#folder, "server.properties"),
      ],
      cwd: this.#folder,
      pidFile: join(this.#folder, "kafka.pid"),
      log,
    });
    try {
      await waitUntil(async () => {
        if (!broker.running) throw await this.#failed(await broker.exited);
        return await kafkaAnswers(port);
      }, { what: "Kafka answers", deadlineMs: START_TIMEOUT_MS, signal });
    } catch (error) {
      await broker.stop("SIGTERM");
      throw error;
    }
    this.#report({ step: "kafka", text: `Kafka is up on 127.0.0.1:${port}` });
    return broker;
  }

  #files(port: number, controllerPort: number): Record<string, string> {
    const folder = this.#folder;
    return {
      "server.properties": serverProperties({ folder, port, controllerPort }),
      "log4j2.properties": log4jProperties(folder),
      "java.args": javaArguments(folder, this.#program.jars, []),
    };
  }

  async #filesAreThese(files: Record<string, string>): Promise<boolean> {
    for (const [name, text] of Object.entries(files)) {
      if (await readIfThere(join(this.#folder, name)) !== text) return false;
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
    return new TransientError(`Kafka ${end} before it was up: ${complaintIn(out)}`);
  }
}
