/** Reads, once all is counted, everything that must be equal. */
import type { Setting } from "@/lib/chaos/setting.ts";
import { runAudit } from "@/lib/chaos/audit_run.ts";
import { compareVotes, readRejections, readSums, readTallies, strangeHeads } from "@/lib/chaos/book_check.ts";
import { scanLog } from "@/lib/chaos/log_scan.ts";
import type { Evidence } from "@/lib/chaos/verdict.ts";

/** Urna must be running, and nothing may be cast any more. */
export async function gatherEvidence(
  { fleet, expected, crowd, feeder }: Setting,
): Promise<Evidence & { rejections: Record<string, number> }> {
  const { brokers } = await fleet.addresses();
  const sql = await fleet.database();
  try {
    return {
      expected,
      sums: await readSums(sql),
      tallies: await readTallies(sql),
      rejections: await readRejections(sql),
      book: await compareVotes(sql, expected),
      log: await scanLog(brokers, expected, feeder.acknowledged),
      frames: crowd.viewers.map(({ last }) => last),
      strangeHeads: await strangeHeads(sql, crowd.heads),
      audit: await runAudit(fleet),
    };
  } finally {
    await sql.end();
  }
}
