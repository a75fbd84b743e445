/** What goes wrong in a simulation, and when: each seed has its own kinds and its own weather. */
import type { Cluster } from "./cluster.ts";
import { CALM, type Server, type Weather } from "./network.ts";
import type { World } from "./world.ts";

/** Faults come until then. */
export const FAULTS_MS = 20_000;
const MIN_BETWEEN_MS = 100;
const MAX_BETWEEN_MS = 3_000;
/** Of freezes, some outlast a group's patience. */
const MAX_FREEZE_MS = 2_000;
const MAX_LONG_FREEZE_MS = 12_000;
const LONG_FREEZE = 0.3;
const MAX_AWAY_MS = 3_000;

type Fault = (cluster: Cluster, world: World) => void;

const KINDS: readonly Fault[] = [
  function killAggregator(cluster) {
    cluster.anyAggregator()?.process.kill();
  },
  function freezeAggregator(cluster, world) {
    const most = world.chance(LONG_FREEZE) ? MAX_LONG_FREEZE_MS : MAX_FREEZE_MS;
    cluster.anyAggregator()?.process.freeze(world.between(1, most));
  },
  function stopAggregator(cluster) {
    cluster.stopAggregator();
  },
  function addAggregator(cluster) {
    cluster.addAggregator();
  },
  function restartDatabase({ database }, world) {
    database.restart(world.between(0, MAX_AWAY_MS));
  },
  function endSession({ database }, world) {
    if (database.sessions.size > 0) world.oneOf([...database.sessions]).close();
  },
  function restartBroker({ broker }, world) {
    broker.restart(world.between(0, MAX_AWAY_MS));
  },
  function killWeb(cluster) {
    cluster.anyWeb().process.kill();
  },
  function freezeWeb(cluster, world) {
    cluster.anyWeb().process.freeze(world.between(1, MAX_FREEZE_MS));
  },
  function turnViewer(cluster) {
    cluster.turnViewer();
  },
];

/** Of all seeds these have no faults: there it must also be quick. */
const QUIET = 0.1;

/** Lets it happen from now until `FAULTS_MS`; gives back whether anything will. */
export function beginFaults(cluster: Cluster, world: World): boolean {
  if (world.chance(QUIET)) return false;
  const kinds = KINDS.filter(() => world.chance(0.6));
  world.network.weather = { broker: stormy(world, STORM.broker), database: stormy(world, STORM.database) };
  const strike = () => {
    if (world.scheduler.now >= FAULTS_MS) return;
    const fault = world.oneOf(kinds);
    world.count(fault.name);
    fault(cluster, world);
    world.scheduler.after(world.between(MIN_BETWEEN_MS, MAX_BETWEEN_MS), strike);
  };
  if (kinds.length > 0) world.scheduler.after(world.between(0, MAX_BETWEEN_MS), strike);
  return true;
}

/** Half of all kinds of mishaps, each as often as up to this. */
const STORM: Record<Server, Weather> = {
  broker: { slow: 0.1, lost: 0.03, unanswered: 0.03, late: 0.2, killed: 0.01 },
  database: { slow: 0.05, lost: 0.03, unanswered: 0.08, late: 0.03, killed: 0.01 },
};

function stormy(world: World, worst: Weather): Weather {
  const often = (most: number) => world.chance(0.5) ? world.between(0, most) : 0;
  return {
    slow: often(worst.slow),
    lost: often(worst.lost),
    unanswered: often(worst.unanswered),
    late: often(worst.late),
    killed: often(worst.killed),
  };
}

/** From now on nothing goes wrong any more. */
export function endFaults(cluster: Cluster, world: World): void {
  world.tell("faults", "end");
  world.network.weather = { broker: CALM, database: CALM };
  cluster.recover();
}
