import type { ComponentChildren } from "preact";

interface TableBehindProps {
  /** What opens it. */
  open: string;
  /** What the table shows. */
  caption: string;
  columns: readonly string[];
  /** The first of each row names it. */
  rows: readonly (readonly string[])[];
  /** Below the table, such as links to more data. */
  children?: ComponentChildren;
}

/** What a chart shows as a table of a few rows, folded away. */
export function TableBehind({ open, caption, columns, rows, children }: TableBehindProps) {
  return (
    <details class="mt-3 text-sm print:hidden">
      <summary class="inline-block py-1 underline underline-offset-4 cursor-pointer">{open}</summary>
      <div class="overflow-x-auto" tabindex={0} role="region" aria-label={caption}>
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
            {rows.map(([name, ...cells]) => (
              <tr key={name} class="border-t">
                <th scope="row" class="py-1 text-left whitespace-nowrap">{name}</th>
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
