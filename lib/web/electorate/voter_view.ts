/** What a reader asks of the table of voters, in an address. Pure. */
import type { Scenario } from "@/lib/scenario/schema.ts";
import type { AgeRange } from "@/lib/election/age.ts";
import { VoterCells, type VoterFilter } from "@/lib/election/voter_cells.ts";
import type { VoterSort } from "@/lib/store/voter_pages.ts";

export interface VoterView {
  /** Code, or null for all. */
  location: string | null;
  /** First year of an age band, or null for all. */
  age: number | null;
  /** Code, or null for all. */
  gender: string | null;
  sort: VoterSort;
  order: "asc" | "desc";
  /** A sealed cursor that the page begins after, or ends before. */
  from: { side: "after" | "before"; cursor: string } | null;
}

/** Every order there is, by what stands for it in an address; the first is what nobody has to ask for. */
export const VOTER_ORDERS = [
  "registration-desc",
  "registration-asc",
  "location-asc",
  "location-desc",
] as const satisfies readonly `${VoterSort}-${"asc" | "desc"}`[];

type Named = Pick<Scenario, "locations" | "age_bands" | "genders">;

/** The view an address asks for. What it does not say, or says wrongly, is the default. */
export function voterViewOf(params: URLSearchParams, { locations, age_bands, genders }: Named): VoterView {
  const asked = VOTER_ORDERS.find((one) => one === params.get("sort")) ?? VOTER_ORDERS[0];
  const [sort, order] = asked.split("-") as [VoterSort, "asc" | "desc"];
  const side = params.has("after") ? "after" : params.has("before") ? "before" : null;
  return {
    location: locations.find(({ code }) => code === params.get("location"))?.code ?? null,
    age: age_bands.find(({ from }) => String(from) === params.get("age"))?.from ?? null,
    gender: genders.find(({ code }) => code === params.get("gender"))?.code ?? null,
    sort,
    order,
    from: side && { side, cursor: params.get(side) ?? "" },
  };
}

/** The query of a view, with its question mark. What is the default is left out. */
export function voterQueryOf({ location, age, gender, sort, order, from }: VoterView): string {
  const params = new URLSearchParams();
  if (location !== null) params.set("location", location);
  if (age !== null) params.set("age", String(age));
  if (gender !== null) params.set("gender", gender);
  const inOrder = `${sort}-${order}`;
  if (inOrder !== VOTER_ORDERS[0]) params.set("sort", inOrder);
  if (from !== null) params.set(from.side, from.cursor);
  const query = params.toString();
  return query === "" ? "" : `?${query}`;
}

/** What the pages of a view are pages of: the view, wherever in it. */
export function selectionOf(view: VoterView): string {
  return JSON.stringify([view.location, view.age, view.gender, view.sort, view.order]);
}

export function filterOf({ location, age, gender }: VoterView, { age_bands }: Named): VoterFilter {
  const ages: AgeRange | null = age_bands.find(({ from }) => from === age) ?? null;
  return { location, ages, gender };
}

/** The cells that the registry's zones are searched by. */
export function cellsOf({ locations, age_bands, genders }: Named): VoterCells {
  const codes = (named: readonly { code: string }[]) => named.map(({ code }) => code);
  return new VoterCells({ locations: codes(locations), bands: age_bands, genders: codes(genders) });
}
