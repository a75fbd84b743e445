/** Messages of `votes_topic` that did not count, by reason. */
import type { RejectionReason } from "@/lib/election/types.ts";
import type { Database } from "@/lib/store/database.ts";

/** A message as it was kept: of a very large one the first part. */
export interface StoredRejection {
  reason: RejectionReason;
  partition: number;
  offset: number;
  key: Uint8Array | null;
  message: Uint8Array | null;
  message_bytes: number;
  rejected_at: Date;
}

/** Offsets of one partition: from the first on, before the second. */
export interface OffsetRange {
  partition: number;
  from: number;
  to: number;
}

export interface RejectionCount {
  reason: RejectionReason;
  partition: number;
  messages: number;
  /** The last one's offset. */
  newest: number;
}

/** How many messages of these ranges were rejected. Takes time in proportion to their number. */
export async function countRejections(
  sql: Database,
  ranges: readonly OffsetRange[],
): Promise<RejectionCount[]> {
  if (ranges.length === 0) return [];
  return await sql<RejectionCount[]>`
    select r.reason, r.partition, count(*)::bigint as messages, max(r."offset") as newest
    from unnest(${ranges.map((range) => range.partition)}::integer[], ${
    ranges.map((range) => range.from)
  }::bigint[],
                ${ranges.map((range) => range.to)}::bigint[]) as w (partition, from_offset, to_offset)
    join rejected_votes r
      on r.partition = w.partition and r."offset" >= w.from_offset and r."offset" < w.to_offset
    group by r.reason, r.partition`;
}

/** Those that were rejected at these places. */
export async function readRejections(
  sql: Database,
  places: readonly { partition: number; offset: number }[],
): Promise<StoredRejection[]> {
  if (places.length === 0) return [];
  return await sql<StoredRejection[]>`
    select r.reason, r.partition, r."offset", r.key, r.message, r.message_bytes, r.rejected_at
    from unnest(${places.map((place) => place.partition)}::integer[],
                ${places.map((place) => place.offset)}::bigint[]) as w (partition, "offset")
    join rejected_votes r using (partition, "offset")`;
}
