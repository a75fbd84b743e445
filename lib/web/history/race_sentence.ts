/** What the race over time shows, in a sentence or two. Pure. */
import type { Frame } from "@/lib/election/results.ts";
import { MINUTE_MS } from "@/lib/web/history/change.ts";
import { between, valueOf } from "@/lib/web/history/chart_data.ts";
import { leadOver } from "@/lib/web/history/lead.ts";
import type { Span } from "@/lib/web/history/recorder.ts";
import type { History } from "@/lib/web/history/sample.ts";
import type { Format } from "@/lib/web/format.ts";
import type { HistoryMessages } from "@/lib/web/messages/history/messages.ts";

const MINUTE_S = MINUTE_MS / 1000;

/** Times are in it as ISO 8601, UTC. */
export function raceSentence(
  history: History,
  frame: Frame,
  span: Span,
  { t, f }: { t: HistoryMessages; f: Format },
): string {
  const newest = history.samples.at(-1)!;
  const timeOf = (at: number) => new Date(at).toISOString();
  const time = timeOf(newest.at);
  if (newest.votes === 0) return t.none(time);
  if (span === "minute") {
    const before = valueOf(between(history.samples, newest.at - MINUTE_MS), (sample) => sample.votes);
    const votes = Math.round(newest.votes - before);
    return t.minute(time, f.count(votes), votes, f.count(Math.round(votes / MINUTE_S)));
  }
  const { leader, since, changes } = leadOver(history);
  const name = frame.candidates.find((one) => one.candidate_id === leader)?.candidate_name;
  if (name === undefined) return t.tie(time);
  const lead = since === null ? t.leadAlways(time, name) : t.leadSince(time, name, timeOf(since));
  return changes === 0 ? lead : `${lead} ${t.changes(f.count(changes), changes)}`;
}
