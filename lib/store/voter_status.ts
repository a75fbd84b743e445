/** What is asked before a ballot is taken: who is registered, who has voted, how far the count is. */
import type { Database } from "@/lib/store/database.ts";

export interface VoterStatus {
  voter_id: string;
  /** ISO date. */
  date_of_birth: string;
  has_voted: boolean;
}

/** The registered ones of these voters. */
export async function readVoterStatus(sql: Database, voterIds: readonly string[]): Promise<VoterStatus[]> {
  return await sql<VoterStatus[]>`
    select v.voter_id, v.date_of_birth, b.voter_id is not null as has_voted
    from unnest(${voterIds as string[]}::uuid[]) as wanted (voter_id)
    join voters v using (voter_id)
    left join votes b using (voter_id)`;
}

/** The next offset to be counted of each partition. Those before it show in `readVoterStatus` from now on. */
export async function readNextOffsets(sql: Database): Promise<Map<number, number>> {
  const rows = await sql<{ partition: number; next_offset: number }[]>`
    select partition, next_offset from consumed_offsets`;
  return new Map(rows.map(({ partition, next_offset }) => [partition, next_offset]));
}
