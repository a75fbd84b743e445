/** What a chart can show over time, and where a frame tells it. Pure: the same on the server and in the browser. */
import type { Frame } from "@/lib/election/results.ts";

/**
 * By name: `share ID`, a candidate's share of all votes; or a number that only grows, of which its growth per second
 * is shown: all `votes`, all `registered` voters, `votes ID` of a candidate, `location CODE` for the votes of one.
 */
export type Series = "votes" | "registered" | `${"share" | "votes" | "location"} ${string}`;

/** What a frame tells of a series; 0 where it does not know the candidate or the location. */
export function valueIn({ totals, candidates, locations }: Frame, series: string): number {
  const [what, id] = series.split(" ");
  if (what === "registered" || id === undefined) return totals[what as "votes" | "registered"];
  if (what === "location") return locations.find(({ location }) => location === id)?.votes ?? 0;
  return candidates.find(({ candidate_id }) => candidate_id === id)?.[what as "share" | "votes"] ?? 0;
}
