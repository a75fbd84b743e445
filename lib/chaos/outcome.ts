/** From what a storm left behind to its report. */
import type { Evidence } from "@/lib/chaos/verdict.ts";
import { verdict } from "@/lib/chaos/verdict.ts";
import { recoveriesOf, type Struck } from "@/lib/chaos/recoveries.ts";
import { type ChaosReport, summarize } from "@/lib/chaos/report.ts";
import type { Setting } from "@/lib/chaos/setting.ts";

/** What a storm leaves behind, as far as it came. */
export interface Course {
  struck: Struck[];
  /** Null where it did not come to its end. */
  evidence: Evidence & { rejections: Record<string, number> } | null;
  /** What was counted while it lasted. */
  during: { consumed: number; votes: number };
  stormMs: number;
}

export function emptyCourse(): Course {
  return { struck: [], evidence: null, during: { consumed: 0, votes: 0 }, stormMs: 0 };
}

/** The report. Its data are null where the folder is to be removed. */
export function outcome(setting: Setting, course: Course, command: string): ChaosReport {
  const { options, expected, findings, folder, fleet, pulse, feeder, crowd } = setting;
  const { struck, evidence, during, stormMs } = course;
  const checks = evidence ? verdict(evidence) : [];
  const ok = findings.count === 0 && checks.length > 0 && checks.every((check) => check.ok);
  const perSecond = (n: number) => stormMs === 0 ? 0 : Math.round(n / (stormMs / 1_000));
  const counted = [...pulse.partitions.values()].map(({ moves }) => moves);
  const gaveUp = Object.values(fleet.children).filter((child) => child.gaveUp > 0);
  return {
    ok,
    seed: options.seed,
    command,
    election: { voters: expected.voters, ballots: expected.ballots },
    storm_seconds: Math.round(stormMs / 1_000),
    messages: {
      in_kafka: evidence?.log.messages ?? pulse.inLog,
      votes: evidence?.sums.votes ?? pulse.votes,
      rejected: evidence?.rejections ?? {},
      fed: feeder.sent,
      fed_acknowledged: feeder.acknowledged.length,
      per_second: perSecond(during.consumed),
      votes_per_second: perSecond(during.votes),
    },
    faults: summarize(recoveriesOf(struck, counted, crowd.seen.moves)),
    viewers: { viewers: crowd.viewers.length, connections: crowd.connections, frames: crowd.frames },
    gave_up: Object.fromEntries(gaveUp.map(({ name, gaveUp }) => [name, gaveUp])),
    checks,
    findings: findings.kept,
    data: !ok || options.keep ? folder : null,
  };
}
