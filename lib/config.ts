/**
 * Every option of every task: read once from flags and environment, checked, frozen, passed down.
 * No other file reads the environment for settings.
 */
import { parseArgs } from "node:util";
import { UserError, withoutPassword } from "@/lib/errors.ts";
import { MAX_RATE, MAX_VOTERS } from "@/lib/scenario/limits.ts";
import { isNetwork } from "@/lib/web/security/proxies.ts";

export const WORKER_NAMES = ["producer", "simulator", "aggregator"] as const;
export type WorkerName = typeof WORKER_NAMES[number];

export interface Config {
  readonly port: number;
  readonly hostname: string;
  /** Bootstrap addresses, or null for the embedded broker. */
  readonly brokers: readonly string[] | null;
  /** Postgres URL, or null for the embedded server. */
  readonly database: string | null;
  /** Folder of the embedded servers. */
  readonly data: string;
  /** File or bundled name; null: the stored election's, else the default one. */
  readonly scenario: string | null;
  /** Size of the electorate; null: the stored election's, else the scenario's. */
  readonly voters: number | null;
  /** Votes per second to simulate, 0 = as fast as possible; null: the scenario's. */
  readonly rate: number | null;
  /** Seed of everything random; null: the stored election's, else the scenario's. */
  readonly seed: number | null;
  readonly workers: readonly WorkerName[];
  readonly adminToken: string | null;
  /** Addresses and networks whose X-Forwarded-For is believed, beside this machine. */
  readonly proxies: readonly string[];
  /** Requests a second that one client may write; 0 = any number. */
  readonly writeRate: number;
  /** Partitions of `voters_topic` and `votes_topic` when they are made. */
  readonly partitions: number;
  /** Origin under which the site is reached from outside; null where nobody has said. */
  readonly publicUrl: string | null;
}

export const MAX_PARTITIONS = 1_000;
/** Of the administrator's token. */
const MIN_TOKEN_CHARS = 12;
export const MAX_TOKEN_CHARS = 1_000;
export const MAX_WRITE_RATE = 1_000_000;
const DEFAULT_WRITES_PER_S = 50;

interface Option {
  flag: string;
  variable: string;
  argument: string;
  fallback: string;
  meaning: string;
}

const OPTIONS = {
  port: option("port", "PORT", "N", "8000", "web port; 0 takes a free one"),
  hostname: option("hostname", "HOST", "ADDRESS", "127.0.0.1", "address to bind"),
  brokers: option(
    "brokers",
    "KAFKA_BROKERS",
    "HOST:PORT,…",
    "",
    "Kafka bootstrap addresses (default: an embedded broker)",
  ),
  database: option("database", "DATABASE_URL", "URL", "", "Postgres URL (default: embedded)"),
  data: option("data", "URNA_DATA", "FOLDER", ".urna", "folder of the embedded servers"),
  scenario: option(
    "scenario",
    "URNA_SCENARIO",
    "FILE",
    "",
    "scenario file, or the name of a bundled one",
  ),
  voters: option("voters", "URNA_VOTERS", "N", "", "size of the electorate (default: scenario's)"),
  rate: option(
    "rate",
    "URNA_RATE",
    "N",
    "",
    "votes per second to simulate; 0 = as fast as possible (default: scenario's)",
  ),
  seed: option("seed", "URNA_SEED", "N", "", "seed of everything random (default: scenario's)"),
  workers: option(
    "workers",
    "URNA_WORKERS",
    "NAME,…",
    WORKER_NAMES.join(","),
    "workers to run in this process; empty = none",
  ),
  adminToken: option(
    "admin-token",
    "URNA_ADMIN_TOKEN",
    "TEXT",
    "",
    `the administrator's secret for /admin, ${MIN_TOKEN_CHARS} characters or more (default: made and printed)`,
  ),
  writeRate: option(
    "write-rate",
    "URNA_WRITE_RATE",
    "N",
    String(DEFAULT_WRITES_PER_S),
    "requests a second that one address may write, such as ballots; 0 = any number",
  ),
  proxies: option(
    "proxies",
    "URNA_PROXIES",
    "ADDRESS,…",
    "",
    "reverse proxies on other machines, by address or network: who asks through them is told apart",
  ),
  partitions: option(
    "partitions",
    "URNA_PARTITIONS",
    "N",
    "4",
    "partitions of voters_topic and votes_topic when they are made",
  ),
  publicUrl: option(
    "public-url",
    "URNA_PUBLIC_URL",
    "URL",
    "",
    "where the site is reached from outside: shared links then show a picture of the results",
  ),
} satisfies Record<keyof Config, Option>;

function option(
  flag: string,
  variable: string,
  argument: string,
  fallback: string,
  meaning: string,
): Option {
  return { flag, variable, argument, fallback, meaning };
}

/** What `--help` prints: the options of every task, with their variables and defaults. */
export function usage(task: string, does: string): string {
  const rows = Object.values(OPTIONS).map((o) => {
    const left = `  --${o.flag} ${o.argument}`.padEnd(26);
    const preset = o.fallback ? ` [${o.fallback}]` : "";
    return `${left}${o.variable.padEnd(18)}${o.meaning}${preset}`;
  });
  return [`deno task ${task}: ${does}`, "", "option / variable / meaning", ...rows].join("\n");
}

/** What was asked on the command line. */
export interface CommandLine {
  config: Config;
  help: boolean;
  /** The words that are no options, such as a worker's name. */
  words: string[];
}

/**
 * Reads flags and variables, a flag winning.
 * @throws UserError in one line that names the option, the value and what is accepted
 */
export function readCommandLine(
  args: readonly string[],
  env: (name: string) => string | undefined = (name) => Deno.env.get(name),
): CommandLine {
  const { values, positionals } = parse(args);

  const read = <T>(key: keyof Config, check: (text: string) => T | Refusal): T => {
    const o = OPTIONS[key];
    const flag = values[o.flag];
    const text = (flag ?? env(o.variable) ?? o.fallback).trim();
    const result = check(text);
    if (!(result instanceof Refusal)) return result;
    const source = flag === undefined ? o.variable : `--${o.flag}`;
    const shown = key === "adminToken" ? "…" : withoutPassword(text);
    throw new UserError(`${source} ${JSON.stringify(shown)}: accepted is ${result.accepted}`);
  };

  const config: Config = Object.freeze({
    port: read("port", integer(0, 65_535)),
    hostname: read("hostname", filled("an address to bind, such as 127.0.0.1")),
    brokers: read("brokers", optional(brokerList)),
    database: read("database", optional(postgresUrl)),
    data: read("data", filled("a folder")),
    scenario: read("scenario", optional((text) => text)),
    voters: read("voters", optional(integer(1, MAX_VOTERS))),
    rate: read("rate", optional(rate)),
    seed: read("seed", optional(integer(0, Number.MAX_SAFE_INTEGER))),
    workers: read("workers", workerList),
    adminToken: read("adminToken", optional(secret)),
    writeRate: read("writeRate", integer(0, MAX_WRITE_RATE)),
    proxies: read("proxies", networkList),
    partitions: read("partitions", integer(1, MAX_PARTITIONS)),
    publicUrl: read("publicUrl", optional(publicOrigin)),
  });
  return { config, help: values.help !== undefined, words: positionals };
}

function parse(args: readonly string[]) {
  const strings = Object.values(OPTIONS).map((o) => [o.flag, { type: "string" }] as const);
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        ...Object.fromEntries(strings),
        help: { type: "boolean", short: "h" },
      },
      allowPositionals: true,
    });
    return { values: values as Record<string, string | undefined>, positionals };
  } catch (error) {
    const [first] = String((error as Error).message).split(/\. |\n/);
    throw new UserError(`${first}; --help lists the options`, { cause: error });
  }
}

class Refusal {
  constructor(readonly accepted: string) {}
}

type Check<T> = (text: string) => T | Refusal;

function optional<T>(check: Check<T>): Check<T | null> {
  return (text) => text === "" ? null : check(text);
}

function filled(accepted: string): Check<string> {
  return (text) => text === "" ? new Refusal(accepted) : text;
}

function integer(min: number, max: number): Check<number> {
  return (text) => {
    const n = Number(text);
    if (/^\d+$/.test(text) && n >= min && n <= max) return n;
    return new Refusal(`a whole number from ${min} to ${max}`);
  };
}

function rate(text: string): number | Refusal {
  const n = Number(text);
  if (/^\d+(\.\d+)?$/.test(text) && n <= MAX_RATE) return n;
  return new Refusal(`a number from 0 to ${MAX_RATE} (votes per second)`);
}

function secret(text: string): string | Refusal {
  if (text.length >= MIN_TOKEN_CHARS && text.length <= MAX_TOKEN_CHARS) return text;
  return new Refusal(`a text of ${MIN_TOKEN_CHARS} to ${MAX_TOKEN_CHARS} characters`);
}

function brokerList(text: string): readonly string[] | Refusal {
  const addresses = text.split(",").map((part) => part.trim());
  const sound = addresses.every((address) => {
    const [, port] = address.match(/^(?:[\w.-]+|\[[0-9a-fA-F:.]+\]):(\d{1,5})$/) ?? [];
    return port !== undefined && Number(port) >= 1 && Number(port) <= 65_535;
  });
  return sound ? addresses : new Refusal("host:port, several separated by commas");
}

function networkList(text: string): readonly string[] | Refusal {
  const networks = text.split(",").map((part) => part.trim()).filter((part) => part !== "");
  if (networks.every(isNetwork)) return networks;
  return new Refusal("addresses or networks such as 10.0.0.0/8, separated by commas");
}

function postgresUrl(text: string): string | Refusal {
  if (URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)) return text;
  return new Refusal("a URL such as postgres://user:password@host:5432/database");
}

function publicOrigin(text: string): string | Refusal {
  const url = URL.canParse(text) ? new URL(text) : null;
  // A path, a query or a password would make it longer than its origin.
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  return new Refusal("a URL without a path, such as https://election.example");
}

function workerList(text: string): readonly WorkerName[] | Refusal {
  const names = text.split(",").map((part) => part.trim()).filter((part) => part !== "");
  const known = names.filter((name): name is WorkerName =>
    (WORKER_NAMES as readonly string[]).includes(name)
  );
  if (known.length === names.length) return [...new Set(known)];
  return new Refusal(`any of ${WORKER_NAMES.join(", ")}, separated by commas, or nothing`);
}
