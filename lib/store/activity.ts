/** How busy and how large the database is. */
import type { Database } from "@/lib/store/database.ts";

export interface DatabaseActivity {
  bytes: number;
  connections: number;
  /** Since the server's statistics began: transactions and rows. */
  commits: number;
  inserted_rows: number;
}

/** As Postgres's own statistics have it, which are up to a second old. */
export async function readActivity(sql: Database): Promise<DatabaseActivity> {
  const [row] = await sql<DatabaseActivity[]>`
    select pg_database_size(datid) as bytes, numbackends as connections,
           xact_commit as commits, tup_inserted as inserted_rows
    from pg_stat_database where datname = current_database()`;
  return row;
}

/** The next offset to count of each partition of `votes_topic`. */
export async function readConsumed(sql: Database): Promise<Map<number, number>> {
  const rows = await sql<{ partition: number; next_offset: number }[]>`
    select partition, next_offset from consumed_offsets`;
  return new Map(rows.map((row) => [row.partition, row.next_offset]));
}
