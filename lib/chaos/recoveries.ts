/** How long the count took to go on after each fault. Pure. */
import { movedAgain } from "@/lib/chaos/timeline.ts";
import type { Fault } from "@/lib/chaos/plan.ts";

/** A fault that has struck; times in ms, all on one clock. */
export interface Struck {
  fault: Fault;
  beganMs: number;
  /** When it was over: thawed, started again, or at once where Urna itself has to start it again. */
  endedMs: number;
}

export interface Recovery {
  kind: string;
  /** From the end of the fault until each partition of the ballot box was counted on, in ms. */
  countedMs: number | null;
  /** From the end of the fault until some viewer saw more votes, in ms. */
  seenMs: number | null;
  /** Whether no other fault struck, or lasted, or was being recovered from meanwhile. */
  alone: boolean;
}

/** `counted`: the moves of each partition; `seen`: those of what viewers saw. */
export function recoveriesOf(
  struck: readonly Struck[],
  counted: readonly (readonly number[])[],
  seen: readonly number[],
): Recovery[] {
  const ordered = struck.toSorted((a, b) => a.beganMs - b.beganMs);
  const back = ordered.map(({ endedMs }) => latest(counted.map((moves) => movedAgain(moves, endedMs))));
  const shown = ordered.map(({ endedMs }) => movedAgain(seen, endedMs));
  const overAt = ordered.map((_, i) => latest([back[i], shown[i]]) ?? Infinity);
  return ordered.map(({ fault, beganMs, endedMs }, i) => ({
    kind: fault.kind.name,
    countedMs: since(back[i], endedMs),
    seenMs: since(shown[i], endedMs),
    alone: ordered.every((other, j) => i === j || overAt[j] <= beganMs || other.beganMs >= overAt[i]),
  }));
}

/** The latest; null where one never came. */
function latest(times: readonly (number | null)[]): number | null {
  let last = -Infinity;
  for (const time of times) {
    if (time === null) return null;
    last = Math.max(last, time);
  }
  return last;
}

function since(time: number | null, from: number): number | null {
  return time === null ? null : Math.max(0, time - from);
}

/** Of numbers in any order; null where there are none. */
export function medianOf(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
