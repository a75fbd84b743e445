/** `deno task simulate`: runs the core of Urna between simulated servers that fail, once for each seed. */
import { parseArgs } from "node:util";
import { UserError } from "@/lib/errors.ts";
import { loadScenario } from "@/lib/scenario/load.ts";
import { type Mutant, MUTANTS } from "./mutants.ts";
import { type Finding, simulate } from "./simulation.ts";

const DEFAULT_SEEDS = 500;
const MAX_SEED = 2 ** 32 - 1;
/** Ends after this many findings: the rest would hardly tell more. */
const MAX_FINDINGS = 10;

const HELP = `deno task simulate [--seeds N] [--seed S] [--mutant NAME]
  --seeds N      the simulations of seeds 1 to N (default ${DEFAULT_SEEDS})
  --seed S       the simulation of this seed alone, with every event
  --mutant NAME  with a core that is broken on purpose: ${MUTANTS.map(({ name }) => name).join(", ")}
Exits 1 where a simulation finds something wrong.`;

function numberOf(flag: string, text: string): number {
  const n = Number(text);
  if (/^\d+$/.test(text) && n >= 1 && n <= MAX_SEED) return n;
  throw new UserError(`--${flag} "${text}": accepted is a whole number from 1 to ${MAX_SEED}`);
}

function mutantOf(name: string): Mutant {
  const mutant = MUTANTS.find((each) => each.name === name);
  if (mutant) return mutant;
  throw new UserError(`--mutant "${name}": accepted is ${MUTANTS.map((each) => each.name).join(", ")}`);
}

function options(args: string[]) {
  try {
    const options = {
      seeds: { type: "string" },
      seed: { type: "string" },
      mutant: { type: "string" },
    } as const;
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new UserError(`${(error as Error).message.split(". ")[0]}; --help lists what is accepted`);
  }
}

/** The command that runs the simulation of a finding again, with every event. */
export function replayCommand(seed: number, mutant?: Mutant): string {
  return `deno task simulate --seed ${seed}${mutant ? ` --mutant ${mutant.name}` : ""}`;
}

function listed(counts: ReadonlyMap<string, number>): string {
  return [...counts].sort().map(([what, n]) => `${what} ${n}`).join(", ");
}

async function main(args: string[]): Promise<number> {
  if (args.includes("--help")) {
    console.log(HELP);
    return 0;
  }
  const given = options(args);
  if (given.seed !== undefined && given.seeds !== undefined) {
    throw new UserError("--seed and --seeds: only one of them is accepted");
  }
  const mutant = given.mutant === undefined ? undefined : mutantOf(given.mutant);
  const scenario = await loadScenario();
  if (given.seed !== undefined) {
    const { violation, counts } = await simulate(numberOf("seed", given.seed), scenario, {
      mutant,
      trace: console.log,
    });
    console.log(listed(counts));
    console.log(violation ?? "nothing wrong");
    return violation ? 1 : 0;
  }

  const seeds = numberOf("seeds", given.seeds ?? String(DEFAULT_SEEDS));
  const findings: Finding[] = [];
  const sums = new Map<string, number>();
  let run = 0;
  for (let seed = 1; seed <= seeds && findings.length < MAX_FINDINGS; seed++, run++) {
    const finding = await simulate(seed, scenario, { mutant });
    for (const [what, n] of finding.counts) sums.set(what, (sums.get(what) ?? 0) + n);
    if (finding.violation === null) continue;
    findings.push(finding);
    console.log(`seed ${seed}: ${finding.violation}\n  replay: ${replayCommand(seed, mutant)}`);
  }
  console.log(listed(sums));
  console.log(`${run} simulations, ${findings.length} with something wrong`);
  return findings.length > 0 ? 1 : 0;
}

if (import.meta.main) {
  try {
    Deno.exit(await main(Deno.args));
  } catch (error) {
    console.error(error instanceof UserError ? `urna: ${error.message}` : error);
    Deno.exit(1);
  }
}
