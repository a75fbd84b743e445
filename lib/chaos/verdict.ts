/** Everything that must be equal once a storm is over and all is counted. Pure. */
import type { AuditReport } from "@/lib/audit/report.ts";
import { differenceText } from "@/lib/audit/text.ts";
import type { Frame } from "@/lib/election/results.ts";
import type { BookSums } from "@/lib/chaos/book_check.ts";
import { cellKey, type Cells, type ExpectedElection } from "@/lib/chaos/expected.ts";
import type { LogScan } from "@/lib/chaos/log_scan.ts";

/** All that was found at the end. */
export interface Evidence {
  expected: Pick<ExpectedElection, "voters" | "ballots" | "cells">;
  sums: BookSums;
  tallies: Cells;
  /** Votes that the book lacks, and that nobody decided on. */
  book: { lost: number; strange: number };
  log: LogScan;
  /** The last frame of each viewer. */
  frames: readonly (Frame | null)[];
  /** Heads of the ledger that were shown and are not in it. */
  strangeHeads: number;
  audit: Pick<AuditReport, "ok" | "fixed_point" | "steps">;
}

export interface Check {
  what: string;
  ok: boolean;
  /** What was compared, with numbers. */
  detail: string;
}

/** Each thing that must hold, and whether it does. */
export function verdict(evidence: Evidence): Check[] {
  const { expected, sums, tallies, book, log, frames, strangeHeads, audit } = evidence;
  const { voters, ballots, cells } = expected;
  const none = (what: string, found: number) => ({ what, ok: found === 0, detail: count(found) });
  const equal = (what: string, ...numbers: number[]) => ({
    what,
    ok: numbers.every((n) => n === numbers[0]),
    detail: numbers.map(count).join(" = "),
  });
  const same = (what: string, found: Cells) => {
    const different = differentCells(cells, found);
    return { what, ok: different === 0, detail: `${count(different)} of ${count(cells.size)} differ` };
  };
  return [
    equal(
      "ballots decided = ledger = votes = voters in Kafka",
      ...[ballots, audit.fixed_point.votes, sums.votes, log.voters],
    ),
    equal("votes = tallies", sums.votes, sums.by_candidate, sums.by_location, sums.by_demographic),
    equal(
      "messages in Kafka = consumed = votes + rejected",
      log.messages,
      sums.consumed,
      sums.votes + sums.rejected,
    ),
    equal("registered = electorate", sums.registered, voters),
    none("ballots lost", book.lost),
    none("votes that nobody decided on, or second ones", book.strange + log.strange + sums.fed),
    none("acknowledged messages lost", log.lost),
    same("tallies = undisturbed election, by location and candidate", tallies),
    same("Kafka = undisturbed election, by location and candidate", log.cells),
    none("viewers whose last frame differs", frames.filter((frame) => !shows(frame, evidence)).length),
    none("heads shown that the ledger does not hold", strangeHeads),
    { what: "the audit finds no difference", ok: audit.ok, detail: auditDetail(audit) },
  ];
}

function auditDetail({ steps, fixed_point: { checkpoint } }: Evidence["audit"]): string {
  const differing = steps.find(({ differences }) => differences > 0);
  if (!differing) return `${steps.length} steps, ${count(checkpoint)} checkpoints`;
  return `${differing.title}${differing.first ? `: ${differenceText(differing.first)}` : ""}`;
}

function shows(frame: Frame | null, { expected, sums, audit }: Evidence): boolean {
  if (frame === null) return false;
  const found: Cells = new Map();
  for (const { location, votes_by_candidate } of frame.locations) {
    for (const [id, votes] of Object.entries(votes_by_candidate)) found.set(cellKey(location, id), votes);
  }
  const { votes, registered, rejected } = frame.totals;
  return votes === sums.votes && registered === sums.registered && rejected === sums.rejected &&
    frame.version === sums.version && frame.ledger?.head === audit.fixed_point.head &&
    differentCells(expected.cells, found) === 0;
}

/** Cells without votes may be there or not. */
function differentCells(a: Cells, b: Cells): number {
  const keys = new Set([...a.keys(), ...b.keys()]);
  return [...keys].filter((key) => (a.get(key) ?? 0) !== (b.get(key) ?? 0)).length;
}

function count(n: number): string {
  return n.toLocaleString("en");
}
