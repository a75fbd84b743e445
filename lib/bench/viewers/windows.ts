/** What a crowd gets within a window of time, and what that takes. */
import { type BenchContext, type Figure, scaled } from "@/lib/bench/part.ts";
import type { ProcessUse } from "@/lib/bench/process_meter.ts";
import type { TalkingProcess } from "@/lib/bench/talking_process.ts";
import type { Delivery } from "@/lib/bench/viewers/arrivals.ts";
import type { Crowd } from "@/lib/bench/viewers/crowd.ts";
import type { Measured } from "@/lib/bench/viewers/crowd_process.ts";

const WINDOW_MS = 15_000;
const MIN_WINDOW_MS = 1_000;
const AIM_P99_MS = 250;

export interface Window extends Measured {
  delivery: Delivery;
  viewers: number;
  ms: number;
  /** Of one processor, in percent; null where the system does not tell. */
  processor: { server: number; crowd: number } | null;
}

export function windowMs(context: BenchContext): number {
  return Math.max(MIN_WINDOW_MS, scaled(WINDOW_MS, context));
}

/** One window. `server`: what the crowd watches. Rejects where nothing arrives. */
export async function watched(
  server: TalkingProcess,
  crowd: Crowd,
  viewers: number,
  context: BenchContext,
): Promise<Window> {
  const ms = windowMs(context);
  const before = await Promise.all([server.use(), crowd.use()]);
  const measured = await crowd.measure(ms);
  const after = await Promise.all([server.use(), crowd.use()]);
  const { delivery } = measured;
  if (delivery === null) throw new Error(`${viewers} viewers got nothing within ${ms / 1_000} s`);
  const [ofServer, ofCrowd] = [0, 1].map((i) => percent(before[i], after[i], ms));
  const processor = ofServer === null || ofCrowd === null ? null : { server: ofServer, crowd: ofCrowd };
  return { ...measured, delivery, viewers, ms, processor };
}

function percent(before: ProcessUse | null, after: ProcessUse | null, ms: number): number | null {
  return before && after && (after.processorSeconds - before.processorSeconds) / (ms / 1_000) * 100;
}

/** `name`: who watches what. The aim is Urna's. */
export function deliveryFigures(name: string, windows: readonly Window[], role: Figure["role"]): Figure[] {
  const figure = (
    what: string,
    unit: string,
    read: (window: Window) => number | null | undefined,
    more: Partial<Figure> = {},
  ): Figure => ({
    what: `${name}: ${what}`,
    unit,
    role: "detail",
    runs: windows.map(read).filter((value) => value !== null && value !== undefined),
    ...more,
  });
  const aim = role === "urna" ? { aim: { atMost: AIM_P99_MS } } : {};
  return [
    figure("from a frame's first arrival to the others, p50", "ms", (w) => w.delivery.spreadMs.p50, { role }),
    figure("from a frame's first arrival to the others, p99", "ms", (w) => w.delivery.spreadMs.p99, {
      role,
      ...aim,
    }),
    figure("from the totals in the web process to a viewer, p50", "ms", (w) => w.delivery.ageMs?.p50),
    figure("from the totals in the web process to a viewer, p99", "ms", (w) => w.delivery.ageMs?.p99),
    figure("frames that each gets", "frames/s", (w) => w.delivery.arrivals / w.viewers / (w.ms / 1_000)),
    figure("size of a frame", "bytes", (w) => w.delivery.bytes / w.delivery.arrivals),
    figure("processor share of their server", "%", (w) => w.processor?.server),
    figure("processor share of their own process", "%", (w) => w.processor?.crowd),
  ].filter(({ runs }) => runs.length > 0);
}
