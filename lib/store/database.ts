/** How Urna talks to Postgres: one way to open it, with the types as the rest of the code has them. */
import type postgres from "postgres";
import { messageOf, UserError } from "@/lib/errors.ts";
import { lastingPool } from "@/lib/store/lasting_pool.ts";

/** Counts fit a double exactly up to 2^53; dates stay the ISO text that they are. */
const types = {
  bigint: {
    to: 20,
    from: [20, 1700],
    serialize: (n: number) => String(n),
    parse: (text: string) => Number(text),
  },
  date: {
    to: 1082,
    from: [1082],
    serialize: (text: string) => text,
    parse: (text: string) => text,
  },
};

export type Database = postgres.Sql<{ bigint: number; date: string }>;
export type Transaction = postgres.TransactionSql<{ bigint: number; date: string }>;

const BY_INDEX = { enable_seqscan: "off", plan_cache_mode: "force_generic_plan" };
const CONNECT_TIMEOUT_S = 5;

export interface DatabaseOptions {
  /**
   * A transaction in which nothing is said for so long is ended by the server, 0 = never: what it has locked
   * would wait for a process that is frozen.
   */
  idleInTransactionMs?: number;
  /**
   * Plans go by indexes, and are made once. Tables that fill within seconds are otherwise read from end to end,
   * by plans from when they were empty.
   */
  alwaysByIndex?: boolean;
}

/**
 * A pool of at most `connections`, opened as they are needed. `name` shows in pg_stat_activity.
 * Queries reject while the server is away; the next one tries again.
 */
export function openDatabase(
  url: string,
  name: string,
  connections: number,
  { idleInTransactionMs = 0, alwaysByIndex = false }: DatabaseOptions = {},
): Database {
  return lastingPool(url, {
    max: connections,
    types,
    connect_timeout: CONNECT_TIMEOUT_S,
    // Dates are read as ISO text, whatever the server's own style is.
    connection: {
      application_name: `urna-${name}`,
      DateStyle: "ISO, YMD",
      idle_in_transaction_session_timeout: idleInTransactionMs,
      ...(alwaysByIndex ? BY_INDEX : {}),
    },
    onnotice: () => {}, // "already exists, skipping" of `if not exists`: nothing to decide
  }) as Database;
}

/** @throws UserError that names the server, when it does not let us in */
export async function checkDatabase(url: string): Promise<void> {
  const sql = openDatabase(url, "check", 1);
  try {
    await sql`select 1`;
  } catch (error) {
    const { host, pathname } = new URL(url);
    throw new UserError(
      `Postgres at ${host}${pathname} does not answer (${messageOf(error)}): ` +
        `check --database, or leave it out for an embedded server`,
      { cause: error },
    );
  } finally {
    await sql.end();
  }
}
