/** A count that went on for a while before a test looks at it. */
import type { Frame } from "@/lib/election/results.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import { HistoryDesk } from "@/lib/web/history/history_desk.ts";
import { BEGUN_AT, frameOf, type FrameOptions, midCount } from "./frames.ts";

export interface Course {
  /** How long it has been going on. */
  seconds: number;
  /** When the first ballots came in. */
  votesFrom?: number;
  /** Seconds in which nothing came in. */
  silence?: (second: number) => boolean;
}

const STEADY_VOTES = 12;

/** The frame of a count after so many seconds: the candidates' shares shift as it goes on. */
export function frameAfter(
  scenario: Scenario,
  second: number,
  { votesFrom = 20, silence = () => false }: Omit<Course, "seconds"> = {},
  options: FrameOptions = {},
): Frame {
  let counted = 0;
  let moved = 0;
  for (let at = 1; at <= second; at++) {
    if (silence(at)) continue;
    moved = at;
    if (at > votesFrom) counted += STEADY_VOTES + (at * 7) % 5;
  }
  const whole = 400 * scenario.locations.length;
  const votes = (location: number, candidate: number) => {
    const drift = 1 + 0.25 * Math.sin(candidate * 2 + moved / 200) * Math.exp(-moved / 900);
    return Math.floor(midCount(location, candidate) * counted / whole * drift);
  };
  return frameOf(scenario, {
    registered: () => Math.min(2000, 100 * moved),
    votes,
    version: 1 + moved * 100,
    asOf: new Date(Date.parse(BEGUN_AT) + moved * 1000).toISOString(),
    ...options,
  });
}

/** A desk that has seen a count, and its newest frame. */
export function historyOf(scenario: Scenario, course: Course): { desk: HistoryDesk; frame: Frame } {
  const desk = new HistoryDesk();
  desk.begin(scenario, new Date(BEGUN_AT));
  for (let second = 0; second <= course.seconds; second++) desk.see(frameAfter(scenario, second, course));
  return { desk, frame: frameAfter(scenario, course.seconds, course) };
}
