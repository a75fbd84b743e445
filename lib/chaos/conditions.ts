/** What a storm waits for, and what it says where it waits in vain. */
import type { Frame } from "@/lib/election/results.ts";
import type { Setting } from "@/lib/chaos/setting.ts";
import type { Struck } from "@/lib/chaos/recoveries.ts";
import { AFTERSHOCK_MS } from "@/lib/chaos/timeline.ts";
import { delay, waitUntil } from "@/lib/wait.ts";

const FIRST_VOTE_TIMEOUT_MS = 120_000;
/** A count that stands still for so long, with nothing struck, will not go on. */
const STANDSTILL_TIMEOUT_MS = 60_000;
const EVERY_MS = 200;
const ANSWER_TIMEOUT_MS = 5_000;

/** Resolves when the first votes are counted. */
export async function untilCounting({ pulse, signal }: Setting): Promise<void> {
  await waitUntil(() => pulse.votes > 0, {
    what: "the first votes are counted",
    deadlineMs: FIRST_VOTE_TIMEOUT_MS,
    everyMs: EVERY_MS,
    signal,
  });
}

/** Resolves when each partition was counted on after the last fault, or nothing is left to count. */
export async function untilRecovered(setting: Setting, struck: readonly Struck[]): Promise<void> {
  const { pulse, signal, now } = setting;
  const over = Math.max(...struck.map(({ endedMs }) => endedMs)) + AFTERSHOCK_MS;
  await waitUntil(() => {
    const standing = [...pulse.partitions].filter(([, { moves }]) => (moves.at(-1) ?? 0) <= over);
    if (standing.length === 0 || pulse.isIdle(over)) return true;
    if (now() - over < STANDSTILL_TIMEOUT_MS) return false;
    const names = standing.map(([partition]) => partition).join(", ");
    throw new Error(
      `partitions ${names} are not counted on ${STANDSTILL_TIMEOUT_MS / 1_000} s after the storm`,
    );
  }, { what: "the count goes on", deadlineMs: 2 * STANDSTILL_TIMEOUT_MS, everyMs: EVERY_MS, signal });
}

/** Resolves when both web processes say that all is counted, and every viewer has been told the same. */
export async function untilCounted(setting: Setting): Promise<void> {
  const { fleet, pulse, crowd, signal, now } = setting;
  const since = now();
  for (;;) {
    const shown = await Promise.all(fleet.urls.map((url) => resultsAt(url)));
    const viewers = crowd.viewers.map(({ last }) => last);
    const all = [...shown, ...viewers];
    const isLast = (frame: Shown | null) =>
      frame?.election.status === "counted" && frame.version === pulse.version;
    if (pulse.isIdle(since) && all.every(isLast)) return;
    const moved = Math.max(since, pulse.movedAtMs);
    if (now() - moved > STANDSTILL_TIMEOUT_MS) {
      const states = all.map((frame) => frame ? `${frame.election.status} at ${frame.version}` : "nothing");
      throw new Error(
        `nothing was counted for ${STANDSTILL_TIMEOUT_MS / 1_000} s and it is not complete: ` +
          `${pulse.consumed} of ${pulse.inLog} messages; shown is ${[...new Set(states)].join(", ")}`,
      );
    }
    await delay(EVERY_MS, signal);
  }
}

type Shown = Pick<Frame, "election" | "version">;

async function resultsAt(url: string): Promise<Shown | null> {
  try {
    const response = await fetch(`${url}/api/results`, { signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) });
    if (response.ok) return await response.json();
    await response.body?.cancel();
    return null;
  } catch {
    return null; // it is still starting: asked again
  }
}
