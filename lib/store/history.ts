/** The count over time, one sample for each ten seconds in which it has changed; old ones are farther apart. */
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

/** When totals of a row were reached, in ms since 1970. */
export interface HistoryMoment {
  bucket: number;
  at: number;
}

/**
 * Deletes the rows that `thinned` leaves out of all of them, oldest first, in one transaction. Gives back how many.
 * Others may do the same at a time, or add newer ones.
 */
export async function thinHistory(
  sql: Database,
  thinned: (rows: readonly HistoryMoment[]) => readonly HistoryMoment[],
): Promise<number> {
  return await sql.begin(async (tx) => {
    const rows = await tx<
      { bucket: number; at: Date }[]
    >`select bucket, at from count_history order by bucket`;
    const moments = rows.map(({ bucket, at }) => ({ bucket, at: at.getTime() }));
    const kept = new Set(thinned(moments).map(({ bucket }) => bucket));
    const left = moments.flatMap(({ bucket }) => kept.has(bucket) ? [] : [bucket]);
    if (left.length > 0) await tx`delete from count_history where bucket = any(${left}::bigint[])`;
    return left.length;
  });
}

/** All rows, oldest first, in pages. */
export function readHistory(sql: Database): AsyncIterable<HistoryRow[]> {
  return sql<HistoryRow[]>`
    select bucket, at, version, registered, votes, rejected, by_candidate, by_location
    from count_history order by bucket`.cursor(PAGE_ROWS);
}
