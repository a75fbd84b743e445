/** A part's figures as a Markdown table, which reads well in a terminal too. Pure text. */
import type { Figure } from "@/lib/bench/part.ts";
import { median } from "@/lib/bench/statistics.ts";

const HEAD = ["what", "median", "spread", "runs", "aim"];

export function figuresTable(figures: readonly Figure[]): string[] {
  const rows = figures.map(cells);
  const widths = HEAD.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i].length)));
  const line = (row: string[]) => `| ${row.map((cell, i) => cell.padEnd(widths[i])).join(" | ")} |`;
  return [line(HEAD), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...rows.map(line)];
}

function cells({ what, unit, runs, role, aim }: Figure): string[] {
  const name = role === "limit" ? `limit: ${what}` : what;
  const spread = runs.length > 1 ? `${amount(Math.min(...runs))} to ${amount(Math.max(...runs))}` : "";
  return [name, `${amount(median(runs))} ${unit}`.trim(), spread, String(runs.length), verdict(runs, aim)];
}

function verdict(runs: readonly number[], aim: Figure["aim"]): string {
  if (!aim) return "";
  const value = median(runs);
  const [met, text] = "atLeast" in aim
    ? [value >= aim.atLeast, `≥ ${amount(aim.atLeast)}`]
    : [value <= aim.atMost, `≤ ${amount(aim.atMost)}`];
  return `${text}: ${met ? "yes" : "no"}`;
}

const SMALL = 100;

/** Three digits where a number is small, whole where it is not. */
export function amount(n: number): string {
  return n >= SMALL
    ? n.toLocaleString("en", { maximumFractionDigits: 0 })
    : n.toLocaleString("en", { maximumSignificantDigits: 3 });
}
