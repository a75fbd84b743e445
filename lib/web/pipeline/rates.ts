/** How fast counters grow. Time comes from outside, by a clock that nobody sets. */

/** A rate is taken over this much time. */
const WINDOW_MS = 3_000;
/** Looks that lie further apart say nothing of what came between them. */
const MAX_GAP_MS = 5_000;
/** Of each counter. */
export const MAX_RECENT_RATES = 60;

interface Meter {
  /** Oldest first. */
  looks: { value: number; at: number }[];
  recent: number[];
}

export class Rates {
  readonly #meters = new Map<string, Meter>();

  /** Takes what a counter stands at. One that has fallen has begun anew. */
  see(name: string, value: number, at: number): void {
    const meter = this.#meters.getOrInsertComputed(name, () => ({ looks: [], recent: [] }));
    const last = meter.looks.at(-1);
    if (last && at <= last.at) return;
    if (last && (value < last.value || at - last.at > MAX_GAP_MS)) {
      meter.looks = [];
      meter.recent = [];
    } else if (last) {
      meter.recent.push(Math.round((value - last.value) / (at - last.at) * 1_000));
      if (meter.recent.length > MAX_RECENT_RATES) meter.recent.shift();
    }
    meter.looks.push({ value, at });
    while (meter.looks.length > 2 && at - meter.looks[0].at > WINDOW_MS) meter.looks.shift();
  }

  /** Per second; null before two looks. */
  perSecond(name: string): number | null {
    const looks = this.#meters.get(name)?.looks ?? [];
    if (looks.length < 2) return null;
    const [first, last] = [looks[0], looks.at(-1)!];
    return Math.round((last.value - first.value) / (last.at - first.at) * 10_000) / 10;
  }

  /** Between each two of the last looks, oldest first. */
  recent(name: string): number[] {
    return [...this.#meters.get(name)?.recent ?? []];
  }
}
