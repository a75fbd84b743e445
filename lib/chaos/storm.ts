/** The storm itself: strikes as planned, each part by one fault at a time. */
import { messageOf } from "@/lib/errors.ts";
import type { Findings } from "@/lib/chaos/findings.ts";
import type { Fleet } from "@/lib/chaos/fleet.ts";
import type { PartName } from "@/lib/chaos/kinds.ts";
import type { Fault } from "@/lib/chaos/plan.ts";
import type { Struck } from "@/lib/chaos/recoveries.ts";
import { strike } from "@/lib/chaos/strike.ts";
import { delay } from "@/lib/wait.ts";

export interface StormOptions {
  fleet: Fleet;
  faults: readonly Fault[];
  findings: Findings;
  /** Told of each fault as it strikes. */
  tell: (fault: Fault) => void;
  /** When it begins, and what time it is, in ms. */
  beganMs: number;
  now: () => number;
  signal: AbortSignal;
}

/** Resolves when every fault has struck and is over. Rejects with the signal's reason. */
export async function storm(options: StormOptions): Promise<Struck[]> {
  const { fleet, faults, findings, tell, beganMs, now, signal } = options;
  const struck: Struck[] = [];
  const free = new Map<PartName, Promise<void>>();

  const run = async (fault: Fault, before: readonly (Promise<void> | undefined)[]) => {
    await Promise.all(before);
    signal.throwIfAborted();
    tell(fault);
    const struckMs = now();
    try {
      await strike(fleet, fault);
    } catch (error) {
      findings.add(`fault ${fault.number}, ${fault.kind.name}, could not be done: ${messageOf(error)}`);
    }
    struck.push({ fault, beganMs: struckMs, endedMs: now() });
  };

  const running: Promise<void>[] = [];
  for (const fault of faults) {
    await delay(Math.max(0, beganMs + fault.atMs - now()), signal);
    const { targets } = fault.kind;
    const done = run(fault, targets.map((target) => free.get(target)));
    done.catch(() => {}); // awaited below; whoever waits for its target goes on all the same
    for (const target of targets) free.set(target, done);
    running.push(done);
  }
  await Promise.all(running);
  return struck;
}
