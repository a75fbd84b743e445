/** An audit's report for a person. */
import type { AuditReport, AuditStep, Difference } from "@/lib/audit/report.ts";

export function reportText(report: AuditReport): string {
  const { checkpoint, head, messages, votes, rejected } = report.fixed_point;
  const n = (count: number) => count.toLocaleString("en");
  return [
    `${report.election.name}: counted again up to checkpoint ${n(checkpoint)} (${n(messages)} messages)`,
    `head of the ledger: ${head}`,
    "",
    ...report.steps.flatMap(stepLines),
    "",
    report.ok
      ? `No difference: ${n(votes)} votes, ${n(rejected)} rejected, wherever they are counted.`
      : `${n(report.steps.reduce((sum, { differences }) => sum + differences, 0))} differences.`,
  ].join("\n");
}

function stepLines({ number, title, compared, differences, first, notes }: AuditStep): string[] {
  const found = differences === 0 ? "ok" : `${differences.toLocaleString("en")} differ`;
  return [
    `${number}  ${title}: ${compared}: ${found}`,
    ...(first ? [`   first: ${differenceText(first)}`] : []),
    ...notes.map((note) => `   note: ${note}`),
  ];
}

/** One difference in one line. */
export function differenceText({ what, partition, offset, expected, found }: Difference): string {
  const place = partition === null ? "" : ` (partition ${partition}, offset ${offset})`;
  const values = expected === undefined && found === undefined
    ? ""
    : `: expected ${JSON.stringify(expected ?? null)}, found ${JSON.stringify(found ?? null)}`;
  return what + place + values;
}
