/**
 * How far the election is: what is registered, cast and counted, and what still waits in Kafka. Read
 * from the sources themselves, so that it is right whoever does the work.
 */
import type { Admin } from "kafkajs";
import { SIMULATOR_GROUP, VOTERS_TOPIC, VOTES_TOPIC } from "@/lib/kafka/topics.ts";
import type { Database } from "@/lib/store/database.ts";
import { registrationProgress } from "@/lib/store/registration.ts";

export interface PipelineProgress {
  registered: number;
  votes: number;
  rejected: number;
  /** Of the totals in the book. */
  version: number;
  /** Messages of `votes_topic` not counted yet. */
  lag: number;
  /**
   * Whether all ballots are counted, and no more can come: every voter is registered and has been asked for one, or
   * the poll is closed.
   */
  complete: boolean;
  /** Whether every voter is registered. */
  allRegistered: boolean;
  /** Whether every voter is registered and has been asked for a ballot. */
  allAsked: boolean;
  /** Whether aggregators rest because somebody wants them to. */
  paused: boolean;
  /** When the poll closes or was closed, ms; null while it is open. */
  closes_at: number | null;
  /** Whether that time has come. */
  closed: boolean;
}

/**
 * Reads the progress. The questions go in the direction of the flow, so that `complete` is never said
 * of a ballot that moved on between two of them.
 * @param before what was read last: of voters who had all been asked it need not be asked again
 */
export async function readProgress(
  sql: Database,
  admin: Admin,
  before: PipelineProgress | null = null,
): Promise<PipelineProgress> {
  const { published, complete: allRegistered } = await registrationProgress(sql);
  const [poll] = await sql<{ paused: boolean; closes_at: Date | null; closed: boolean }[]>`
    select 'aggregator' = any(paused_workers) as paused, closes_at, coalesce(closes_at <= now(), false) as closed
    from election`;
  const known = before !== null && before.allAsked && before.registered === published;
  // Of an electorate that is still being registered it is not said: those announced so far may be none.
  const allAsked = known || (allRegistered && await everybodyWasAsked(admin));
  const votesEnd = await admin.fetchTopicOffsets(VOTES_TOPIC);
  const consumed = await sql<{ partition: number; next_offset: number }[]>`
    select partition, next_offset from consumed_offsets`;
  const [totals] = await sql<
    { registered_voters: number; votes: number; rejected: number; version: number }[]
  >`select registered_voters, votes, rejected, version from totals`;
  const counted = new Map(consumed.map((row) => [row.partition, row.next_offset]));
  const lag = votesEnd.reduce(
    (sum, { partition, high }) => sum + Math.max(0, Number(high) - (counted.get(partition) ?? 0)),
    0,
  );
  return {
    registered: totals.registered_voters,
    votes: totals.votes,
    rejected: totals.rejected,
    version: totals.version,
    lag,
    complete: lag === 0 && (poll?.closed || allAsked),
    allRegistered,
    allAsked,
    paused: poll?.paused ?? false,
    closes_at: poll?.closes_at?.getTime() ?? null,
    closed: poll?.closed ?? false,
  };
}

async function everybodyWasAsked(admin: Admin): Promise<boolean> {
  const ends = await admin.fetchTopicOffsets(VOTERS_TOPIC);
  const asked = await groupOffsets(admin, SIMULATOR_GROUP, VOTERS_TOPIC);
  return ends.every(({ partition, high }) => (asked.get(partition) ?? 0) >= Number(high));
}

/** The next offset that a group reads of each partition; 0 where it has not committed one. */
export async function groupOffsets(
  admin: Admin,
  groupId: string,
  topic: string,
): Promise<Map<number, number>> {
  const [{ partitions }] = await admin.fetchOffsets({ groupId, topics: [topic] });
  // A group without a commit for a partition is said to stand at -1.
  return new Map(partitions.map(({ partition, offset }) => [partition, Math.max(0, Number(offset))]));
}
