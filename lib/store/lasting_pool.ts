/**
 * A pool of postgres.js 3.4.9 that outlasts lost connections. Left to itself, postgres.js takes a lost one
 * into use again, and then
 * - what was begun to be written to it is never sent, or precedes the next session's first message: every
 *   attempt on it fails after the connect timeout, or an error that nobody can catch ends the thread;
 * - the `rollback` or `commit` of a transaction that was lost with it can end another one's transaction.
 *
 * So a pool that has lost a connection gets no more queries: what it is in the middle of it may finish, while
 * a new one takes its place. And a transaction that lost its connection sends nothing more.
 */
import postgres from "postgres";
import { isTransient, TransientError } from "@/lib/errors.ts";
import { promptSockets } from "@/lib/store/prompt_socket.ts";
import { pause } from "@/lib/wait.ts";

/** Replaced pools that may finish what is under way; before one more is added, the oldest is cut off. */
const MAX_DRAINING_POOLS = 4;
/** What `end` waits for a server that does not answer. */
const END_S = 0.5;
/** How long after a query's failure its connection may take to be known as lost. */
const CLOSE_GRACE_MS = 1_000;

type Options = Parameters<typeof postgres>[1];
/** `close` ends each connection when it is idle; the published types lack it. */
type Pool = postgres.Sql & { close(): Promise<void> };
type Work = (tx: postgres.TransactionSql) => unknown;

/** What `postgres(url, options)` gives, without its weakness. */
export function lastingPool(url: string, given: Options): postgres.Sql {
  const options = { ...given, socket: promptSockets() };
  const draining: Pool[] = [];
  let ended = false;
  let pool = open();
  // Apart from the pool: it listens again by itself when its connection was lost.
  const listener = postgres(url, { ...options, max: 1 });

  function open(): Pool {
    const made = postgres(url, { ...options, onclose: () => replace(made) }) as Pool;
    return made;
  }

  function replace(lost: Pool): void {
    if (lost !== pool || ended) return;
    pool = open();
    draining.push(lost);
    lost.close();
    if (draining.length > MAX_DRAINING_POOLS) draining.shift()?.end({ timeout: 0 });
  }

  const own = {
    async begin(...args: [Work] | [string, Work]): Promise<unknown> {
      const [mode, work] = args.length === 2 ? args : ["", args[0]];
      const lost = new AbortController();
      try {
        return await pool.begin(mode, (tx) => whileItLasts(tx, work, lost.signal));
      } catch (error) {
        lost.abort();
        throw error;
      }
    },
    listen: listener.listen,
    async end({ timeout = END_S } = {}): Promise<void> {
      ended = true;
      await Promise.all([pool, listener, ...draining].map((each) => each.end({ timeout })));
    },
  };

  return new Proxy(pool, {
    apply: (_, __, args) => Reflect.apply(pool, undefined, args),
    get: (_, key) => Reflect.get(key in own ? own : pool, key),
  });
}

/** Runs `work`; never settles once the connection is lost, so that no `commit` or `rollback` is sent. */
async function whileItLasts(tx: postgres.TransactionSql, work: Work, lost: AbortSignal): Promise<unknown> {
  const check = () => {
    if (lost.aborted) throw new TransientError("the connection of this transaction was lost");
  };
  const guarded = new Proxy(tx, {
    apply: (target, _, args) => {
      check();
      return Reflect.apply(target, undefined, args);
    },
    get: (target, key) => {
      if (key === "unsafe") check();
      return Reflect.get(target, key);
    },
  });
  try {
    const made = work(guarded);
    const result = await (Array.isArray(made) ? Promise.all(made) : made);
    if (!lost.aborted) return result;
  } catch (error) {
    if (isTransient(error)) await pause(CLOSE_GRACE_MS, lost);
    if (!lost.aborted) throw error;
  }
  return await new Promise<never>(() => {}); // `begin` has rejected already
}
