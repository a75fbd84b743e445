/**
 * How the election is steered while it runs: kept in its row, for workers and web instances in whatever process.
 * Each change is recorded with it, and told to listeners.
 */
import type { WorkerName } from "@/lib/config.ts";
import { recordAction } from "@/lib/store/admin_actions.ts";
import type { Database, Transaction } from "@/lib/store/database.ts";

/** Postgres tells listeners here of every change. */
export const CONTROLS_CHANNEL = "urna_controls";

/**
 * The poll closes and opens so long after that is decided, at the soonest: who counts must have heard of it before
 * the first ballot that it changes anything for. Longer than clocks of servers differ.
 */
export const POLL_NOTICE_MS = 2_000;

export interface Controls {
  /** When the election was begun, ms: another one is another election. */
  begun_at: number;
  /** Workers that rest. */
  paused: readonly WorkerName[];
  /** Votes per second to simulate; null: nobody has set it. */
  rate: number | null;
  /** When the poll closes or was closed, ms; null while it is open and nothing else is planned. */
  closes_at: number | null;
}

interface Row {
  begun_at: Date;
  paused_workers: WorkerName[];
  rate: number | null;
  closes_at: Date | null;
}

/** What has been decided; null where there is no election. */
export async function readControls(sql: Database): Promise<Controls | null> {
  const [row] = await sql<Row[]>`select begun_at, paused_workers, rate, closes_at from election`;
  return row ? controlsOf(row) : null;
}

/** Has a worker rest, wherever it runs. False: it rested already. */
export async function pauseWorker(sql: Database, worker: WorkerName): Promise<boolean> {
  return await change(sql, async (tx, { paused }) => {
    if (paused.includes(worker)) return false;
    await tx`update election set paused_workers = array_append(paused_workers, ${worker})`;
    await recordAction(tx, { action: "pause", detail: { worker } });
    return true;
  });
}

/** Has it go on. False: it did not rest. */
export async function resumeWorker(sql: Database, worker: WorkerName): Promise<boolean> {
  return await change(sql, async (tx, { paused }) => {
    if (!paused.includes(worker)) return false;
    await tx`update election set paused_workers = array_remove(paused_workers, ${worker})`;
    await recordAction(tx, { action: "resume", detail: { worker } });
    return true;
  });
}

/** `rate`: votes per second, 0 = as fast as possible. False: it was that already. */
export async function changeRate(sql: Database, rate: number): Promise<boolean> {
  return await change(sql, async (tx, before) => {
    if (before.rate === rate) return false;
    await tx`update election set rate = ${rate}`;
    await recordAction(tx, { action: "rate", detail: { from: before.rate, to: rate } });
    return true;
  });
}

/**
 * Closes the poll at a time, or as soon as it can be. False: it is closed already. A closing that was planned is
 * moved.
 * @param at ms
 */
export async function closePoll(sql: Database, at: number): Promise<boolean> {
  return await change(sql, async (tx, { closes_at }, now) => {
    if (closes_at !== null && closes_at <= now + POLL_NOTICE_MS) return false;
    const closes = new Date(Math.max(at, now + POLL_NOTICE_MS));
    await tx`update election set closes_at = ${closes}`;
    await recordAction(tx, { action: "close", detail: { at: closes.toISOString() } });
    return true;
  });
}

/** Opens the poll again, or gives up a planned closing. False: it is open, and nothing else is planned. */
export async function reopenPoll(sql: Database): Promise<boolean> {
  return await change(sql, async (tx, { closes_at }, now) => {
    if (closes_at === null) return false;
    const opens = new Date(now + POLL_NOTICE_MS);
    const isPlanned = closes_at >= opens.getTime();
    // What was closed stays closed for the ballots of that time, however late they are counted.
    if (!isPlanned) {
      await tx`insert into poll_closures (closed_at, reopened_at) select closes_at, ${opens} from election`;
    }
    await tx`update election set closes_at = null`;
    await recordAction(tx, {
      action: isPlanned ? "keep_open" : "reopen",
      detail: { at: (isPlanned ? new Date(closes_at) : opens).toISOString() },
    });
    return true;
  });
}

type Change = (tx: Transaction, before: Controls, now: number) => Promise<boolean>;

/** One change at a time. `now` is the time of day in Postgres, ms. */
async function change(sql: Database, work: Change): Promise<boolean> {
  return await sql.begin(async (tx) => {
    const [row] = await tx<(Row & { now: Date })[]>`
      select begun_at, paused_workers, rate, closes_at, clock_timestamp() as now from election for update`;
    if (!row) throw new Error("there is no election to be steered");
    const changed = await work(tx, controlsOf(row), row.now.getTime());
    if (changed) await tellListeners(tx);
    return changed;
  });
}

/** Tells them when the transaction commits. */
export async function tellListeners(tx: Transaction): Promise<void> {
  await tx`select pg_notify(${CONTROLS_CHANNEL}, '')`;
}

function controlsOf({ begun_at, paused_workers, rate, closes_at }: Row): Controls {
  return {
    begun_at: begun_at.getTime(),
    paused: paused_workers,
    rate,
    closes_at: closes_at?.getTime() ?? null,
  };
}
