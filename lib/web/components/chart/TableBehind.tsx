import type { ComponentChildren } from "preact";
import { Clock } from "@/lib/web/components/chart/Clock.tsx";

interface TableBehindProps {
  /** What opens it. */
  open: string;
  /** What the table shows. */
  caption: string;
  columns: readonly string[];
  /** Of each the time, in ms since 1970, and what the other columns say. */
  rows: readonly { at: number; cells: readonly string[] }[];
  /** BCP 47 tag. */
  language: string;
  /** Below the table, such as links to more data. */
  children?: ComponentChildren;
}

/** What a chart shows as a table of a few rows, folded away. */
export function TableBehind({ open, caption, columns, rows, language, children }: TableBehindProps) {
  return (
    <details class="mt-3 text-sm print:hidden">
      <summary class="inline-block py-1 underline underline-offset-4 cursor-pointer">{open}</summary>
      <div class="overflow-x-auto" tabindex={0} role="region" aria-label={`${caption}, ${open}`}>
        <table class="mt-2 tabular-nums">
          <caption class="sr-only">{caption}</caption>
          <thead>
            <tr class="text-soft align-bottom">
              {columns.map((column, place) => (
                <th key={column} scope="col" class={`pb-1 ${place > 0 ? "pl-5 text-right" : "text-left"}`}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ at, cells }) => (
              <tr key={at} class="border-t">
                <th scope="row" class="py-1 text-left whitespace-nowrap">
                  <Clock at={at} language={language} />
                </th>
                {cells.map((cell, place) => <td key={place} class="py-1 pl-5 text-right">{cell}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {children}
    </details>
  );
}
