import type { ComponentChildren } from "preact";

interface TableProps {
  /** The id of the heading that names it. */
  labelledBy?: string;
  /** Or a name of its own. */
  label?: string;
  heads: { text: string; class?: string }[];
  children: ComponentChildren;
}

const CELL = "py-1.5 pr-3 sm:pr-4 last:pr-0";

/** A table of figures: names at the left, figures at the right. */
export function Table({ labelledBy, label, heads, children }: TableProps) {
  return (
    <table
      class="w-full text-[0.8125rem] sm:text-sm md:text-base"
      aria-labelledby={labelledBy}
      aria-label={label}
    >
      <thead>
        <tr class="text-soft text-[0.6875rem] sm:text-sm align-bottom">
          {heads.map((head, i) => (
            <th
              key={head.text}
              scope="col"
              class={`${CELL} ${head.class ?? (i === 0 ? "text-left" : FIGURE)}`}
            >
              {head.text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

const FIGURE = "text-right";

interface CellProps {
  children: ComponentChildren;
  class?: string;
}

/** A row's name. */
export function NameCell({ children, class: classes = "" }: CellProps) {
  return (
    <th scope="row" class={`${CELL} text-left align-top font-normal break-words ${classes}`}>
      {children}
    </th>
  );
}

export function FigureCell({ children, class: classes = "" }: CellProps) {
  return <td class={`${CELL} ${FIGURE} align-top tabular-nums ${classes}`}>{children}</td>;
}

export function TextCell({ children, class: classes = "" }: CellProps) {
  return <td class={`${CELL} align-top ${classes}`}>{children}</td>;
}
