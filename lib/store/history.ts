/** The count over time, one sample for each ten seconds in which it has changed. */
import type { Database } from "@/lib/store/database.ts";

const PAGE_ROWS = 1_000;

export interface HistoryRow {
  /** Tens of seconds since 1970. */
  bucket: number;
  at: Date;
  version: number;
  registered: number;
  votes: number;
  rejected: number;
  by_candidate: number[];
  by_location: number[];
}

/** Keeps rows; one whose bucket has a row already, of another web instance, is left out. */
export async function storeHistory(sql: Database, rows: readonly HistoryRow[]): Promise<void> {
  for (const { bucket, at, version, registered, votes, rejected, by_candidate, by_location } of rows) {
    await sql`
      insert into count_history (bucket, at, version, registered, votes, rejected, by_candidate, by_location)
      values (${bucket}, ${at}, ${version}, ${registered}, ${votes}, ${rejected}, ${by_candidate}, ${by_location})
      on conflict do nothing`;
  }
}

/** All rows, oldest first, in pages. */
export function readHistory(sql: Database): AsyncIterable<HistoryRow[]> {
  return sql<HistoryRow[]>`
    select bucket, at, version, registered, votes, rejected, by_candidate, by_location
    from count_history order by bucket`.cursor(PAGE_ROWS);
}
