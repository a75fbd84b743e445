/** All that runs in a storm: Urna as a person starts it, and beside it one more of each part, alone. */
import { fileURLToPath } from "node:url";
import { freePort } from "@/lib/embedded/free_port.ts";
import { runningServers } from "@/lib/embedded/mod.ts";
import { childrenOf, signalProcess } from "@/lib/embedded/processes.ts";
import { type Database, openDatabase } from "@/lib/store/database.ts";
import { Child } from "@/lib/chaos/child.ts";
import type { Findings } from "@/lib/chaos/findings.ts";
import type { PartName } from "@/lib/chaos/kinds.ts";
import { brokerPid, postmasterPid, processesOn } from "@/lib/chaos/servers.ts";
import { TransientError } from "@/lib/errors.ts";
import { waitUntil } from "@/lib/wait.ts";

/** What Urna may take until its page is there: the first start makes the servers' files. */
const START_TIMEOUT_MS = 120_000;
/** What a server that was struck may take to be there again, before it is struck once more. */
const SERVER_TIMEOUT_MS = 60_000;
/** As `ps` and `pg_stat_activity` show the storm's own sessions, which are not struck. */
export const OWN_NAME = "chaos";

export type ServerName = "kafka" | "postgres";
export type ChildName = Exclude<PartName, ServerName>;
const ALONE = ["aggregator", "simulator", "producer"] as const;

export interface Addresses {
  brokers: string[];
  /** Postgres URL. */
  database: string;
}

export interface FleetOptions {
  /** Absolute. */
  data: string;
  voters: number;
  seed: number;
  /** Votes per second that the simulators are to cast from now on; 0: as fast as they can. */
  rate: () => number;
  findings: Findings;
  /** Gets all that the parts print. */
  log: (line: string) => void;
}

export class Fleet {
  readonly data: string;
  readonly children: Readonly<Record<ChildName, Child>>;
  /** Addresses of the two web processes: of Urna itself, and of the one alone. */
  readonly urls: readonly [string, string];
  #addresses: Addresses | null = null;
  #rate = 0;

  constructor({ data, voters, seed, rate, findings, log }: FleetOptions) {
    this.data = data;
    const port = freePort();
    const webPort = freePort([port]);
    this.urls = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${webPort}`];
    const main = fileURLToPath(new URL("../../main.ts", import.meta.url));
    const onData = ["--data", data];
    const child = (name: string, command: () => string[]) => new Child({ name, command, findings, log });
    const alone = (name: typeof ALONE[number]) => {
      const file = fileURLToPath(new URL(`../../workers/${name}.ts`, import.meta.url));
      return child(name, () => [file, ...onData, `--rate=${rate()}`]);
    };
    this.children = {
      urna: child("Urna", () => [
        ...[main, ...onData, "--port", String(port)],
        ...[`--voters=${voters}`, `--seed=${seed}`, `--rate=${this.#rate = rate()}`],
      ]),
      web: child("web", () => [main, "web", ...onData, "--port", String(webPort)]),
      aggregator: alone("aggregator"),
      simulator: alone("simulator"),
      producer: alone("producer"),
    };
  }

  /** Starts everything; resolves when Urna's page is there. */
  async start(): Promise<void> {
    this.children.urna.start();
    await this.#isUp();
    for (const name of [...ALONE, "web"] as const) this.children[name].start();
  }

  /** Ends what casts ballots in order, and starts it again: at the rate that is asked for now. */
  async restart(): Promise<void> {
    const { urna, simulator } = this.children;
    await Promise.all([urna.end(), simulator.end()]);
    urna.start();
    await this.#isUp();
    simulator.start();
  }

  /** What Urna was told at its last start: votes per second, 0 = as fast as possible. */
  get rate(): number {
    return this.#rate;
  }

  /** Ends everything in order. */
  async end(): Promise<void> {
    await Promise.all([...ALONE, "web" as const].map((name) => this.children[name].end()));
    await this.children.urna.end();
  }

  /** Ends everything at once and for good, servers included, frozen ones too. Resolves when no process is left. */
  async kill(): Promise<void> {
    await Promise.all(Object.values(this.children).map((child) => child.retire()));
    for (const pid of [await brokerPid(this.data), await postmasterPid(this.data)]) {
      if (pid === null) continue;
      const all = [pid, ...await childrenOf(pid)];
      for (const each of all) signalProcess(each, "SIGKILL");
    }
    await waitUntil(async () => (await processesOn(this.data)).length === 0, {
      what: `no process is left on ${this.data}`,
      deadlineMs: SERVER_TIMEOUT_MS,
    });
  }

  /** The process of a server, as soon as there is one. */
  async serverPid(name: ServerName): Promise<number> {
    const find = name === "kafka" ? brokerPid : postmasterPid;
    return await waitUntil(() => find(this.data), {
      what: `${name} runs`,
      deadlineMs: SERVER_TIMEOUT_MS,
    });
  }

  /** The servers' addresses, as last known: they run even while Urna itself is down. */
  async addresses(): Promise<Addresses> {
    const { brokers, databaseUrl } = await runningServers(this.data);
    if (brokers && databaseUrl) this.#addresses = { brokers, database: databaseUrl };
    if (this.#addresses === null) throw new TransientError("Urna's servers have no addresses yet");
    return this.#addresses;
  }

  /** A database of the storm's own, one connection. Nothing is connected yet. */
  async database(): Promise<Database> {
    return openDatabase((await this.addresses()).database, OWN_NAME, 1);
  }

  async #isUp(): Promise<void> {
    await waitUntil(async () => {
      if (this.children.urna.pid === null) throw new Error("Urna does not start: see the log of the storm");
      return await answers(`${this.urls[0]}/api/results`);
    }, { what: "Urna answers", deadlineMs: START_TIMEOUT_MS });
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(START_TIMEOUT_MS) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false; // not yet: whoever waits has a deadline
  }
}
