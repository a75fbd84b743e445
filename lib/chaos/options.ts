/** The options of `deno task chaos`, from its own small table. */
import { parseArgs } from "node:util";
import { UserError } from "@/lib/errors.ts";

export interface ChaosOptions {
  /** Decides the election, and which faults strike when and whom. */
  seed: number;
  /** How long faults strike, in ms. */
  durationMs: number;
  faults: number;
  /** Ballots that the electorate casts, apart from those that are repeated. */
  ballots: number;
  viewers: number;
  /** Print the report as JSON, and all else to standard error. */
  json: boolean;
  /** Leave the data also where nothing is wrong. */
  keep: boolean;
}

interface Flag {
  meaning: string;
  fallback: string;
  min: number;
  max: number;
}

const FLAGS = {
  seed: {
    meaning: "what the election and the faults are drawn from",
    fallback: "another one each time",
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
  },
  minutes: { meaning: "how long faults strike", fallback: "10", min: 1, max: 1_440 },
  seconds: { meaning: "the same in seconds", fallback: "", min: 10, max: 86_400 },
  faults: { meaning: "how many strike in that time", fallback: "200", min: 1, max: 100_000 },
  ballots: {
    meaning: "ballots that the electorate casts",
    fallback: "1000000",
    min: 1_000,
    max: 100_000_000,
  },
  viewers: { meaning: "viewers over server-sent events", fallback: "20", min: 2, max: 1_000 },
} satisfies Record<string, Flag>;

const SWITCHES = {
  json: "print the report as JSON, and all else to standard error",
  keep: "leave the data and the log of the storm also where nothing is wrong",
};

type FlagName = keyof typeof FLAGS;

const DOES = "kill, freeze and cut off everything while an election is counted, then check every number";

/** What `--help` prints. */
export function chaosUsage(): string {
  const rows = Object.entries(FLAGS).map(([name, { meaning, fallback }]) =>
    `  --${name} N`.padEnd(16) + meaning + (fallback ? ` [${fallback}]` : "")
  );
  const switches = Object.entries(SWITCHES).map(([name, meaning]) => `  --${name}`.padEnd(16) + meaning);
  return [`deno task chaos: ${DOES}`, "", ...rows, ...switches].join("\n");
}

/**
 * Reads the flags; null where help is asked for. `randomSeed` is used where none is given.
 * @throws UserError in one line that names the flag, the value and what is accepted
 */
export function readChaosOptions(args: readonly string[], randomSeed: number): ChaosOptions | null {
  const values = parse(args);
  if (values.help) return null;
  const read = (name: FlagName): number | null => {
    const text = values[name];
    if (typeof text !== "string") return null;
    const { min, max } = FLAGS[name];
    const n = Number(text);
    if (/^\d+$/.test(text) && n >= min && n <= max) return n;
    throw new UserError(
      `--${name} ${JSON.stringify(text)}: accepted is a whole number from ${min} to ${max}`,
    );
  };
  const seconds = read("seconds");
  const minutes = read("minutes");
  if (seconds !== null && minutes !== null) {
    throw new UserError("--minutes and --seconds: accepted is one of them");
  }
  const fallback = (name: FlagName) => Number(FLAGS[name].fallback);
  return {
    seed: read("seed") ?? randomSeed,
    durationMs: 1_000 * (seconds ?? 60 * (minutes ?? fallback("minutes"))),
    faults: read("faults") ?? fallback("faults"),
    ballots: read("ballots") ?? fallback("ballots"),
    viewers: read("viewers") ?? fallback("viewers"),
    json: values.json === true,
    keep: values.keep === true,
  };
}

function parse(args: readonly string[]): Record<string, string | boolean | undefined> {
  const numbers = Object.keys(FLAGS).map((name) => [name, { type: "string" }] as const);
  try {
    return parseArgs({
      args: [...args],
      options: {
        ...Object.fromEntries(numbers),
        json: { type: "boolean" },
        keep: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    const [first] = String((error as Error).message).split(/\. |\n/);
    throw new UserError(`${first}; --help lists the options`, { cause: error });
  }
}
