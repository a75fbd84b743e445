/** The totals as of one moment, in the shapes that are published to Kafka. */
import type { Database } from "@/lib/store/database.ts";
import type { CandidateTotal, Totals } from "@/lib/election/totals.ts";
import { assembleTotals } from "@/lib/election/totals.ts";
import type { ChainHead } from "@/lib/ledger/chain.ts";

/** Reads all totals in one snapshot: they agree with each other and with their version. */
export async function readTotals(
  sql: Database,
): Promise<Totals> {
  const [[{ version, registered_voters, rejected }], [head], candidates, locations, cells] = await sql.begin(
    "isolation level repeatable read read only",
    (tx) => [
      tx<{ version: number; registered_voters: number; rejected: number }[]>`
        select version, registered_voters, rejected from totals`,
      tx<ChainHead[]>`select sequence, hash from ledger_head`,
      tx<Omit<CandidateTotal, "version">[]>`
        select candidate_id, candidate_name, party_affiliation, photo_url, total_votes
        from results_by_candidate join candidates using (candidate_id, candidate_name, party_affiliation)`,
      tx<{ location: string; registered_voters: number }[]>`
        select location, registered_voters from locations order by location`,
      tx<{ location: string; candidate_id: string; total_votes: number }[]>`
        select location, candidate_id, total_votes from votes_by_location_and_candidate`,
    ],
  );
  const ledger = { checkpoint: head.sequence, head: new Uint8Array(head.hash).toHex() };
  return assembleTotals(
    version,
    { registered: registered_voters, rejected, ledger },
    candidates,
    locations,
    cells,
  );
}
