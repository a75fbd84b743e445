/**
 * What is worth telling aloud between two frames: lead changes and milestones, never each tick. Pure.
 */
import type { Frame } from "@/lib/election/results.ts";
import { isDecided, type Standing, standingOf } from "@/lib/election/standings.ts";
import type { Words } from "@/lib/web/messages/words.ts";

/** Turnout that is told when it is reached. */
export const TURNOUT_MILESTONES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const;

/** One or more sentences on what changed since `told`, or null where nothing did that matters. */
export function newsOf(told: Frame, now: Frame, { t, f }: Words, timeZone = "UTC"): string | null {
  const votes = f.count(now.totals.votes);
  const news = [
    delayNews(told, now, { t, f }, timeZone),
    leadNews(standingOf(told.candidates), standingOf(now.candidates), { t, f }),
  ];
  if (now.election.status === "counted" && told.election.status !== "counted") {
    news.push(t.news.counted(votes));
  } else {
    if (hasBecomeSure(told, now)) news.push(t.news.sure(now.candidates[0].candidate_name));
    const reached = TURNOUT_MILESTONES.findLast((part) =>
      told.totals.turnout < part && now.totals.turnout >= part
    );
    if (reached !== undefined) news.push(t.news.turnout(f.wholePercent(reached), votes));
  }
  const sentences = news.filter((sentence) => sentence !== null);
  return sentences.length === 0 ? null : sentences.join(" ");
}

function delayNews(told: Frame, now: Frame, { t, f }: Pick<Words, "t" | "f">, timeZone: string) {
  const { status, delayed_since: since } = now.election;
  if (since === told.election.delayed_since) return null;
  if (since === null) return t.delayed.over;
  return (status === "counted" ? t.delayed.counted : t.delayed.since)(f.time(since, timeZone));
}

function leadNews(before: Standing, after: Standing, { t, f }: Pick<Words, "t" | "f">) {
  if (after.kind === "none" || topOf(before) === topOf(after)) return null;
  if (after.kind === "tie") {
    return t.news.tie(f.list(after.leaders.map((leader) => leader.candidate_name)));
  }
  const { leader, margin } = after;
  return before.kind === "none"
    ? t.news.lead(leader.candidate_name, f.percent(leader.share))
    : t.news.takesLead(leader.candidate_name, f.points(margin.share));
}

/** Whether the lead can no longer be overtaken, and could before, or was another's. */
function hasBecomeSure(told: Frame, now: Frame): boolean {
  const [before, after] = [told, now].map((frame) => standingOf(frame.candidates));
  const isSure = (standing: Standing, { totals }: Frame) => isDecided(standing, totals.outstanding);
  return isSure(after, now) === true && !(isSure(before, told) && topOf(before) === topOf(after));
}

function topOf(standing: Standing): string {
  if (standing.kind === "none") return "";
  const leaders = standing.kind === "lead" ? [standing.leader] : standing.leaders;
  return leaders.map((leader) => leader.candidate_id).sort().join(" ");
}
