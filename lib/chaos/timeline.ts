/** When the count went on, and when it stood still: what recoveries are read from afterwards. Pure. */

/** The times at which a number was seen to have grown, in ms, ascending. */
export class Timeline {
  readonly moves: number[] = [];
  #value = -Infinity;

  /** Takes in what the number is now. True: it has grown. */
  see(value: number, atMs: number): boolean {
    if (value <= this.#value) return false;
    this.#value = value;
    this.moves.push(atMs);
    return true;
  }
}

/** What is in the middle of its work may still move within this time after its ground is gone. */
export const AFTERSHOCK_MS = 1_500;
/** Less than this between two moves is no standstill. */
export const STANDSTILL_MS = 1_000;

/**
 * When the number moved again after something that was over at `endMs`: the end of the last standstill that
 * began before, or within the aftershock; where there was none, the first move after `endMs`. Null: never.
 */
export function movedAgain(moves: readonly number[], endMs: number): number | null {
  let next = firstAfter(moves, endMs);
  if (next === moves.length) return null;
  let again = moves[next];
  for (; next < moves.length; next++) {
    const before = next === 0 ? -Infinity : moves[next - 1];
    if (before > endMs + AFTERSHOCK_MS) break;
    if (moves[next] - before >= STANDSTILL_MS) again = moves[next];
  }
  return again;
}

/** The index of the first that is greater; the length if there is none. */
function firstAfter(moves: readonly number[], atMs: number): number {
  let low = 0;
  let high = moves.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (moves[middle] > atMs) high = middle;
    else low = middle + 1;
  }
  return low;
}
