import assert from "node:assert/strict";
import { loadScenario } from "@/lib/scenario/load.ts";
import { MUTANTS } from "./simulation/mutants.ts";
import { replayCommand } from "./simulation/run.ts";
import { simulate } from "./simulation/simulation.ts";

const SEEDS = 500;
/** Within so many seeds every broken core must be found. */
const SEEDS_OF_A_MUTANT = 100;
/** What must have happened over all seeds: else they would show nothing. */
const EXERCISED = [
  "batches refused",
  "calls killed",
  "calls late",
  "calls lost",
  "calls unanswered",
  "commits",
  "commits without an answer",
  "deadlocks",
  "endSession",
  "frames",
  "freezeAggregator",
  "group joins",
  "killAggregator",
  "rejections",
  "restartBroker",
  "restartDatabase",
  "votes",
];

const scenario = await loadScenario();

Deno.test(`${SEEDS} simulations of failing servers: the count is right at every commit, and in the end`, async () => {
  const sums = new Map<string, number>();
  for (let seed = 1; seed <= SEEDS; seed++) {
    const { violation, counts } = await simulate(seed, scenario);
    assert.equal(violation, null, `seed ${seed}: ${violation}; replay: ${replayCommand(seed)}`);
    for (const [what, n] of counts) sums.set(what, (sums.get(what) ?? 0) + n);
  }
  const idle = EXERCISED.filter((what) => !sums.get(what));
  assert.deepEqual(idle, [], "each of these has happened");
});

Deno.test("the same seed gives the same simulation, event by event", async () => {
  const traceOf = async (seed: number) => {
    const lines: string[] = [];
    await simulate(seed, scenario, { trace: (line) => lines.push(line) });
    return lines.join("\n");
  };
  for (let seed = 1; seed <= 20; seed++) assert.equal(await traceOf(seed), await traceOf(seed));
  assert.notEqual(await traceOf(1), await traceOf(2));
});

for (const mutant of MUTANTS) {
  Deno.test(`the simulation finds a core in which ${mutant.breaks}`, async () => {
    for (let seed = 1; seed <= SEEDS_OF_A_MUTANT; seed++) {
      const { violation } = await simulate(seed, scenario, { mutant });
      if (mutant.found.test(violation ?? "")) return;
    }
    assert.fail(`not found by ${mutant.found} in ${SEEDS_OF_A_MUTANT} simulations`);
  });
}
