/** How a fault is done, and undone. */
import { childrenOf, signalProcess } from "@/lib/embedded/processes.ts";
import type { Fleet, ServerName } from "@/lib/chaos/fleet.ts";
import { OWN_NAME } from "@/lib/chaos/fleet.ts";
import type { PartName } from "@/lib/chaos/kinds.ts";
import type { Fault } from "@/lib/chaos/plan.ts";
import { isTransient } from "@/lib/errors.ts";
import { delay, waitUntil } from "@/lib/wait.ts";

/** How each server is asked to end: Kafka as by its own script, Postgres "fast", cutting off its sessions. */
const END_SIGNALS = { kafka: "SIGTERM", postgres: "SIGINT" } as const;
/** How long sessions to strike are waited for, where Postgres is away just then. */
const SESSIONS_TIMEOUT_MS = 60_000;
const SESSIONS_EVERY_MS = 250;
/** How many of the sessions are terminated, where it is not all of them. */
const TERMINATED_PART = 0.4;

/** Does it; resolves when it is over. What has yet to come back is on its own from then on. */
export async function strike(fleet: Fleet, fault: Fault): Promise<void> {
  const { act, targets } = fault.kind;
  switch (act) {
    case "kill":
    case "end":
      return await stopAndStart(fleet, fault);
    case "freeze": {
      const pids = (await Promise.all(targets.map((target) => pidsOf(fleet, target)))).flat();
      return await freeze(pids, fault.lastsMs);
    }
    case "kill session":
      signalProcess(await someSession(fleet, fault.choice), "SIGKILL");
      return;
    case "freeze session":
      return await freeze([await someSession(fleet, fault.choice)], fault.lastsMs);
    case "terminate sessions":
      return await terminateSessions(fleet, fault.choice);
  }
}

async function stopAndStart(fleet: Fleet, { kind: { act, targets }, lastsMs }: Fault): Promise<void> {
  const servers = targets.filter(isServer);
  const children = targets.filter((target) => !isServer(target)).map((name) => fleet.children[name]);
  // Together, so that of "everything" nothing has time to see another part go.
  const pids = await Promise.all(servers.map(async (name) => [name, await fleet.serverPid(name)] as const));
  for (const [name, pid] of pids) signalProcess(pid, act === "kill" ? "SIGKILL" : END_SIGNALS[name]);
  await Promise.all(children.map((child) => act === "kill" ? child.kill() : child.end()));
  if (children.length === 0) return; // Urna itself starts its servers again
  await delay(lastsMs);
  for (const child of children) child.start();
}

async function freeze(pids: readonly number[], lastsMs: number): Promise<void> {
  for (const pid of pids) signalProcess(pid, "SIGSTOP");
  try {
    await delay(lastsMs);
  } finally {
    for (const pid of pids) signalProcess(pid, "SIGCONT");
  }
}

function isServer(target: PartName): target is ServerName {
  return target === "kafka" || target === "postgres";
}

async function pidsOf(fleet: Fleet, target: PartName): Promise<number[]> {
  if (!isServer(target)) {
    const { pid } = fleet.children[target];
    return pid === null ? [] : [pid];
  }
  const pid = await fleet.serverPid(target);
  return target === "postgres" ? [pid, ...await childrenOf(pid)] : [pid];
}

/** The process of one of the sessions that Urna's parts have with Postgres. */
async function someSession(fleet: Fleet, choice: number): Promise<number> {
  return await askPostgres(fleet, async (sql) => {
    const rows = await sql<{ pid: number }[]>`
      select pid from pg_stat_activity
      where application_name like 'urna-%' and application_name <> ${`urna-${OWN_NAME}`} order by pid`;
    return rows.length === 0 ? null : rows[Math.floor(choice * rows.length)].pid;
  });
}

async function terminateSessions(fleet: Fleet, choice: number): Promise<void> {
  const all = choice < 0.5;
  await askPostgres(fleet, async (sql) => {
    const rows = await sql`
      select pg_terminate_backend(pid) from (
        select pid, row_number() over (order by pid) as place, count(*) over () as sessions
        from pg_stat_activity
        where application_name like 'urna-%' and application_name <> ${`urna-${OWN_NAME}`}) as session
      where ${all} or place <= ceil(${TERMINATED_PART}::double precision * sessions)`;
    return rows.length > 0;
  });
}

/** Asks until there is an answer: Postgres may be away just then. */
async function askPostgres<T>(
  fleet: Fleet,
  ask: (sql: Awaited<ReturnType<Fleet["database"]>>) => Promise<T | null>,
): Promise<T> {
  return await waitUntil(async () => {
    const sql = await fleet.database();
    try {
      return await ask(sql);
    } catch (error) {
      if (isTransient(error)) return null;
      throw error;
    } finally {
      await sql.end();
    }
  }, {
    what: "Urna has sessions with Postgres",
    deadlineMs: SESSIONS_TIMEOUT_MS,
    everyMs: SESSIONS_EVERY_MS,
  }) as T;
}
