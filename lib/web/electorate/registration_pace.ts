/** How fast voters are being registered. Pure. */
import type { Sample } from "@/lib/web/history/sample.ts";

/** Voters arrive in runs of thousands: over less time their number would jump. */
const WINDOW_MS = 10_000;

/** Voters per second over the last ten seconds, at a moment in ms since 1970. `samples`: oldest first. */
export function registrationPace(
  samples: readonly Pick<Sample, "at" | "registered">[],
  now: number,
): number {
  const [first] = samples;
  const from = Math.max(now - WINDOW_MS, first?.at ?? now);
  if (from >= now) return 0;
  const added = registeredAt(samples, now) - registeredAt(samples, from);
  return added / ((now - from) / 1_000);
}

/** Between two samples registration went on evenly; after the last it stood still. */
function registeredAt(samples: readonly Pick<Sample, "at" | "registered">[], at: number): number {
  const next = samples.findIndex((sample) => sample.at >= at);
  if (next === -1) return samples.at(-1)?.registered ?? 0;
  if (next === 0) return samples[0].registered;
  const [before, after] = [samples[next - 1], samples[next]];
  const part = (at - before.at) / (after.at - before.at);
  return before.registered + part * (after.registered - before.registered);
}
