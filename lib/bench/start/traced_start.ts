/** One start of everything, watched from outside: `main.ts` as a person starts it, until its first page. */
import { TalkingProcess } from "@/lib/bench/talking_process.ts";

const START_TIMEOUT_MS = 120_000;

/** In the order in which they end, as a rule. */
export const STEPS = [
  "postgres",
  "kafka",
  "islands",
  "servers",
  "election",
  "totals",
  "address",
  "page",
] as const;
export type Step = typeof STEPS[number];

/** ms from the start of the process until the step was done. */
export type StartTimes = Record<Step, number>;

const LINES: [RegExp, (match: RegExpMatchArray) => string][] = [
  [/^Postgres is up on/, () => "postgres"],
  [/^Kafka is up on/, () => "kafka"],
  [/^step (\w+)$/, ([, step]) => step],
  [/^Urna is at \S+$/, () => "address"],
];

/** Starts on `data`, gets the first page, and ends it all in order. */
export async function tracedStart(
  data: string,
  options: readonly string[],
  signal: AbortSignal,
): Promise<StartTimes> {
  const began = performance.now();
  const times: Partial<StartTimes> = {};
  await using urna = new TalkingProcess([
    ...["--preload", "lib/bench/start/trace.ts", "main.ts", "--port", "0", "--data", data],
    ...options,
  ]);
  let line = "";
  while (times.address === undefined) {
    [line] = await urna.until(
      /^(Postgres is up on|Kafka is up on|step |Urna is at ).*$/,
      START_TIMEOUT_MS,
      signal,
    );
    for (const [pattern, stepOf] of LINES) {
      const match = line.match(pattern);
      if (match) times[stepOf(match) as Step] = performance.now() - began;
    }
  }
  const page = await fetch(line.slice("Urna is at ".length), { signal });
  await page.text();
  if (page.status !== 200) throw new Error(`the first page was answered with ${page.status}`);
  times.page = performance.now() - began;
  const missing = STEPS.filter((step) => times[step] === undefined);
  if (missing.length > 0) throw new Error(`the start told nothing of ${missing.join(", ")}`);
  return times as StartTimes;
}
