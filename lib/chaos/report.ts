/** What a storm came to, for a person and for a program. Pure. */
import type { Recovery } from "@/lib/chaos/recoveries.ts";
import { medianOf } from "@/lib/chaos/recoveries.ts";
import type { Check } from "@/lib/chaos/verdict.ts";

/** Times in seconds, to a tenth; null where nothing was measured. */
export interface RecoveryTimes {
  struck: number;
  /** How many of them were recovered from before anything else happened: the times are theirs. */
  alone: number;
  /** Until each partition was counted on. */
  counted: { median: number | null; max: number | null };
  /** Until a viewer saw more votes. */
  seen: { median: number | null; max: number | null };
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
  faults: Record<string, RecoveryTimes>;
  /** Those that struck while another was not over or recovered from. */
  overlapping: RecoveryTimes;
  viewers: { viewers: number; connections: number; frames: number };
  /** Parts that ended with a plain line as they found no server, and were started again. */
  gave_up: Record<string, number>;
  checks: Check[];
  findings: string[];
  /** Where the data and the log of the storm were left; null where they are gone. */
  data: string | null;
}

/** By kind, and all that overlapped. */
export function summarize(recoveries: readonly Recovery[]): Pick<ChaosReport, "faults" | "overlapping"> {
  const kinds = [...new Set(recoveries.map(({ kind }) => kind))].sort();
  const times = (of: readonly Recovery[], measured: readonly Recovery[]): RecoveryTimes => ({
    struck: of.length,
    alone: of.filter(({ alone }) => alone).length,
    counted: medianAndMax(measured.map(({ countedMs }) => countedMs)),
    seen: medianAndMax(measured.map(({ seenMs }) => seenMs)),
  });
  const faults = kinds.map((name) => {
    const all = recoveries.filter(({ kind }) => kind === name);
    return [name, times(all, all.filter(({ alone }) => alone))] as const;
  });
  const overlapping = recoveries.filter(({ alone }) => !alone);
  return { faults: Object.fromEntries(faults), overlapping: times(overlapping, overlapping) };
}

function medianAndMax(times: readonly (number | null)[]): { median: number | null; max: number | null } {
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
    HEADINGS,
    ...rows,
    row("overlapping another one", report.overlapping),
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

const NAME_WIDTH = 32;
const CELL_WIDTH = 9;

const HEADINGS = "fault".padEnd(NAME_WIDTH) +
  ["struck", "alone", "counted", "max", "seen", "max"].map((text) => text.padStart(CELL_WIDTH)).join("");

function row(name: string, { struck, alone, counted, seen }: RecoveryTimes): string {
  const times = [counted.median, counted.max, seen.median, seen.max].map((s) =>
    s === null ? "-" : `${s.toFixed(1)} s`
  );
  const cells = [String(struck), String(alone), ...times].map((text) => text.padStart(CELL_WIDTH));
  return name.padEnd(NAME_WIDTH) + cells.join("");
}

function count(n: number): string {
  return n.toLocaleString("en");
}
