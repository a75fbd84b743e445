/** What a frame says of the count beside its totals: how it stands at this moment. Pure. */
import { outstandingVotes } from "@/lib/election/outstanding.ts";
import type { Frame } from "@/lib/election/results.ts";
import type { PipelineProgress } from "@/lib/pipeline/progress.ts";

export type CountState = Pick<Frame["election"], "delayed_since" | "paused" | "closes_at" | "closed">;

/** The state by the newest progress, null before it was first read. */
export function countState(progress: PipelineProgress | null, delayedSince: string | null): CountState {
  const { paused = false, closes_at = null, closed = false } = progress ?? {};
  return {
    delayed_since: delayedSince,
    paused,
    closes_at: closes_at === null ? null : new Date(closes_at).toISOString(),
    closed,
  };
}

/** What can still come to this many votes, at most; null where it is not known. */
export function stillToCome(shown: number, progress: PipelineProgress | null): number | null {
  return progress && outstandingVotes(shown, { ...progress, waiting: progress.lag });
}

export function sameState({ election }: Frame, state: CountState): boolean {
  return election.delayed_since === state.delayed_since && election.paused === state.paused &&
    election.closes_at === state.closes_at && election.closed === state.closed;
}

/** Whether two frames of the same totals tell the same of the count. */
export function sameCount(a: Frame, b: Frame): boolean {
  return a.election.status === b.election.status && a.totals.rejected === b.totals.rejected &&
    a.totals.waiting === b.totals.waiting && a.totals.outstanding === b.totals.outstanding &&
    sameState(a, b.election);
}
