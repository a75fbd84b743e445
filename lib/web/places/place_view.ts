/** What is shown of a candidate, and the order of the table of locations: read from the address. Pure. */
import type { CandidatePlace } from "@/lib/election/candidate_places.ts";
import { type Span, SPANS } from "@/lib/web/history/recorder.ts";

export const PLACE_COLUMNS = ["name", "votes", "share", "margin"] as const;
export type PlaceColumn = typeof PLACE_COLUMNS[number];

/** What the reader asked to see. */
export interface PlaceView {
  sort: PlaceColumn;
  order: "asc" | "desc";
  /** Of the charts over time. */
  race: Span;
}

/** The view that an address asks for. Anything that it does not say, or says wrongly, is the default. */
export function placeViewOf(params: URLSearchParams): PlaceView {
  const sort = PLACE_COLUMNS.find((column) => column === params.get("sort")) ?? "name";
  const order = params.get("order");
  return {
    sort,
    order: order === "asc" || order === "desc" ? order : naturalOrder(sort),
    race: SPANS.find((span) => span === params.get("race")) ?? "all",
  };
}

/** The view that a click on a column's heading leads to: its order, or the reverse if it has it already. */
export function placesSortedBy(view: PlaceView, sort: PlaceColumn): PlaceView {
  const reverse = view.order === "asc" ? "desc" : "asc";
  return { ...view, sort, order: view.sort === sort ? reverse : naturalOrder(sort) };
}

/** The address of a view on the same page. `part`: id of what to see first. */
export function placeHref({ sort, order, race }: PlaceView, part: "places" | "trend"): string {
  return `?sort=${sort}&order=${order}&race=${race}#${part}`;
}

/** The rows in order, names by the alphabet of `language`; equal ones by name. */
export function orderedPlaces(
  places: readonly CandidatePlace[],
  { sort, order }: PlaceView,
  language: string,
): CandidatePlace[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const sign = order === "asc" ? 1 : -1;
  return places.toSorted((a, b) => {
    const byName = compare(a.name, b.name) || compare(a.location, b.location);
    return sort === "name" ? sign * byName : sign * (a[sort] - b[sort]) || byName;
  });
}

/** Names read best from A; of numbers the largest are looked for. */
function naturalOrder(sort: PlaceColumn): "asc" | "desc" {
  return sort === "name" ? "asc" : "desc";
}
