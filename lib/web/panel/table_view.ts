/**
 * Which rows the turnout table shows, and in which order: read from the address, so that it works as plain links
 * and a form, and applied to rows. Pure.
 */
import type { LocationTurnout } from "@/lib/election/results.ts";

/** Of what is searched for; the rest of it is ignored. */
export const MAX_QUERY_CHARS = 60;

/** 51 locations make three full pages; a table of up to this length needs none. */
export const ROWS_PER_PAGE = 17;

export const SORT_KEYS = ["name", "registered", "votes", "turnout"] as const;
export type SortKey = typeof SORT_KEYS[number];
export type SortOrder = "asc" | "desc";

/** What the reader asked to see. `page` starts at 1. */
export interface TableView {
  sort: SortKey;
  order: SortOrder;
  page: number;
  /** What is searched for among names and codes; empty for all. */
  q: string;
}

export interface TablePage {
  rows: LocationTurnout[];
  page: number;
  pages: number;
  /** Places of the first and last shown row in the whole order, from 1; 0 where there is none. */
  first: number;
  last: number;
  total: number;
}

/** Names read best from A; of numbers the largest are looked for. */
export function naturalOrder(sort: SortKey): SortOrder {
  return sort === "name" ? "asc" : "desc";
}

/** The view an address asks for. Anything that it does not say, or says wrongly, is the default. */
export function tableViewOf(params: URLSearchParams): TableView {
  const asked = params.get("sort");
  const sort = SORT_KEYS.find((key) => key === asked) ?? "name";
  const order = params.get("order");
  const page = Number(params.get("page"));
  return {
    sort,
    order: order === "asc" || order === "desc" ? order : naturalOrder(sort),
    page: Number.isSafeInteger(page) && page >= 1 ? page : 1,
    q: (params.get("q") ?? "").slice(0, MAX_QUERY_CHARS),
  };
}

/** The view that a click on a column's heading leads to: its order, or the reverse if it has it already. */
export function sortedBy<View extends TableView>(view: View, sort: SortKey): View {
  const order = view.sort !== sort ? naturalOrder(sort) : view.order === "asc" ? "desc" : "asc";
  return { ...view, sort, order, page: 1 };
}

/** The rows of a view, by the alphabet of `language`; equal ones by name, then by code. A page too far is the last. */
export function pageOf(
  locations: readonly LocationTurnout[],
  view: TableView,
  language: string,
): TablePage {
  const collator = collatorOf(language);
  const sign = view.order === "asc" ? 1 : -1;
  const found = locations.filter(searched(view.q));
  const sorted = found.sort((a, b) => {
    const byName = collator.compare(a.name, b.name) || collator.compare(a.location, b.location);
    if (view.sort === "name") return sign * byName;
    return sign * (a[view.sort] - b[view.sort]) || byName;
  });

  const total = sorted.length;
  const pages = Math.max(1, Math.ceil(total / ROWS_PER_PAGE));
  const page = Math.min(view.page, pages);
  const rows = sorted.slice((page - 1) * ROWS_PER_PAGE, page * ROWS_PER_PAGE);
  const first = total === 0 ? 0 : (page - 1) * ROWS_PER_PAGE + 1;
  return { rows, page, pages, first, last: Math.max(0, first + rows.length - 1), total };
}

/** Whether a location is one that is searched for: by a part of its name, or the beginning of its code. */
function searched(q: string): (location: LocationTurnout) => boolean {
  const wanted = folded(q);
  return ({ name, location }) => folded(name).includes(wanted) || folded(location).startsWith(wanted);
}

/** Without what one may leave out in typing: capitals, marks over letters, spaces around. */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").trim().toLowerCase();
}

let collator: { language: string; value: Intl.Collator } | undefined;

/** Making one takes longer than sorting with it. */
function collatorOf(language: string): Intl.Collator {
  if (collator?.language !== language) {
    collator = { language, value: new Intl.Collator(language, { numeric: true }) };
  }
  return collator.value;
}
