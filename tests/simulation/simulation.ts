/** One simulation, from its seed: an election is cast, counted and shown while everything goes wrong. */
import type { Scenario } from "@/lib/scenario/schema.ts";
import { Cluster } from "./cluster.ts";
import { unfinished, wrongCount } from "./ending.ts";
import { CASTING_MS } from "./election.ts";
import { beginFaults, endFaults, FAULTS_MS } from "./faults.ts";
import type { Mutant } from "./mutants.ts";
import { MAX_SLOW_TRAVEL_MS } from "./network.ts";
import { type Trace, World } from "./world.ts";

/** After the faults, everything that is still under way has arrived by then. */
const SETTLED_MS = FAULTS_MS + 2 * MAX_SLOW_TRAVEL_MS;
/** And all must be counted, published and shown by then. */
const DEADLINE_MS = SETTLED_MS + 60_000;
/** Without any fault, as soon as this after the last ballot: sooner than anything is repeated of itself. */
const QUIET_MS = CASTING_MS + 4_000;
const LOOK_EVERY_MS = 200;

export interface Finding {
  seed: number;
  /** What was wrong first; null: nothing. */
  violation: string | null;
  /** How often each thing happened: to see that the simulation was not idle. */
  counts: ReadonlyMap<string, number>;
}

export interface SimulationOptions {
  mutant?: Mutant;
  /** Hears of every event. */
  trace?: Trace;
}

/** Runs the simulation of a seed. The same seed gives the same one, event by event. */
export async function simulate(
  seed: number,
  scenario: Scenario,
  { mutant, trace }: SimulationOptions = {},
): Promise<Finding> {
  const world = new World(seed, trace ?? null);
  const cluster = new Cluster(world, scenario, mutant ?? null);
  let missing: string | null = null;
  let isCompacted = false;
  let isOver = false;

  const look = () => {
    missing = unfinished(cluster.database.committed, cluster.broker, cluster.frames());
    if (missing !== null && world.scheduler.now === QUIET_MS) {
      world.violate(`not all is seen soon: ${missing}`);
    } else if (missing === null && !isCompacted) {
      // Whoever begins to read only now must see the same.
      isCompacted = true;
      cluster.broker.totals.compact();
      cluster.restartWebs();
    } else if (missing === null || world.scheduler.now >= DEADLINE_MS) isOver = true;
    if (!isOver) world.scheduler.after(LOOK_EVERY_MS, look);
  };
  const isStormy = beginFaults(cluster, world);
  if (isStormy) world.scheduler.after(FAULTS_MS, () => endFaults(cluster, world));
  world.scheduler.after(isStormy ? SETTLED_MS : QUIET_MS, look);
  await world.scheduler.run(() => isOver || world.violation !== null);

  if (world.violation === null && missing !== null) world.violate(`it never ends: ${missing}`);
  const wrong = world.violation === null && wrongCount(cluster.database.committed, cluster.broker);
  if (wrong) world.violate(`in the end: ${wrong}`);
  const { votes, rejected, checkpoints } = cluster.database.committed;
  world.count("virtual seconds", Math.round(world.scheduler.now / 1_000));
  world.count("votes", votes.size);
  world.count("rejections", rejected.size);
  world.count("commits", checkpoints.length);
  return { seed, violation: world.violation, counts: world.counts };
}
