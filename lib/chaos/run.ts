/** A whole storm: brings Urna up, lets faults loose on it, waits until all is counted, compares every number. */
import { messageOf } from "@/lib/errors.ts";
import { untilCounted, untilCounting, untilRecovered } from "@/lib/chaos/conditions.ts";
import { gatherEvidence } from "@/lib/chaos/evidence.ts";
import type { ChaosOptions } from "@/lib/chaos/options.ts";
import { FULL_RATE } from "@/lib/chaos/pace.ts";
import { type Fault, planFaults } from "@/lib/chaos/plan.ts";
import { recoveriesOf, type Struck } from "@/lib/chaos/recoveries.ts";
import { type ChaosReport, summarize } from "@/lib/chaos/report.ts";
import { processesOn } from "@/lib/chaos/servers.ts";
import { makeSetting, type Setting } from "@/lib/chaos/setting.ts";
import { storm } from "@/lib/chaos/storm.ts";
import { verdict } from "@/lib/chaos/verdict.ts";

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
  const { findings, folder, fleet, crowd, feeder, expected } = setting;
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

  const { struck, evidence, during, stormMs } = course;
  const checks = evidence ? verdict(evidence) : [];
  const ok = findings.count === 0 && checks.length > 0 && checks.every((check) => check.ok);
  const kept = !ok || options.keep;
  if (!kept) await Deno.remove(folder, { recursive: true });
  const perSecond = (n: number) => stormMs === 0 ? 0 : Math.round(n / (stormMs / 1_000));
  const counted = [...setting.pulse.partitions.values()].map(({ moves }) => moves);
  const gaveUp = Object.values(fleet.children).filter((child) => child.gaveUp > 0);
  return {
    ok,
    seed: options.seed,
    command,
    election: { voters: expected.voters, ballots: expected.ballots },
    storm_seconds: Math.round(stormMs / 1_000),
    messages: {
      in_kafka: evidence?.log.messages ?? setting.pulse.inLog,
      votes: evidence?.sums.votes ?? setting.pulse.votes,
      rejected: evidence?.rejections ?? {},
      fed: feeder.sent,
      fed_acknowledged: feeder.acknowledged.length,
      per_second: perSecond(during.consumed),
      votes_per_second: perSecond(during.votes),
    },
    ...summarize(recoveriesOf(struck, counted, crowd.seen.moves)),
    viewers: {
      viewers: crowd.viewers.length,
      connections: crowd.connections,
      frames: crowd.frames,
    },
    gave_up: Object.fromEntries(gaveUp.map(({ name, gaveUp }) => [name, gaveUp])),
    checks,
    findings: findings.kept,
    data: kept ? folder : null,
  };
}

/** What a storm leaves behind, as far as it came. */
interface Course {
  struck: Struck[];
  evidence: Awaited<ReturnType<typeof gatherEvidence>> | null;
  /** What was counted while it lasted. */
  during: { consumed: number; votes: number };
  stormMs: number;
}

/** Where casting what is left would take longer at the storm's pace, it is cast at full rate. */
const MAX_LAST_SECONDS = 10;

function emptyCourse(): Course {
  return { struck: [], evidence: null, during: { consumed: 0, votes: 0 }, stormMs: 0 };
}

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
    await Promise.allSettled(work);
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
