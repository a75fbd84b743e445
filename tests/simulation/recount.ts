/**
 * The straight way to the same result: the log's messages in the order of the chain, each by what it was made
 * to be. Knows nothing of the code that counts.
 */
import type { RejectionReason } from "@/lib/election/types.ts";
import type { LoggedMessage, VotesLog } from "./votes_log.ts";
import { placeOf, type Tables } from "./tables.ts";

/** How the tables differ from the recount, or null. */
export function recount(tables: Tables, votes: VotesLog): string | null {
  const { closes_at, registry } = tables.election;
  const voted = new Map<string, LoggedMessage>();
  const rejected = new Map<string, RejectionReason>();
  for (const { partition, from_offset, to_offset } of tables.checkpoints) {
    for (const message of votes.messages(partition, from_offset, to_offset)) {
      const { truth } = message;
      if (!truth.ballot) rejected.set(placeOf(message), truth.reason);
      else if (closes_at !== null && message.appended_at >= closes_at) {
        rejected.set(placeOf(message), "poll_closed");
      } else if (voted.has(truth.ballot.voter_id)) rejected.set(placeOf(message), "duplicate");
      else voted.set(truth.ballot.voter_id, message);
    }
  }

  const byCandidate = new Map<string, number>();
  const byLocation = new Map<string, number>();
  const byDemographic = new Map<string, number>();
  const count = (tally: Map<string, number>, ...key: string[]) =>
    tally.set(key.join(" "), (tally.get(key.join(" ")) ?? 0) + 1);
  for (const [voter_id, { truth }] of voted) {
    const { location, age_band, gender } = registry.get(voter_id)!;
    const { candidate_id } = truth.ballot!;
    count(byCandidate, candidate_id);
    count(byLocation, location, candidate_id);
    count(byDemographic, age_band, gender, candidate_id);
  }
  return differ(
    "votes",
    mapped(tables.votes, ({ ballot }) => placeOf(ballot.message)),
    mapped(voted, placeOf),
  ) ??
    differ("rejected", mapped(tables.rejected, ({ reason }) => reason), rejected) ??
    differ("by candidate", tables.byCandidate, byCandidate) ??
    differ("by location", tables.byLocation, byLocation) ??
    differ("by demographic", tables.byDemographic, byDemographic);
}

function mapped<A, B>(map: ReadonlyMap<string, A>, to: (row: A) => B): Map<string, B> {
  return new Map([...map].map(([key, row]) => [key, to(row)]));
}

/** The first difference between two tables, or null. */
function differ<Row>(
  name: string,
  kept: ReadonlyMap<string, Row>,
  recounted: ReadonlyMap<string, Row>,
): string | null {
  for (const key of new Set([...kept.keys(), ...recounted.keys()])) {
    if (kept.get(key) === recounted.get(key)) continue;
    return `${name}: ${key} is ${kept.get(key)}, by a recount of the log ${recounted.get(key)}`;
  }
  return null;
}
