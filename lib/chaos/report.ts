/** What a storm came to, for a person and for a program. Pure. */
import type { Recovery } from "@/lib/chaos/recoveries.ts";
import { medianOf } from "@/lib/chaos/recoveries.ts";
import type { Check } from "@/lib/chaos/verdict.ts";

/** In seconds, to a tenth; null where nothing was measured. */
interface Times {
  median: number | null;
  max: number | null;
}

/** How many faults, and how long it took from the end of each. */
export interface RecoveryTimes {
  faults: number;
  /** Until each partition was counted on. */
  counted: Times;
  /** Until a viewer saw more votes. */
  seen: Times;
}

export interface ChaosReport {
  ok: boolean;
  seed: number;
  /** Repeats it. */
  command: string;
  election: { voters: number; ballots: number };
  /** From the first fault until the last was over and recovered from. */
  storm_seconds: number;
  messages: {
    in_kafka: number;
    votes: number;
    rejected: Record<string, number>;
    /** Sent beside the electorate's own ballots: second ballots and what is none. */
    fed: number;
    fed_acknowledged: number;
    /** Counted or rejected each second of the storm, on average; and of them the votes. */
    per_second: number;
    votes_per_second: number;
  };
  /** All of each kind, and of those the ones with no other fault before they were recovered from. */
  faults: Record<string, RecoveryTimes & { alone: RecoveryTimes }>;
  viewers: { viewers: number; connections: number; frames: number };
  /** Parts that ended with a plain line as they found no server, and were started again. */
  gave_up: Record<string, number>;
  checks: Check[];
  findings: string[];
  /** Where the data and the log of the storm were left; null where they are gone. */
  data: string | null;
}

/** By kind. */
export function summarize(recoveries: readonly Recovery[]): ChaosReport["faults"] {
  const kinds = [...new Set(recoveries.map(({ kind }) => kind))].sort();
  return Object.fromEntries(kinds.map((name) => {
    const all = recoveries.filter(({ kind }) => kind === name);
    return [name, { ...timesOf(all), alone: timesOf(all.filter(({ alone }) => alone)) }];
  }));
}

function timesOf(recoveries: readonly Recovery[]): RecoveryTimes {
  return {
    faults: recoveries.length,
    counted: medianAndMax(recoveries.map(({ countedMs }) => countedMs)),
    seen: medianAndMax(recoveries.map(({ seenMs }) => seenMs)),
  };
}

function medianAndMax(times: readonly (number | null)[]): Times {
  const known = times.filter((ms) => ms !== null);
  const max = known.length === 0 ? null : Math.max(...known);
  return { median: seconds(medianOf(known)), max: seconds(max) };
}

function seconds(ms: number | null): number | null {
  return ms === null ? null : Math.round(ms / 100) / 10;
}

/** Lines for a person. */
export function reportLines(report: ChaosReport): string[] {
  const { messages, viewers, election } = report;
  const rejected = Object.entries(messages.rejected).map(([reason, n]) => `${count(n)} ${reason}`);
  const gaveUp = Object.entries(report.gave_up).map(([name, n]) => `${name} ${n}`);
  const rows = Object.entries(report.faults).map(([name, times]) => row(name, times));
  const passed = report.checks.filter(({ ok }) => ok).length;
  return [
    "",
    GROUPS,
    HEADINGS,
    ...rows,
    "",
    `${count(election.ballots)} ballots of ${count(election.voters)} voters, ` +
    `${count(messages.fed_acknowledged)} second ballots and bad messages acknowledged`,
    `${count(messages.in_kafka)} messages in Kafka: ${
      [`${count(messages.votes)} votes`, ...rejected].join(", ")
    }`,
    `${count(messages.per_second)} messages/s counted during ${report.storm_seconds} s of storm, ` +
    `of them ${count(messages.votes_per_second)} votes/s`,
    `${viewers.viewers} viewers, ${count(viewers.connections)} connections, ${count(viewers.frames)} frames`,
    ...(gaveUp.length > 0 ? [`ended without a server and started again: ${gaveUp.join(", ")}`] : []),
    "",
    ...report.checks.map(({ what, ok, detail }) => `${ok ? "ok  " : "FAIL"} ${what}: ${detail}`),
    "",
    ...report.findings.map((finding) => `FINDING: ${finding}`),
    ...(report.data ? [`the data are left in ${report.data}`] : []),
    report.ok
      ? `Nothing lost, nothing twice, nothing fell: ${passed} checks, seed ${report.seed}`
      : `Something is wrong. Again: ${report.command}`,
  ];
}

const NAME_WIDTH = 30;
const CELL_WIDTH = 8;

/** Under each: how many, until all is counted on (median, maximum), until it is seen (median, maximum). */
const GROUPS = "".padEnd(NAME_WIDTH) +
  [cells(["all"]), cells(["alone"])].map((text) => text.padEnd(5 * CELL_WIDTH)).join("");
const COLUMNS = ["", "counted", "max", "seen", "max"];
const HEADINGS = "fault".padEnd(NAME_WIDTH) + cells(COLUMNS) + cells(COLUMNS);

function row(name: string, { alone, ...all }: RecoveryTimes & { alone: RecoveryTimes }): string {
  return name.padEnd(NAME_WIDTH) + cells(texts(all)) + cells(texts(alone));
}

function texts({ faults, counted, seen }: RecoveryTimes): string[] {
  const times = [counted.median, counted.max, seen.median, seen.max];
  return [String(faults), ...times.map((s) => s === null ? "-" : `${s.toFixed(1)} s`)];
}

function cells(texts: readonly string[]): string {
  return texts.map((text) => text.padStart(CELL_WIDTH)).join("");
}

function count(n: number): string {
  return n.toLocaleString("en");
}
