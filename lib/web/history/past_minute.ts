/** The minute before a frame: what a page is sent of it, and how it goes on as frames come. Pure. */
import type { Frame } from "@/lib/election/results.ts";
import { type Change, changeOverMinute, MINUTE_MS, type PastVotes } from "@/lib/web/history/change.ts";
import { type History, withSilence } from "@/lib/web/history/sample.ts";

/** Samples that a page is sent are so far apart, at least. */
const SENT_EVERY_MS = 10_000;
/** Frames that a page notes are. */
const NOTED_EVERY_MS = 1_000;

/** The last minute of a history, as much of it as tells what it has changed. */
export function pastMinuteOf({ candidates, samples }: History): PastVotes {
  const begin = (samples.at(-1)?.at ?? 0) - MINUTE_MS;
  const first = Math.max(0, samples.findLastIndex(({ at }) => at <= begin));
  const sent: PastVotes["samples"][number][] = [];
  for (const { at, votes, by_candidate } of samples.slice(first)) {
    const before = sent.at(-1);
    if (before === undefined || at - before.at >= SENT_EVERY_MS) sent.push({ at, votes, by_candidate });
  }
  return { candidates, samples: sent };
}

/** Each candidate's change over the last minute, from frame to frame. */
export class PastMinute {
  #past: PastVotes;
  #begunAt: string | null = null;

  constructor(past: PastVotes) {
    this.#past = past;
  }

  /** By candidate_id; empty where it is not known, and once all is counted. */
  changes(frame: Frame): Map<string, Change> {
    this.note(frame);
    return frame.election.status === "counted" ? new Map() : changeOverMinute(this.#past, frame);
  }

  /**
   * Takes a frame that has come, shown or not. `isWhole`: whether none between it and the one before was missed. Of
   * the first that is not known: the page was on its way.
   */
  note({ election: { begun_at }, as_of, totals, candidates }: Frame, isWhole = true): void {
    const isFirst = this.#begunAt === null;
    // Another election: nothing of the one before it is true of it.
    if (!isFirst && this.#begunAt !== begun_at) this.#past = { ...this.#past, samples: [] };
    this.#begunAt = begun_at;
    const { candidates: order, samples } = this.#past;
    const at = Date.parse(as_of);
    const last = samples.at(-1);
    if (last && at < last.at + NOTED_EVERY_MS) return;
    const votes = new Map(candidates.map((one) => [one.candidate_id, one.votes]));
    const sample = { at, votes: totals.votes, by_candidate: order.map((id) => votes.get(id) ?? 0) };
    const noted = last
      ? [...samples, ...(isWhole && !isFirst ? withSilence(last, sample) : [sample])]
      : [sample];
    const first = Math.max(0, noted.findLastIndex((one) => one.at <= at - MINUTE_MS));
    this.#past = { candidates: order, samples: noted.slice(first) };
  }
}
