/**
 * What the panel's address says of how it is shown: read so that it works as plain links, each of which keeps what
 * the others have chosen. Pure.
 */
import { naturalOrder, type TableView, tableViewOf } from "@/lib/web/panel/table_view.ts";

export interface PanelView extends TableView {
  /** What the map's tiles are coloured by. */
  map: "leader" | "turnout";
  /** How much of the race is shown. */
  race: "all" | "minute";
  /** For a wall or a projector: large, and without anything to press. */
  wall: boolean;
}

/** The view that an address asks for. Anything that it does not say, or says wrongly, is the default. */
export function viewOf(params: URLSearchParams): PanelView {
  return {
    ...tableViewOf(params),
    map: params.get("map") === "turnout" ? "turnout" : "leader",
    race: params.get("race") === "minute" ? "minute" : "all",
    wall: params.has("wall"),
  };
}

/** The parameters of a view, without those that are as they would be anyway. */
export function parametersOf(view: PanelView): [name: string, value: string][] {
  const { sort, order, page, q, map, race, wall } = view;
  const all: [string, string, boolean][] = [
    ["q", q, q !== ""],
    ["sort", sort, sort !== "name"],
    ["order", order, order !== naturalOrder(sort)],
    ["page", String(page), page > 1],
    ["map", map, map !== "leader"],
    ["race", race, race !== "all"],
    ["wall", "", wall],
  ];
  return all.filter(([, , isSaid]) => isSaid).map(([name, value]) => [name, value]);
}

/** The address of a view on this page. `part`: the id of what the reader looks at. */
export function hrefOf(view: PanelView, part: "turnout" | "map" | "race"): string {
  return `?${new URLSearchParams(parametersOf(view))}#${part}`;
}
