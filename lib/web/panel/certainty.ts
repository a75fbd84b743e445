/** How sure a lead, or a tie, is, as a sentence. Pure. */
import type { Frame } from "@/lib/election/results.ts";
import { isDecided, type Standing } from "@/lib/election/standings.ts";
import type { Words } from "@/lib/web/messages/words.ts";

/** The sentence, and whether nobody can overtake any more; null where there is nothing to tell. */
export function certaintyOf(
  standing: Standing,
  { election, totals: { outstanding } }: Frame,
  { t, f }: Words,
): { text: string; isDecided: boolean } | null {
  const decided = standing.kind === "tie" ? false : isDecided(standing, outstanding);
  if (decided === null || !outstanding) return null;
  const tell = decided ? t.lead.sure : election.closed ? t.lead.unsureClosed : t.lead.unsure;
  return { text: tell(f.count(outstanding), outstanding), isDecided: decided };
}
