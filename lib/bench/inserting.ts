/** Postgres alone, entering the same ballots into `votes`: what the aggregator is up against. */
import { CopyRows } from "@/lib/store/binary_copy.ts";
import { copyIn } from "@/lib/store/copy_in.ts";
import { type Database, openDatabase } from "@/lib/store/database.ts";
import { PARTITIONS } from "@/lib/bench/election.ts";

export const BALLOTS_PER_COMMIT = 10_000;
const COLUMNS = `voter_id, candidate_id, location, voting_time, source, partition, "offset"`;
export const COPY_VOTES = `copy votes (${COLUMNS}) from stdin (format binary)`;

export interface StoredBallot {
  voter_id: string;
  candidate_id: string;
  location: string;
  voting_time: Date;
  source: string;
  partition: number;
  offset: number;
}

/** Ballots of one partition, by commit. */
type Batches = StoredBallot[][];

/** The first `most` ballots of each partition that are counted now, in the order of their offsets. */
export async function storedBatches(sql: Database, most: number): Promise<Batches[]> {
  return await Promise.all(Array.from({ length: PARTITIONS }, async (_, partition) => {
    const rows = await sql<StoredBallot[]>`
      select * from votes where partition = ${partition} order by "offset" limit ${most}`;
    return Array.from(
      { length: Math.ceil(rows.length / BALLOTS_PER_COMMIT) },
      (_, i) => rows.slice(i * BALLOTS_PER_COMMIT, (i + 1) * BALLOTS_PER_COMMIT),
    );
  }));
}

type Insert = (sql: Database) => Promise<void>;

/** `insert … select unnest … on conflict do nothing`, as text arrays. */
export function byUnnest(batch: readonly StoredBallot[]): Insert {
  const arrays = [
    batch.map((b) => b.voter_id),
    batch.map((b) => b.candidate_id),
    batch.map((b) => b.location),
    batch.map((b) => b.voting_time.toISOString()),
    batch.map((b) => b.source),
    batch.map((b) => b.partition),
    batch.map((b) => b.offset),
  ].map((values) => `{${values.join(",")}}`);
  return async (sql) => {
    await sql.unsafe(
      `insert into votes (${COLUMNS})
       select * from unnest($1::text::uuid[], $2::text::text[], $3::text::text[], $4::text::timestamptz[],
                            $5::text::text[], $6::text::integer[], $7::text::bigint[])
       on conflict do nothing`,
      arrays,
      { prepare: true },
    );
  };
}

/** What `COPY_VOTES` reads. */
export function voteRows(batch: readonly StoredBallot[]): Uint8Array {
  const rows = new CopyRows(7);
  for (const b of batch) {
    rows.row().uuid(b.voter_id).text(b.candidate_id).text(b.location).timestamptz(b.voting_time.getTime())
      .text(b.source).int4(b.partition).int8(b.offset);
  }
  return rows.bytes();
}

/** Binary `copy`. */
export function byCopy(batch: readonly StoredBallot[]): Insert {
  const bytes = voteRows(batch);
  return async (sql) => {
    await sql.begin((tx) => copyIn(tx, COPY_VOTES, bytes));
  };
}

/**
 * Ballots a second over one connection for each partition, into an empty `votes`. All is made ready before the
 * clock starts.
 */
export async function insertingLimit(
  url: string,
  batches: readonly Batches[],
  by: (batch: readonly StoredBallot[]) => Insert,
): Promise<number> {
  const sql = openDatabase(url, "bench-insert", PARTITIONS);
  try {
    await sql`truncate votes`;
    await sql`checkpoint`;
    const inserts = batches.map((ofPartition) => ofPartition.map(by));
    const ballots = batches.flat().reduce((sum, batch) => sum + batch.length, 0);
    await Promise.all(inserts.map(() => sql`select pg_sleep(0)`));
    const startedAt = performance.now();
    await Promise.all(inserts.map(async (ofPartition) => {
      for (const insert of ofPartition) await insert(sql);
    }));
    const seconds = (performance.now() - startedAt) / 1_000;
    const [{ n }] = await sql<{ n: number }[]>`select count(*) as n from votes`;
    if (n !== ballots) throw new Error(`${n} of ${ballots} ballots were inserted`);
    return ballots / seconds;
  } finally {
    await sql.end();
  }
}
