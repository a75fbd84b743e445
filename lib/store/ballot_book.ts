/**
 * The ballot book: which ballots count, which do not, and up to where `votes_topic` has been read.
 * A batch enters it whole or not at all.
 */
import type { Database, Transaction } from "@/lib/store/database.ts";
import type { EligibleBallot, Rejection, TallyAdditions } from "@/lib/election/counting.ts";
import { votingTime } from "@/lib/election/ballot.ts";
import { type BallotBook, type BookTransaction, VotedBefore } from "@/lib/pipeline/enter_batch.ts";
import { CopyRows } from "@/lib/store/binary_copy.ts";
import { copyIn } from "@/lib/store/copy_in.ts";
import { appendCheckpoint } from "@/lib/store/ledger.ts";

/** Of a longer message only the first part is kept here; the whole is in `votes_topic`. */
export const MAX_KEPT_MESSAGE_BYTES = 16 * 1024;

/** The next offset to read of a partition. 0 where nothing was read yet. */
export async function nextOffset(sql: Database, partition: number): Promise<number> {
  await sql`
    insert into consumed_offsets (partition, next_offset) values (${partition}, 0)
    on conflict do nothing`;
  const [row] = await sql<{ next_offset: number }[]>`
    select next_offset from consumed_offsets where partition = ${partition}`;
  return row.next_offset;
}

/** The book in Postgres. */
export function ballotBook(sql: Database): BallotBook {
  return {
    transaction: <T>(work: (tx: BookTransaction) => Promise<T>) =>
      sql.begin((tx) => work(bookTransaction(tx))) as Promise<T>,
  };
}

function bookTransaction(tx: Transaction): BookTransaction {
  return {
    advance: async (partition, from, to) => {
      const moved = await tx`
        update consumed_offsets set next_offset = ${to}
        where partition = ${partition} and next_offset = ${from}`;
      return moved.count === 1;
    },
    enterNewBallots: (eligible) => enterNewBallots(tx, eligible),
    enterBallots: (eligible) => enterBallots(tx, eligible),
    keepRejections: (rejected) => keepRejections(tx, rejected),
    addToTallies: (partition, additions) => addToTallies(tx, partition, additions),
    addToCounts: async (partition, { counted, rejected }) => {
      await tx`
        update consumed_offsets set votes = votes + ${counted}, rejected = rejected + ${rejected}
        where partition = ${partition}`;
    },
    appendCheckpoint: (seal) => appendCheckpoint(tx, seal),
  };
}

const COPY_BALLOTS = `
  copy votes (voter_id, candidate_id, location, voting_time, source, partition, "offset")
  from stdin (format binary)`;
const COPIED_COLUMNS = 7;
const UNIQUE_VIOLATION = "23505";

/**
 * In the order of the primary key: neighbours in the index are written one after the other, and of two
 * transactions with the same voters none waits for one that waits for it.
 */
function byVoter(eligible: readonly EligibleBallot[]): EligibleBallot[] {
  return eligible.toSorted((a, b) => a.ballot.voter_id < b.ballot.voter_id ? -1 : 1);
}

/** Takes a third of what `enterBallots` takes. */
async function enterNewBallots(tx: Transaction, eligible: readonly EligibleBallot[]): Promise<void> {
  if (eligible.length === 0) return;
  const rows = new CopyRows(COPIED_COLUMNS);
  let [text, time] = ["", { ms: 0, us: 0 }];
  for (const { ballot, voter: { location } } of byVoter(eligible)) {
    const { voter_id, candidate_id, voting_time, source, message: { partition, offset } } = ballot;
    // One after the other they often have the same.
    if (voting_time !== text) [text, time] = [voting_time, votingTime(voting_time)];
    rows.row().uuid(voter_id).text(candidate_id).text(location).timestamptz(time.ms, time.us)
      .text(source).int4(partition).int8(offset);
  }
  try {
    await copyIn(tx, COPY_BALLOTS, rows.bytes());
  } catch (error) {
    if ((error as { code?: string }).code === UNIQUE_VIOLATION) {
      throw new VotedBefore("votes", { cause: error });
    }
    throw error;
  }
}

/** Gives back the voters whose ballot was entered: all but those who had voted before. */
async function enterBallots(
  tx: Transaction,
  eligible: readonly EligibleBallot[],
): Promise<ReadonlySet<string>> {
  const inOrder = byVoter(eligible);
  const ballots = inOrder.map(({ ballot }) => ballot);
  const all = ballots.map((b) => b.voter_id);
  if (all.length === 0) return new Set();
  // Nearly always every ballot is entered, and then their list need not come back.
  const [{ entered }] = await tx<{ entered: string[] | null }[]>`
    with entered as (
      insert into votes (voter_id, candidate_id, location, voting_time, source, partition, "offset")
      select * from unnest(
        ${all}::uuid[],
        ${ballots.map((b) => b.candidate_id)}::text[],
        ${inOrder.map(({ voter }) => voter.location)}::text[],
        ${ballots.map((b) => b.voting_time)}::text[]::timestamptz[],
        ${ballots.map((b) => b.source)}::text[],
        ${ballots.map((b) => b.message.partition)}::integer[],
        ${ballots.map((b) => String(b.message.offset))}::text[]::bigint[])
      on conflict (voter_id) do nothing
      returning voter_id
    )
    select case when count(*) = ${all.length} then null
                else coalesce(array_agg(voter_id::text), '{}') end as entered
    from entered`;
  return new Set(entered ?? all);
}

async function keepRejections(tx: Transaction, rejected: readonly Rejection[]): Promise<void> {
  if (rejected.length === 0) return;
  const messages = rejected.map(({ message }) => message);
  await tx`
    insert into rejected_votes (partition, "offset", reason, key, message, message_bytes)
    select partition, "offset", reason, decode(key, 'hex'), decode(message, 'hex'), message_bytes
    from unnest(
      ${messages.map((m) => m.partition)}::integer[],
      ${messages.map((m) => String(m.offset))}::text[]::bigint[],
      ${rejected.map(({ reason }) => reason)}::text[],
      ${messages.map((m) => keptHex(m.key))}::text[],
      ${messages.map((m) => keptHex(m.value))}::text[],
      ${messages.map((m) => m.value?.length ?? 0)}::integer[])
      as r (partition, "offset", reason, key, message, message_bytes)`;
}

function keptHex(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : bytes.subarray(0, MAX_KEPT_MESSAGE_BYTES).toHex();
}

async function addToTallies(
  tx: Transaction,
  partition: number,
  { by_candidate, by_location, by_demographic }: TallyAdditions,
): Promise<void> {
  if (by_candidate.length === 0) return;
  await tx`
    insert into tally_by_candidate as t (partition, candidate_id, votes)
    select ${partition}, * from unnest(
      ${by_candidate.map((r) => r.candidate_id)}::text[],
      ${by_candidate.map((r) => r.votes)}::integer[])
    on conflict (partition, candidate_id) do update set votes = t.votes + excluded.votes`;
  await tx`
    insert into tally_by_location as t (partition, location, candidate_id, votes)
    select ${partition}, * from unnest(
      ${by_location.map((r) => r.location)}::text[],
      ${by_location.map((r) => r.candidate_id)}::text[],
      ${by_location.map((r) => r.votes)}::integer[])
    on conflict (partition, location, candidate_id) do update set votes = t.votes + excluded.votes`;
  await tx`
    insert into tally_by_demographic as t (partition, age_band, gender, candidate_id, votes)
    select ${partition}, * from unnest(
      ${by_demographic.map((r) => r.age_band)}::text[],
      ${by_demographic.map((r) => r.gender)}::text[],
      ${by_demographic.map((r) => r.candidate_id)}::text[],
      ${by_demographic.map((r) => r.votes)}::integer[])
    on conflict (partition, age_band, gender, candidate_id)
      do update set votes = t.votes + excluded.votes`;
}
