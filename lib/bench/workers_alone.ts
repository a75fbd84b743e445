/** The producer and the simulator, each alone on the same servers. */
import { emptyElection } from "@/lib/pipeline/reset.ts";
import { registrationProgress } from "@/lib/store/registration.ts";
import { SIMULATOR_GROUP, VOTERS_TOPIC, VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import { groupOffsets } from "@/lib/pipeline/progress.ts";
import { beginElection, type BenchElection } from "@/lib/bench/election.ts";
import type { Rig } from "@/lib/bench/rig.ts";
import { WorkerProcess } from "@/lib/bench/worker_process.ts";
import type { WorkerName } from "@/lib/config.ts";
import { waitUntil } from "@/lib/wait.ts";

const LOOK_EVERY_MS = 20;
const WORK_TIMEOUT_MS = 600_000;

/** What a worker did alone. */
export interface Alone {
  /** From the last look at which nothing was done yet: the process's start is left out. */
  perSecond: number;
  /** Of the worker's process for each, in microseconds; null where it is not told. */
  processorMicros: number | null;
}

/** Registers an electorate, and then has it vote; nobody counts. Leaves the servers empty. */
export async function workersAlone(
  rig: Rig,
  voters: number,
  signal: AbortSignal,
): Promise<{ producer: Alone; simulator: Alone; ballots: number }> {
  await using parts = new AsyncDisposableStack();
  const election = await beginElection(rig, parts);
  const { sql, admin } = election;
  parts.defer(() => emptyElection(sql, admin));
  await sql`update election set voters = ${voters}`;

  const registered = async () => (await registrationProgress(sql)).published;
  const producer = await alone(
    "producer",
    election,
    registered,
    async () => await registered() >= voters,
    signal,
  );
  const cast = async () => sum(await admin.fetchTopicOffsets(VOTES_TOPIC));
  const simulator = await alone("simulator", election, cast, () => everybodyIsAsked(election), signal);
  return { producer, simulator, ballots: await cast() };
}

async function alone(
  name: WorkerName,
  election: BenchElection,
  done: () => Promise<number>,
  complete: () => Promise<boolean>,
  signal: AbortSignal,
): Promise<Alone> {
  await using worker = new WorkerProcess(name, election, ["--rate", "0"]);
  const what = `the ${name} has begun`;
  const options = { deadlineMs: WORK_TIMEOUT_MS, everyMs: LOOK_EVERY_MS, signal };
  let from = performance.now();
  await waitUntil(async () => {
    const looksAt = performance.now();
    if (await done() > 0) return true;
    from = looksAt;
    return false;
  }, { what, ...options });
  await waitUntil(complete, { what: `the ${name} has done all`, ...options });
  const seconds = (performance.now() - from) / 1_000;
  const [all, use] = [await done(), await worker.use()];
  return {
    perSecond: all / seconds,
    processorMicros: use && use.processorSeconds * 1e6 / all,
  };
}

async function everybodyIsAsked({ admin }: BenchElection): Promise<boolean> {
  const ends = await admin.fetchTopicOffsets(VOTERS_TOPIC);
  const asked = await groupOffsets(admin, SIMULATOR_GROUP, VOTERS_TOPIC);
  return ends.every(({ partition, high }) => (asked.get(partition) ?? 0) >= Number(high));
}

function sum(offsets: { high: string }[]): number {
  return offsets.reduce((total, { high }) => total + Number(high), 0);
}
