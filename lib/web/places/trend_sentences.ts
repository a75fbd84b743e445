/** What charts over time of a candidate or a location show, in a sentence; times in it are ISO 8601, UTC. Pure. */
import type { CandidateResult, Frame } from "@/lib/election/results.ts";
import { changeOverMinute, MINUTE_MS } from "@/lib/web/history/change.ts";
import { between, readerOf, valueOf } from "@/lib/web/history/chart_data.ts";
import type { History } from "@/lib/web/history/sample.ts";
import type { PlacesWords } from "@/lib/web/messages/places/mod.ts";

/** A candidate's share when the frame's totals were reached, and a minute before. */
export function trendSentence(
  history: History,
  frame: Frame,
  { candidate_id, candidate_name, share }: CandidateResult,
  { t, f }: PlacesWords,
): string {
  if (frame.totals.votes === 0) return t.figures.noVotes;
  const time = frame.as_of;
  const change = changeOverMinute(history, frame).get(candidate_id);
  const now = f.percent(share);
  if (change === undefined) return t.candidate.trendBegins(time, candidate_name, now);
  const before = f.percent(share - change.share);
  return before === now
    ? t.candidate.trendSame(time, candidate_name, now)
    : t.candidate.trendSentence(time, candidate_name, now, before);
}

/** How many votes of a location were counted by the newest sample, and how many in the minute before it. */
export function arrivalSentence(
  history: History,
  location: { location: string; name: string },
  { t, f }: PlacesWords,
): string {
  const newest = history.samples.at(-1);
  const read = readerOf(history, `location ${location.location}`);
  const votes = newest ? read(newest) : 0;
  if (!newest || votes === 0) return t.figures.nobody;
  const before = valueOf(between(history.samples, newest.at - MINUTE_MS), read);
  const time = new Date(newest.at).toISOString();
  const lately = Math.round(votes - before);
  return lately === 0
    ? t.location.arrivalQuiet(time, f.count(votes), votes, location.name)
    : t.location.arrivalSentence(time, f.count(votes), votes, location.name, f.count(lately));
}
