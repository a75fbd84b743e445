/** What a benchmark is: a part that runs alone, and gives back figures. */

/** Something that was measured, in each of several runs. */
export interface Figure {
  /** Such as "ballots counted from a backlog of 2,000,000". */
  what: string;
  /** Such as "ballots/s", "ms", "KiB". */
  unit: string;
  /** The value of each run, in their order. */
  runs: readonly number[];
  /**
   * `urna`: ours. `limit`: what ours is up against, measured beside it on the same servers.
   * `detail`: what helps to understand the others.
   */
  role: "urna" | "limit" | "detail";
  aim?: { atLeast: number } | { atMost: number };
}

/** What a part is given. */
export interface BenchContext {
  /** Runs that count; a part warms up before them. */
  runs: number;
  /** A part of the usual amounts, 1 = all: for a quick look. */
  scale: number;
  /** Tells what is going on. */
  say(line: string): void;
  signal: AbortSignal;
}

export interface BenchPart {
  name: string;
  /** What it measures, in one line. */
  does: string;
  measure(context: BenchContext): Promise<Figure[]>;
}

/** Numbers of the runs: -1 is the warm-up, of which nothing is kept and which a quick look goes without. */
export function numberedRuns({ runs, scale }: BenchContext): number[] {
  return Array.from({ length: scale < 1 ? runs : runs + 1 }, (_, i) => scale < 1 ? i : i - 1);
}

/** The usual amount at a scale: a whole number, at least 1. */
export function scaled(amount: number, { scale }: BenchContext): number {
  return Math.max(1, Math.round(amount * scale));
}
