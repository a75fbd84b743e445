/** The ballot book, compared with the election as it must have come out. */
import type { Database } from "@/lib/store/database.ts";
import { cellKey, type Cells, type ExpectedElection } from "@/lib/chaos/expected.ts";

const ROWS_AT_A_TIME = 10_000;

/** The book's own sums, which must agree whatever was cast. */
export interface BookSums {
  registered: number;
  version: number;
  /** Rows of `votes` and of `rejected_votes`. */
  votes: number;
  rejected: number;
  /** Messages before the stored offsets. */
  consumed: number;
  by_candidate: number;
  by_location: number;
  by_demographic: number;
  /** Votes that came from what the storm itself put into the ballot box. */
  fed: number;
}

export async function readSums(sql: Database): Promise<BookSums> {
  const [row] = await sql<BookSums[]>`
    select t.registered_voters as registered, t.version,
           (select count(*) from votes) as votes,
           (select count(*) from votes where source = 'import') as fed,
           (select count(*) from rejected_votes) as rejected,
           (select coalesce(sum(next_offset), 0)::bigint from consumed_offsets) as consumed,
           (select coalesce(sum(votes), 0)::bigint from tally_by_candidate) as by_candidate,
           (select coalesce(sum(votes), 0)::bigint from tally_by_location) as by_location,
           (select coalesce(sum(votes), 0)::bigint from tally_by_demographic) as by_demographic
    from totals t`;
  return row;
}

/** The tallies by location and candidate. */
export async function readTallies(sql: Database): Promise<Cells> {
  const rows = await sql<{ location: string; candidate_id: string; total_votes: number }[]>`
    select location, candidate_id, total_votes from votes_by_location_and_candidate`;
  return new Map(rows.map((row) => [cellKey(row.location, row.candidate_id), row.total_votes]));
}

/** How many messages were rejected, by reason. */
export async function readRejections(sql: Database): Promise<Record<string, number>> {
  const rows = await sql<{ reason: string; n: number }[]>`
    select reason, count(*) as n from rejected_votes group by reason order by reason`;
  return Object.fromEntries(rows.map(({ reason, n }) => [reason, n]));
}

/** The votes, voter by voter, against what each decided on. */
export async function compareVotes(
  sql: Database,
  expected: ExpectedElection,
): Promise<{ lost: number; strange: number }> {
  let strange = 0;
  let found = 0;
  const cursor = sql<{ voter_id: string; candidate_id: string; location: string }[]>`
    select voter_id, candidate_id, location from votes order by voter_id`.cursor(ROWS_AT_A_TIME);
  for await (const rows of cursor) {
    for (const { voter_id, candidate_id, location } of rows) {
      const voter = expected.numberOf(voter_id);
      const vote = voter < 0 ? null : expected.vote(voter);
      if (vote?.candidate_id === candidate_id && vote.location === location) found++;
      else strange++;
    }
  }
  return { lost: expected.ballots - found, strange };
}

/** Heads of the ledger's chain, by checkpoint, that viewers were shown and that the chain does not hold. */
export async function strangeHeads(sql: Database, shown: ReadonlyMap<number, string>): Promise<number> {
  const kept = new Map<number, string>();
  const cursor = sql<{ sequence: number; hash: Uint8Array }[]>`
    select sequence, hash from checkpoints`.cursor(ROWS_AT_A_TIME);
  for await (const rows of cursor) {
    for (const { sequence, hash } of rows) kept.set(sequence, new Uint8Array(hash).toHex());
  }
  return [...shown].filter(([sequence, head]) => sequence > 0 && kept.get(sequence) !== head).length;
}
