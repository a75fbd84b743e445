/** A whole storm: brings Urna up, lets faults loose on it, waits until all is counted, compares every number. */
import { messageOf } from "@/lib/errors.ts";
import { untilCounted, untilCounting, untilRecovered } from "@/lib/chaos/conditions.ts";
import { gatherEvidence } from "@/lib/chaos/evidence.ts";
import type { ChaosOptions } from "@/lib/chaos/options.ts";
import { FULL_RATE } from "@/lib/chaos/pace.ts";
import { type Fault, planFaults } from "@/lib/chaos/plan.ts";
import { type Course, emptyCourse, outcome } from "@/lib/chaos/outcome.ts";
import type { ChaosReport } from "@/lib/chaos/report.ts";
import { processesOn } from "@/lib/chaos/servers.ts";
import { makeSetting, type Setting } from "@/lib/chaos/setting.ts";
import { storm } from "@/lib/chaos/storm.ts";
import { within } from "@/lib/wait.ts";

/**
 * Runs it. `say` gets lines for a person. Rejects only where it is aborted; whatever else goes wrong is a
 * finding of the report, and the data are kept.
 */
export async function runChaos(
  options: ChaosOptions,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<ChaosReport> {
  const command = commandOf(options);
  say(`seed ${options.seed}: ${command}`);
  const setting = await makeSetting(options, say, signal);
  const { findings, folder, fleet } = setting;
  const course = emptyCourse();
  try {
    await play(setting, course);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    findings.add(messageOf(error));
  } finally {
    await fleet.kill();
    if (signal.aborted) await Deno.remove(folder, { recursive: true });
  }

  const report = outcome(setting, course, command);
  if (report.data === null) await Deno.remove(folder, { recursive: true });
  return report;
}

/** What the storm's own clients have for closing their connections. */
const CLOSE_TIMEOUT_MS = 10_000;
/** Where casting what is left would take longer at the storm's pace, it is cast at full rate. */
const MAX_LAST_SECONDS = 10;

async function play(setting: Setting, course: Course): Promise<void> {
  const { options, fleet, findings, pulse, crowd, feeder, now, say, signal } = setting;
  const watching = new AbortController();
  const feeding = new AbortController();
  const work: Promise<void>[] = [];
  try {
    await fleet.start();
    say(`${fleet.urls.join(" and ")}: ${setting.expected.voters.toLocaleString("en")} voters`);
    work.push(crowd.run(watching.signal), pulse.run(watching.signal), feeder.run(feeding.signal));
    await untilCounting(setting);

    const beganMs = setting.beganMs = now();
    const before = { consumed: pulse.consumed, votes: pulse.votes };
    const faults = planFaults(options.seed, options.faults, options.durationMs);
    const tell = (fault: Fault) => say(faultLine(fault, now() - beganMs, pulse.votes));
    course.struck = await storm({ fleet, faults, findings, tell, beganMs, now, signal });
    await untilRecovered(setting, course.struck);
    course.stormMs = now() - beganMs;
    course.during = { consumed: pulse.consumed - before.consumed, votes: pulse.votes - before.votes };
    feeding.abort();

    say("the storm is over: waiting until all is counted");
    const left = setting.expected.ballots - pulse.votes;
    if (fleet.rate !== FULL_RATE && left / fleet.rate > MAX_LAST_SECONDS) await fleet.restart();
    await untilCounted(setting);
    say("all is counted: comparing");
    course.evidence = await gatherEvidence(setting);
    await fleet.end();
    for (const left of await processesOn(fleet.data)) findings.add(`left behind: ${left}`);
  } finally {
    feeding.abort();
    watching.abort();
    await within(CLOSE_TIMEOUT_MS, Promise.allSettled(work));
  }
}

function faultLine({ number, kind, lastsMs }: Fault, atMs: number, votes: number): string {
  const lasts = lastsMs > 0 ? ` for ${(lastsMs / 1_000).toFixed(1)} s` : "";
  return `${(atMs / 1_000).toFixed(1).padStart(6)} s  ${votes.toLocaleString("en").padStart(9)} votes  ` +
    `${number}: ${kind.name}${lasts}`;
}

function commandOf({ seed, durationMs, faults, ballots, viewers }: ChaosOptions): string {
  return `deno task chaos --seed ${seed} --seconds ${durationMs / 1_000} --faults ${faults} ` +
    `--ballots ${ballots} --viewers ${viewers}`;
}
