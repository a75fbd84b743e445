/** Which fault strikes when: a pure function of the seed. */
import { Random, seeded, weightTable } from "@/lib/election/random.ts";
import { FAULT_KINDS, type FaultKind } from "@/lib/chaos/kinds.ts";

export interface Fault {
  /** From 1 on, in the order in which they strike. */
  number: number;
  kind: FaultKind;
  /** When it strikes, in ms from the beginning of the storm. */
  atMs: number;
  /** How long it lasts, in ms. */
  lastsMs: number;
  /** 0 to 1: which one is struck, where the kind leaves a choice. */
  choice: number;
}

/** The pause after a fault is its kind's, times a number from here to as far above 1. */
const LEAST_PAUSE = 0.4;

/**
 * So many faults, spread over `durationMs` by the room that each kind needs. Every kind strikes once before
 * any does twice, as far as there are faults enough; beyond that they are drawn by weight.
 */
export function planFaults(
  seed: number,
  faults: number,
  durationMs: number,
  kinds: readonly FaultKind[] = FAULT_KINDS,
): Fault[] {
  const random = seeded(seed, "chaos", "plan");
  const weights = weightTable(kinds.map(({ weight }) => weight));
  const each = shuffled(kinds, random).slice(0, faults);
  const drawn = Array.from({ length: faults - each.length }, () => kinds[random.pick(weights)]);
  const pauses = shuffled([...each, ...drawn], random).map((kind) => ({
    kind,
    pause: kind.room * (LEAST_PAUSE + 2 * (1 - LEAST_PAUSE) * random.next()),
  }));
  const scale = durationMs / pauses.reduce((sum, { pause }) => sum + pause, 0);
  let atMs = 0;
  return pauses.map(({ kind, pause }, index) => {
    const [least, most] = kind.lastsMs;
    const lastsMs = Math.round(least + (most - least) * random.next());
    const fault = { number: index + 1, kind, atMs: Math.round(atMs), lastsMs, choice: random.next() };
    atMs += pause * scale;
    return fault;
  });
}

/** The same things in a drawn order (Fisher and Yates). */
function shuffled<T>(things: readonly T[], random: Random): T[] {
  const result = [...things];
  for (let last = result.length - 1; last > 0; last--) {
    const other = random.int(last + 1);
    [result[last], result[other]] = [result[other], result[last]];
  }
  return result;
}
