/** The embedded Postgres: prepared, started or taken over. */
import { join } from "node:path";
import postgres from "postgres";
import { messageOf, TransientError, UserError } from "@/lib/errors.ts";
import { delay, waitUntil } from "@/lib/wait.ts";
import { postgresAccount } from "@/lib/embedded/accounts.ts";
import { boundLog } from "@/lib/embedded/bounded_log.ts";
import { saysDiskFull } from "@/lib/embedded/disk_errors.ts";
import { complaintIn, readIfThere } from "@/lib/embedded/files.ts";
import type { KeptPorts } from "@/lib/embedded/free_port.ts";
import { isSameProcess, type ProcessInfo } from "@/lib/embedded/processes.ts";
import { postgresBinaries } from "@/lib/embedded/postgres_binaries.ts";
import {
  checkCluster,
  hasCluster,
  keptPassword,
  makeCluster,
  SUPERUSER,
} from "@/lib/embedded/postgres_cluster.ts";
import { PG_HBA, postgresConf } from "@/lib/embedded/postgres_config.ts";
import { type PostgresHome, postgresHome } from "@/lib/embedded/postgres_home.ts";
import { disownPostmasterFile, readPostmasterFile } from "@/lib/embedded/postmaster_file.ts";
import { endKnown, findRecorded, ServerProcess } from "@/lib/embedded/server_process.ts";
import type { Driver } from "@/lib/embedded/supervisor.ts";
import type { Report } from "@/lib/embedded/types.ts";

/** Recovery after a kill replays at most max_wal_size. */
const START_TIMEOUT_MS = 120_000;
const LEFTOVERS_TIMEOUT_MS = 10_000;
const LEFTOVERS_EVERY_MS = 200;
const CONNECT_TIMEOUT_S = 5;
const RECOVERY_EVERY_MS = 100;
/** What Postgres answers while it starts, recovers or shuts down. */
const CANNOT_CONNECT_NOW = "57P03";
const DATABASE = "urna";
/** Asks for a "fast" shutdown: sessions are cut off, what is committed is written. */
const STOP_SIGNAL = "SIGINT";

export interface PostgresDriver extends Driver {
  name: "postgres";
  /** Where it is reached, password included; undefined before its first start. */
  url(): string | undefined;
}

/** The driver of a server that lives in `dataFolder` (absolute). */
export function postgresDriver(
  dataFolder: string,
  ports: KeptPorts,
  report: Report,
): PostgresDriver {
  let url: string | undefined;
  return {
    name: "postgres",
    stopSignal: STOP_SIGNAL,
    url: () => url,
    async start(signal) {
      const account = await postgresAccount();
      const binaries = await postgresBinaries(account);
      const home = await postgresHome(dataFolder, account, report);
      const password = await keptPassword(join(dataFolder, "postgres.password"));
      const server = new Server(home, binaries.postgres, password, report);
      let running = await server.takeOver(ports, signal);
      if (running === null) {
        if (await hasCluster(home.path)) await checkCluster(home.path, binaries.postgres);
        else {
          report({ step: "postgres", text: "Making Postgres's files" });
          await makeCluster({
            ...{ initdb: binaries.initdb, home: home.path },
            ...{ account: home.account, password },
          });
        }
        running = await server.start(ports, signal);
      }
      url = server.url(ports.get("postgres")!, DATABASE);
      return running;
    },
    tend: () => boundLog(join(dataFolder, "postgres/postgres.log")),
    isEnding: async () => (await readPostmasterFile(join(dataFolder, "postgres/data")))?.stopping ?? false,
  };
}

/** The address of an embedded Postgres, password included. */
export function postgresUrl(port: number, password: string, database = DATABASE): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

class Server {
  #home: PostgresHome;
  #program: string;
  #password: string;
  #report: Report;

  constructor(home: PostgresHome, program: string, password: string, report: Report) {
    this.#home = home;
    this.#program = program;
    this.#password = password;
    this.#report = report;
  }

  url(port: number, database: string): string {
    return postgresUrl(port, this.#password, database);
  }

  get #data(): string {
    return join(this.#home.path, "data");
  }

  /** The server that an earlier run left behind, if it is healthy and what would be started now. */
  async takeOver(ports: KeptPorts, signal: AbortSignal): Promise<ServerProcess | null> {
    const recorded = await readPostmasterFile(this.#data);
    const found = await findRecorded(
      recorded?.pid ?? null,
      (command) => /postgres -D /.test(command) && command.endsWith(` -D ${this.#data}`),
    );
    if (found === null) return null;
    const port = ports.get("postgres");
    if (port !== undefined && found.command === `${this.#program} -D ${this.#data}`) {
      const same = await readIfThere(join(this.#data, "postgresql.conf")) === postgresConf(port);
      if (same && await this.#answersOnceRecovered(found, port, signal)) {
        this.#report({
          step: "postgres",
          text: `Took over the Postgres that was running (${found.pid})`,
        });
        return ServerProcess.adopt(found);
      }
    }
    await endKnown(found, STOP_SIGNAL);
    return null;
  }

  /** Starts it and resolves once the database is there and takes connections. */
  async start(ports: KeptPorts, signal: AbortSignal): Promise<ServerProcess> {
    const port = await ports.claim("postgres");
    await Deno.writeTextFile(join(this.#data, "postgresql.conf"), postgresConf(port));
    await Deno.writeTextFile(join(this.#data, "pg_hba.conf"), PG_HBA);
    await disownPostmasterFile(this.#data);
    this.#report({ step: "postgres", text: "Starting Postgres" });
    const givenUp = performance.now() + LEFTOVERS_TIMEOUT_MS;
    while (true) {
      signal.throwIfAborted();
      const server = this.#spawn();
      try {
        await this.#untilUp(server, port, signal);
        this.#report({ step: "postgres", text: `Postgres is up on 127.0.0.1:${port}` });
        return server;
      } catch (error) {
        await server.stop(STOP_SIGNAL);
        // The sessions of a server that was killed end by themselves, but not at the same instant.
        const leftovers = messageOf(error).includes("pre-existing shared memory block");
        if (!leftovers || performance.now() > givenUp) throw error;
        await delay(LEFTOVERS_EVERY_MS, signal);
      }
    }
  }

  #spawn(): ServerProcess {
    const { account, path } = this.#home;
    return ServerProcess.spawn({
      command: this.#program,
      args: ["-D", this.#data],
      log: join(path, "postgres.log"),
      cwd: path,
      uid: account?.uid,
      gid: account?.gid,
    });
  }

  async #untilUp(server: ServerProcess, port: number, signal: AbortSignal): Promise<void> {
    await waitUntil(async () => {
      if (!server.running) throw await this.#failed(await server.exited);
      const recorded = await readPostmasterFile(this.#data);
      return recorded?.pid === server.pid && recorded.ready;
    }, { what: "Postgres is ready", deadlineMs: START_TIMEOUT_MS, signal });
    await this.#makeDatabase(port);
  }

  /** One that recovers from a crash is waited for: to end it now would only begin the recovery anew. */
  async #answersOnceRecovered(found: ProcessInfo, port: number, signal: AbortSignal): Promise<boolean> {
    const givenUp = performance.now() + START_TIMEOUT_MS;
    while (true) {
      try {
        await this.#makeDatabase(port);
        return true;
      } catch (error) {
        const stopping = (await readPostmasterFile(this.#data))?.stopping ?? true;
        const recovers = (error as { code?: string }).code === CANNOT_CONNECT_NOW && !stopping;
        if (!recovers || performance.now() > givenUp || !await isSameProcess(found)) {
          this.#report({ step: "postgres", text: `Postgres does not answer: ${messageOf(error)}` });
          return false;
        }
        await delay(RECOVERY_EVERY_MS, signal);
      }
    }
  }

  /** Makes the database if it is missing, which also proves that the password opens the server. */
  async #makeDatabase(port: number): Promise<void> {
    const sql = postgres(this.url(port, "postgres"), {
      max: 1,
      connect_timeout: CONNECT_TIMEOUT_S,
      onnotice: () => {},
    });
    try {
      const found = await sql`select from pg_database where datname = ${DATABASE}`;
      if (found.length === 0) await sql.unsafe(`create database ${DATABASE}`);
    } catch (error) {
      // 28P01: invalid_password
      if ((error as { code?: string }).code !== "28P01") throw error;
      throw new UserError(
        `The embedded Postgres in ${this.#home.path} has another password than the one kept in the ` +
          "data folder (postgres.password): put that file back, or choose another folder with --data",
        { cause: error },
      );
    } finally {
      await sql.end({ timeout: CONNECT_TIMEOUT_S });
    }
  }

  async #failed(end: string): Promise<Error> {
    const log = await readIfThere(join(this.#home.path, "postgres.log")) ?? "";
    if (saysDiskFull(log)) {
      return new UserError(
        `Postgres cannot write to ${this.#home.path}, the disk is full: free some space, or choose ` +
          "another folder with --data",
      );
    }
    return new TransientError(`Postgres ${end} before it was up: ${complaintIn(log)}`);
  }
}
