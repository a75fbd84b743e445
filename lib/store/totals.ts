/** The totals as of one moment, in the shapes that are published to Kafka. */
import type { Database } from "@/lib/store/database.ts";
import type { CandidateTotal, LocationTotal } from "@/lib/election/totals.ts";
import { assembleTotals } from "@/lib/election/totals.ts";

/** Reads all totals in one snapshot: they agree with each other and with their version. */
export async function readTotals(
  sql: Database,
): Promise<{ version: number; candidates: CandidateTotal[]; locations: LocationTotal[] }> {
  const [[{ version }], candidates, locations, cells] = await sql.begin(
    "isolation level repeatable read read only",
    (tx) => [
      tx<{ version: number }[]>`select version from totals`,
      tx<Omit<CandidateTotal, "version">[]>`
        select candidate_id, candidate_name, party_affiliation, photo_url, total_votes
        from results_by_candidate join candidates using (candidate_id, candidate_name, party_affiliation)`,
      tx<{ location: string; registered_voters: number }[]>`
        select location, registered_voters from locations order by location`,
      tx<{ location: string; candidate_id: string; total_votes: number }[]>`
        select location, candidate_id, total_votes from votes_by_location_and_candidate`,
    ],
  );
  return assembleTotals(version, candidates, locations, cells);
}
