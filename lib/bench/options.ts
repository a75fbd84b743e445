/** The options of `deno task bench`. */
import { parseArgs } from "node:util";
import { UserError } from "@/lib/errors.ts";
import type { BenchPart } from "@/lib/bench/part.ts";

export interface BenchOptions {
  parts: BenchPart[];
  runs: number;
  scale: number;
  /** Print the report as JSON, and all else to standard error. */
  json: boolean;
}

const DEFAULT_RUNS = 3;
const MAX_RUNS = 100;

/** What `--help` prints. */
export function benchUsage(parts: readonly BenchPart[]): string {
  return [
    "deno task bench [PART …]: measure Urna, each part beside the limit that it is up against",
    "",
    ...parts.map(({ name, does }) => `  ${name.padEnd(14)}${does}`),
    "",
    `  --runs N      runs that count, after a warm-up [${DEFAULT_RUNS}]`,
    "  --scale F     a part of the usual amounts, above 0 and up to 1, for a quick look [1]",
    "  --json        print the report as JSON, and all else to standard error",
  ].join("\n");
}

/**
 * Reads parts and flags; null where help is asked for.
 * @throws UserError in one line that names the option, the value and what is accepted
 */
export function readBenchOptions(args: readonly string[], all: readonly BenchPart[]): BenchOptions | null {
  const { values, positionals } = parse(args);
  if (values.help) return null;
  const parts = positionals.map((name) => {
    const part = all.find((part) => part.name === name);
    if (part) return part;
    throw new UserError(`${JSON.stringify(name)}: accepted is ${all.map(({ name }) => name).join(", ")}`);
  });
  return {
    parts: parts.length > 0 ? parts : [...all],
    runs: number(
      "runs",
      values.runs ?? String(DEFAULT_RUNS),
      (n) => Number.isInteger(n) && n >= 1 && n <= MAX_RUNS,
      `a whole number from 1 to ${MAX_RUNS}`,
    ),
    scale: number("scale", values.scale ?? "1", (n) => n > 0 && n <= 1, "a number above 0 and up to 1"),
    json: values.json === true,
  };
}

function number(flag: string, text: string, accepts: (n: number) => boolean, accepted: string): number {
  const n = text.trim() === "" ? NaN : Number(text);
  if (accepts(n)) return n;
  throw new UserError(`--${flag} ${JSON.stringify(text)}: accepted is ${accepted}`);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        runs: { type: "string" },
        scale: { type: "string" },
        json: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
      allowPositionals: true,
    });
  } catch (error) {
    const [first] = String((error as Error).message).split(/\. |\n/);
    throw new UserError(`${first}; --help lists the options`, { cause: error });
  }
}
