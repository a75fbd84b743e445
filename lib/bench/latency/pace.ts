/** Sends at a steady pace, whatever becomes of what was sent before. */
import { delay } from "@/lib/wait.ts";

export interface Pace {
  /** For a reader: "200/s". */
  name: string;
  /** So many are handed over at a time, … */
  atOnce: number;
  /** … so often. */
  everyMs: number;
}

/**
 * Calls `send` with items as they fall due, and with when each did, by `performance.now`: those that fell due
 * while others were on their way have waited since then.
 */
export async function sendAtPace<Item>(
  items: readonly Item[],
  { atOnce, everyMs }: Pace,
  send: (items: readonly Item[], dueAt: readonly number[]) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const begun = performance.now();
  const dueAt = (i: number) => begun + Math.floor(i / atOnce) * everyMs;
  let sent = 0;
  while (sent < items.length) {
    const now = performance.now();
    if (dueAt(sent) > now) {
      await delay(dueAt(sent) - now, signal);
      continue;
    }
    let end = sent;
    while (end < items.length && dueAt(end) <= now) end++;
    const from = sent;
    sent = end;
    await send(items.slice(from, end), items.slice(from, end).map((_, i) => dueAt(from + i)));
  }
}
