/** Who was ahead, and since when. Pure. */
import type { History, Sample } from "@/lib/web/history/sample.ts";

export interface LeadOverTime {
  /** candidate_id; null while nobody is ahead. */
  leader: string | null;
  /** When the leader came to be ahead, in ms since 1970; null where that was from the first votes on. */
  since: number | null;
  /** How often somebody else than before was ahead. */
  changes: number;
}

/** Of the whole history. A tie changes no lead, unless somebody else leads after it. */
export function leadOver({ samples, candidates }: History): LeadOverTime {
  let [last, since, changes] = [-1, null as number | null, 0];
  for (const sample of samples) {
    const now = leaderOf(sample);
    if (now === -1 || now === last) continue;
    if (last !== -1) {
      since = sample.at;
      changes++;
    }
    last = now;
  }
  const newest = samples.at(-1);
  const leader = newest && leaderOf(newest) !== -1 ? candidates[leaderOf(newest)] : null;
  return { leader, since, changes };
}

/** The place of the one with the most votes; -1 where there is none or more than one. */
function leaderOf({ by_candidate }: Sample): number {
  const most = Math.max(...by_candidate);
  const place = by_candidate.indexOf(most);
  return most > 0 && by_candidate.lastIndexOf(most) === place ? place : -1;
}
