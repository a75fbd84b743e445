/** A count of Urna's, and a web process beside it that has nothing to do but to be watched. */
import type { Rig } from "@/lib/bench/rig.ts";
import { TalkingProcess } from "@/lib/bench/talking_process.ts";
import type { Database } from "@/lib/store/database.ts";
import { delay, waitUntil } from "@/lib/wait.ts";

const START_TIMEOUT_MS = 120_000;
const FIRST_VOTE_TIMEOUT_MS = 60_000;
const REGISTERED_TIMEOUT_MS = 180_000;
const ADDRESS = /^Urna is at (\S+)$/;

export interface CountOptions {
  voters: number;
  /** Votes a second; 0 = as fast as possible. */
  rate: number;
}

/** `deno task start`, and `deno task web`; both end with `parts`. Resolves when votes are counted and shown. */
export async function startWatchedCount(
  { brokers, database }: Rig,
  { voters, rate }: CountOptions,
  sql: Database,
  parts: AsyncDisposableStack,
  signal: AbortSignal,
): Promise<{ count: TalkingProcess; web: TalkingProcess; url: string }> {
  const servers = ["--port", "0", "--brokers", brokers.join(","), "--database", database];
  const count = parts.use(
    new TalkingProcess(["main.ts", ...servers, `--voters=${voters}`, `--rate=${rate}`]),
  );
  await count.until(ADDRESS, START_TIMEOUT_MS, signal);
  const web = parts.use(new TalkingProcess(["main.ts", "web", ...servers]));
  const [, url] = await web.until(ADDRESS, START_TIMEOUT_MS, signal);
  const before = await votes(sql);
  await waitUntil(async () => await votes(sql) > before, {
    what: "votes are counted",
    deadlineMs: FIRST_VOTE_TIMEOUT_MS,
    signal,
  });
  return { count, web, url };
}

/** Resolves when so many voters are registered. */
export async function allRegistered(sql: Database, voters: number, signal: AbortSignal): Promise<void> {
  const registered = async () => {
    const [{ n }] = await sql<{ n: number }[]>`select registered_voters::int as n from totals`;
    return n;
  };
  await waitUntil(async () => await registered() >= voters, {
    what: "all voters are registered",
    deadlineMs: REGISTERED_TIMEOUT_MS,
    signal,
  });
}

async function votes(sql: Database): Promise<number> {
  const [{ votes }] = await sql<{ votes: number }[]>`select votes::int from totals`;
  return votes;
}

/** Votes counted a second, over so many milliseconds. */
export async function countingRate(sql: Database, ms: number, signal: AbortSignal): Promise<number> {
  const [from, began] = [await votes(sql), performance.now()];
  await delay(ms, signal);
  return (await votes(sql) - from) / ((performance.now() - began) / 1_000);
}
