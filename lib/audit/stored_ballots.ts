/** What Postgres holds of the messages of some ranges. */
import type { ReceivedBallot } from "@/lib/election/ballot.ts";
import { isVoterId } from "@/lib/election/ballot.ts";
import type { Range } from "@/lib/audit/ranges.ts";
import { microseconds } from "@/lib/store/ledger.ts";
import type { Transaction } from "@/lib/store/database.ts";
import type { RegisteredVoter, RejectionReason } from "@/lib/election/types.ts";

/** A row of `votes`. */
export interface StoredVote {
  candidate_id: string;
  location: string;
  /** Microseconds since 1970. */
  voting_time: number;
  source: string;
  partition: number;
  offset: number;
}

/** A row of `rejected_votes`. */
export interface StoredRejection {
  partition: number;
  offset: number;
  reason: RejectionReason;
  key: Uint8Array | null;
  message: Uint8Array | null;
  message_bytes: number;
  /** Microseconds since 1970. */
  rejected_at: number;
}

export interface StoredVoter {
  registered: Pick<RegisteredVoter, "location" | "gender" | "date_of_birth">;
  vote: StoredVote | null;
}

/** The voters of these ballots, as registered, each with the ballot that counts for them; by voter_id. */
export async function readVoters(
  tx: Transaction,
  ballots: readonly ReceivedBallot[],
): Promise<Map<string, StoredVoter>> {
  const ids = [...new Set(ballots.map((ballot) => ballot.voter_id))].filter(isVoterId);
  const rows = await tx<
    (StoredVoter["registered"] & { voter_id: string; counts: boolean } & StoredVote & { voted_in: string })[]
  >`
    select v.voter_id, v.location, v.gender, v.date_of_birth, b.voter_id is not null as counts,
           b.candidate_id, b.location as voted_in, ${
    microseconds(tx, "voting_time")
  } as voting_time, b.source,
           b.partition, b."offset"
    from unnest(${ids}::uuid[]) as wanted (voter_id)
    join voters v using (voter_id) left join votes b using (voter_id)`;
  return new Map(rows.map(({ voter_id, location, gender, date_of_birth, counts, voted_in, ...vote }) => [
    voter_id,
    {
      registered: { location, gender, date_of_birth },
      vote: counts ? { ...vote, location: voted_in } : null,
    },
  ]));
}

/** The rejections in these ranges, by `placeOf`. */
export async function readRejections(
  tx: Transaction,
  ranges: readonly Range[],
): Promise<Map<string, StoredRejection>> {
  const rows = await tx<StoredRejection[]>`
    select r.partition, r."offset", reason, key, message, message_bytes,
           ${microseconds(tx, "rejected_at")} as rejected_at
    from unnest(
      ${ranges.map((r) => r.partition)}::integer[],
      ${ranges.map((r) => String(r.from))}::text[]::bigint[],
      ${ranges.map((r) => String(r.to))}::text[]::bigint[]) as w (partition, first, past)
    join rejected_votes r on r.partition = w.partition and r."offset" >= w.first and r."offset" < w.past`;
  return new Map(rows.map((row) => [placeOf(row), row]));
}

export function placeOf({ partition, offset }: { partition: number; offset: number }): string {
  return `${partition}\n${offset}`;
}
