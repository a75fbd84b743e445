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
    // The audit is a process of its own: it counts beside what is read here.
    const [audit, log] = await Promise.all([
      runAudit(fleet),
      scanLog(brokers, expected, feeder.acknowledged),
    ]);
    return {
      ...{ expected, audit, log },
      sums: await readSums(sql),
      tallies: await readTallies(sql),
      rejections: await readRejections(sql),
      book: await compareVotes(sql, expected),
      frames: crowd.viewers.map(({ last }) => last),
      strangeHeads: await strangeHeads(sql, crowd.heads),
    };
  } finally {
    await sql.end();
  }
}
