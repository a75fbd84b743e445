/** The order of a candidate's table of locations: read from the address, and applied to rows. Pure. */
import type { CandidatePlace } from "@/lib/election/candidate_places.ts";

export const PLACE_COLUMNS = ["name", "votes", "share", "margin"] as const;
export type PlaceColumn = typeof PLACE_COLUMNS[number];

export interface PlaceOrder {
  sort: PlaceColumn;
  order: "asc" | "desc";
}

/** The order that an address asks for. Anything that it does not say, or says wrongly, is the default. */
export function placeOrderOf(params: URLSearchParams): PlaceOrder {
  const sort = PLACE_COLUMNS.find((column) => column === params.get("sort")) ?? "name";
  const order = params.get("order");
  return { sort, order: order === "asc" || order === "desc" ? order : naturalOrder(sort) };
}

/** The address, on the same page, of what a click on a column's heading leads to: its order, or the reverse. */
export function placeOrderHref(shown: PlaceOrder, sort: PlaceColumn): string {
  const reverse = shown.order === "asc" ? "desc" : "asc";
  return `?sort=${sort}&order=${shown.sort === sort ? reverse : naturalOrder(sort)}#places`;
}

/** The rows in order, names by the alphabet of `language`; equal ones by name. */
export function orderedPlaces(
  places: readonly CandidatePlace[],
  { sort, order }: PlaceOrder,
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
