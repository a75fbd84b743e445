import type { Words } from "@/lib/web/messages/words.ts";
import { hrefOf, type PanelView } from "@/lib/web/panel/view.ts";
import { SORT_KEYS, sortedBy, type SortKey } from "@/lib/web/panel/table_view.ts";

export interface SortProps {
  view: PanelView;
  words: Words;
  /** Called on a click that asks for another order or page. Without it the links load the page anew. */
  onView?: (event: MouseEvent, view: PanelView) => void;
}

/** A column's name that sorts by it, or reverses the order it has. */
export function SortLink({ sort, view, words, onView }: SortProps & { sort: SortKey }) {
  const { columns, sort: describe } = words.t.turnout;
  const next = sortedBy(view, sort);
  const active = view.sort === sort;
  return (
    <a
      href={hrefOf(next, "turnout")}
      title={describe[next.order](columns[sort])}
      onClick={(event) => onView?.(event, next)}
      class={`inline-block py-1 underline underline-offset-4 ${
        active ? "font-semibold decoration-ink decoration-2" : "text-soft decoration-rule hover:text-ink"
      }`}
    >
      {columns[sort]}
      <span aria-hidden="true" class="inline-block w-4 text-center">
        {active ? view.order === "asc" ? "↑" : "↓" : ""}
      </span>
    </a>
  );
}

/** All of them in a row, for windows in which the table's headings have no room for links. */
export function SortLinks(props: SortProps) {
  return (
    <ul class="md:hidden print:hidden flex flex-wrap gap-x-4 pb-2 text-sm">
      {SORT_KEYS.map((sort) => <li key={sort}>{<SortLink {...props} sort={sort} />}</li>)}
    </ul>
  );
}
