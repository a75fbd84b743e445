/** `deno task bench`: measures Urna, each part beside its limit. */
import { stopRequested } from "@/lib/cli/run.ts";
import { messageOf, UserError } from "@/lib/errors.ts";
import { outlastAway } from "@/lib/outlast.ts";
import { setLogSink } from "@/lib/log.ts";
import { thisMachine } from "@/lib/bench/machine.ts";
import { benchUsage, readBenchOptions } from "@/lib/bench/options.ts";
import type { Figure } from "@/lib/bench/part.ts";
import { BENCH_PARTS } from "@/lib/bench/parts.ts";
import { figuresTable } from "@/lib/bench/table.ts";

async function bench(args: readonly string[]): Promise<void> {
  const options = readBenchOptions(args, BENCH_PARTS);
  if (options === null) return console.log(benchUsage(BENCH_PARTS));
  const stopping = new AbortController();
  stopRequested().then(() => stopping.abort(new UserError("interrupted: nothing is left behind")));
  const { runs, scale, json } = options;
  const print = (line: string) => json || console.log(line);
  const say = (line: string) => console.error(`… ${line}`);
  setLogSink((_, line) => say(line));

  const machine = thisMachine();
  print(Object.entries(machine).map(([what, is]) => `${what}: ${is}`).join(", "));
  const parts: { name: string; seconds: number; figures: Figure[] }[] = [];
  for (const part of options.parts) {
    say(`${part.name}: ${part.does}`);
    const startedAt = performance.now();
    const figures = await part.measure({ runs, scale, say, signal: stopping.signal });
    const seconds = Math.round((performance.now() - startedAt) / 1_000);
    say(`${part.name}: took ${seconds} s`);
    parts.push({ name: part.name, seconds, figures });
    for (const line of ["", `## ${part.name}`, "", ...figuresTable(figures)]) print(line);
  }
  if (json) console.log(JSON.stringify({ machine, runs, scale, parts }, null, 2));
}

if (import.meta.main) {
  addEventListener("unhandledrejection", outlastAway);
  try {
    await bench(Deno.args);
    Deno.exit(0);
  } catch (error) {
    console.error(error instanceof UserError ? `urna: ${messageOf(error)}` : error);
    Deno.exit(1);
  }
}
