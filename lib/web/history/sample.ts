/** The count at one moment, as it is kept for charts over time. Pure: the same on the server and in the browser. */
import type { Frame } from "@/lib/election/results.ts";

export interface Sample {
  /** When these totals were reached, in ms since 1970. */
  at: number;
  version: number;
  registered: number;
  votes: number;
  rejected: number;
  /** Votes, in the order of `History.candidates`. */
  by_candidate: readonly number[];
  /** Votes, in the order of `History.locations`. */
  by_location: readonly number[];
}

/** What the numbers of samples stand for: ids and codes in the scenario's order. */
export interface Orders {
  candidates: readonly string[];
  locations: readonly string[];
}

export interface History extends Orders {
  /** Oldest first; no number is smaller than the one before. Between two the count went on evenly. */
  samples: readonly Sample[];
}

/** Nothing happened in a silence of this length: it is told by a sample of its own. */
export const SILENCE_MS = 2_500;

/** A frame's totals, at the moment when they last changed. */
export function sampleOf(frame: Frame, { candidates, locations }: Orders): Sample {
  const { totals: { registered, votes, rejected }, version, as_of } = frame;
  const ofCandidate = new Map(frame.candidates.map((one) => [one.candidate_id, one.votes]));
  const ofLocation = new Map(frame.locations.map((one) => [one.location, one.votes]));
  return {
    at: Date.parse(as_of),
    version,
    registered,
    votes,
    rejected,
    by_candidate: candidates.map((id) => ofCandidate.get(id) ?? 0),
    by_location: locations.map((code) => ofLocation.get(code) ?? 0),
  };
}

/** The election's beginning, when nobody was registered. */
export function firstSample(begunAt: Date, { candidates, locations }: Orders): Sample {
  return {
    at: begunAt.getTime(),
    version: 0,
    registered: 0,
    votes: 0,
    rejected: 0,
    by_candidate: candidates.map(() => 0),
    by_location: locations.map(() => 0),
  };
}

/** Whether a sample tells more than the one before: later, and of more messages or voters. */
export function isNewer(before: Sample, sample: Sample): boolean {
  return sample.version > before.version && sample.at > before.at && sample.votes >= before.votes &&
    sample.registered >= before.registered && sample.rejected >= before.rejected;
}

/** Whether a sample tells that the one before stood for longer. */
export function isHeld(before: Sample, sample: Sample): boolean {
  return sample.version === before.version && sample.at > before.at;
}

/** Until when what was reached at `before` is taken to have stood, where the next change was seen at `at`; in ms. */
export function silentUntil(before: number, at: number, silenceMs = SILENCE_MS): number {
  return at - before > silenceMs ? at - silenceMs / 2 : before;
}

/**
 * What to add for a sample to those before, of which all changes up to it were seen: after a silence also what
 * stood until shortly before, or a line between the two would tell of votes that came in all the time.
 */
export function withSilence<S extends { at: number }>(
  before: S,
  sample: S,
  silenceMs = SILENCE_MS,
): S[] {
  const heldUntil = silentUntil(before.at, sample.at, silenceMs);
  return heldUntil > before.at ? [{ ...before, at: heldUntil }, sample] : [sample];
}
