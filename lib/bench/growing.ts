/** An election that grows: filled and counted at the same time, and measured where it stands. */
import { Random } from "@/lib/election/random.ts";
import { voterId } from "@/lib/scenario/identifiers.ts";
import { copyIn } from "@/lib/store/copy_in.ts";
import type { Database } from "@/lib/store/database.ts";
import { type Backlog, type BenchElection, PARTITIONS } from "@/lib/bench/election.ts";
import { consumed } from "@/lib/bench/draining.ts";
import { COPY_VOTES, voteRows } from "@/lib/bench/inserting.ts";
import { proportionalBytes } from "@/lib/bench/process_meter.ts";
import { median } from "@/lib/bench/statistics.ts";
import { WorkerProcess } from "@/lib/bench/worker_process.ts";
import { pause, waitUntil } from "@/lib/wait.ts";

/** Taken back at the end of the measurement. */
class TakenBack extends Error {}

const LOOK_EVERY_MS = 100;
const COUNT_TIMEOUT_MS = 600_000;
const MEMORY_EVERY_MS = 1_000;
/** The last ones of a stretch say what a process has come to hold. */
const MEMORY_SAMPLES = 10;
const MIB = 2 ** 20;

/** In MiB, memory that processes share counted once. */
export interface Memory {
  aggregator: number;
  postgres: number;
  kafka: number;
}

/**
 * Registers voters and sends their ballots up to `ballots` in all, while one aggregator counts them. Gives back
 * what the processes hold towards the end; null where the system does not tell.
 */
export async function growTo(
  election: BenchElection,
  backlog: Backlog,
  ballots: number,
  signal: AbortSignal,
): Promise<Memory | null> {
  await using aggregator = new WorkerProcess("aggregator", election);
  const done = new AbortController();
  const either = AbortSignal.any([signal, done.signal]);
  const watching = watchMemory(
    { aggregator: aggregator.pid, postgres: election.pids.postgres, kafka: election.pids.kafka },
    either,
  );
  try {
    await backlog.fillTo(ballots, signal);
    await waitUntil(async () => await consumed(election.sql) >= ballots, {
      what: `${ballots} ballots are counted`,
      deadlineMs: COUNT_TIMEOUT_MS,
      everyMs: LOOK_EVERY_MS,
      signal,
    });
  } finally {
    done.abort();
  }
  return await watching;
}

/** Throws Error unless so many ballots are counted and none was rejected: another load than was meant. */
export async function checkAllCounted(sql: Database, ballots: number): Promise<void> {
  const [{ votes, rejected }] = await sql<{ votes: number; rejected: number }[]>`
    select votes, rejected from totals`;
  if (votes === ballots && rejected === 0) return;
  throw new Error(`${votes} of ${ballots} ballots are counted, ${rejected} are rejected`);
}

/** Looks until `signal` aborts; the median of the last looks. */
async function watchMemory(
  pids: Record<keyof Memory, number>,
  signal: AbortSignal,
): Promise<Memory | null> {
  const looks: Memory[] = [];
  while (true) {
    const bytes = await Promise.all(
      [pids.aggregator, pids.postgres, pids.kafka].map((pid) => proportionalBytes(pid)),
    );
    const [aggregator, postgres, kafka] = bytes.map((n) => (n ?? NaN) / MIB);
    looks.push({ aggregator, postgres, kafka });
    if (looks.length > MEMORY_SAMPLES) looks.shift();
    if (bytes.includes(null)) return null;
    if (signal.aborted) break;
    await pause(MEMORY_EVERY_MS, signal);
  }
  const of = (name: keyof Memory) => median(looks.map((look) => look[name]));
  return { aggregator: of("aggregator"), postgres: of("postgres"), kafka: of("kafka") };
}

/**
 * What Postgres alone copies into `votes` as it is now, in rows a second: of voters who are not there yet, over
 * one connection, in one transaction that is then rolled back and swept up, so that nothing stays.
 */
export async function copyLimit(
  { sql, scenario }: BenchElection,
  backlog: Backlog,
  rows: number,
): Promise<number> {
  const random = new Random(0);
  const [{ code: location }] = scenario.locations;
  const [{ candidate_id }] = scenario.candidates;
  const voting_time = new Date();
  const batch = voteRows(Array.from({ length: rows }, (_, i) => ({
    ...{ candidate_id, location, voting_time, source: "simulator" },
    voter_id: voterId(backlog.voters + i, random),
    partition: i % PARTITIONS,
    offset: backlog.ballots + i,
  })));
  let seconds = NaN;
  const copying = sql.begin(async (tx) => {
    const startedAt = performance.now();
    await copyIn(tx, COPY_VOTES, batch);
    seconds = (performance.now() - startedAt) / 1_000;
    throw new TakenBack();
  });
  await copying.catch((error) => {
    if (!(error instanceof TakenBack)) throw error;
  });
  await sql`vacuum votes`;
  return rows / seconds;
}
