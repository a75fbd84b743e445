/**
 * How each location's tile on the map looks: computed the same on the server, which draws it, and in the browser,
 * which changes it. Pure.
 */
import { type Frame, type LocationTurnout, ratio } from "@/lib/election/results.ts";
import { locationStandingOf } from "@/lib/election/standings.ts";
import { candidateFill } from "@/lib/web/look/candidate_colours.ts";
import {
  candidateTextColour,
  LEADER_OPACITIES,
  TURNOUT_OPACITIES,
  turnoutTextColour,
} from "@/lib/web/map/tile_colours.ts";
import { initialsOf } from "@/lib/web/names.ts";
import type { TileMessages } from "@/lib/web/messages/map/messages.ts";
import type { Words } from "@/lib/web/messages/words.ts";

export type MapWords = Words<TileMessages>;
export type ColouredBy = "leader" | "turnout";

export interface Tile {
  /** All that is known of the location, whichever part of it is coloured. */
  label: string;
  fill: string;
  opacity: number;
  /** Of the outline around a tile without votes. */
  dashes?: string;
  /** Of the text on it. */
  ink: string;
  /** Below the code: whose colour it is, or the turnout. The map never relies on colour alone. */
  note: string;
}

/** Leads from these many points on, as parts of 1, are a step deeper each. */
export const MARGIN_STEPS = [0.05, 0.1, 0.2] as const;

/** What fills the tile of a tie. */
export const TIE_FILL = "url(#tie)";

const INK = "var(--ink)";
const NO_VOTES = { fill: "var(--paper)", opacity: 1, dashes: "3 3", ink: INK, note: "" };

/** The tiles of a frame's locations, by code. */
export function tilesOf(frame: Frame, by: ColouredBy, words: MapWords): Map<string, Tile> {
  const names = new Map(frame.candidates.map((one) => [one.candidate_id, one.candidate_name]));
  const scale = turnoutScale(frame.locations);
  return new Map(frame.locations.map((location) => {
    const look = by === "leader" ? leaderLook(location, names) : turnoutLook(location, scale, words.f);
    return [location.location, { label: labelOf(location, names, words), ...look }];
  }));
}

/** The lead of a location's first over its second, as a part of all its votes. */
export function marginOf({ votes, votes_by_candidate }: LocationTurnout): number {
  const [first = 0, second = 0] = Object.values(votes_by_candidate).sort((a, b) => b - a);
  return ratio(first - second, votes);
}

/** From the first step, of the smallest leads, on. */
function marginStep(margin: number): number {
  return MARGIN_STEPS.filter((from) => margin >= from).length;
}

function leaderLook(
  location: LocationTurnout,
  names: ReadonlyMap<string, string>,
): Omit<Tile, "label"> {
  const standing = locationStandingOf(location.votes_by_candidate);
  if (standing.kind === "none") return NO_VOTES;
  if (standing.kind === "tie") return { fill: TIE_FILL, opacity: 1, ink: INK, note: "=" };
  const { leader } = standing;
  const step = marginStep(marginOf(location));
  return {
    fill: candidateFill(leader),
    opacity: LEADER_OPACITIES[step],
    ink: candidateTextColour(leader, step),
    note: initialsOf(names.get(leader) ?? leader),
  };
}

export interface TurnoutScale {
  /** Turnout at which the first step begins, and what each step spans, as parts of 1. */
  from: number;
  step: number;
}

/** The scale begins and ends at whole multiples of this: it moves in rare steps instead of with each ballot. */
const SCALE_UNIT = 0.05;

/** The steps between the lowest and the highest turnout of locations that have votes. */
export function turnoutScale(locations: readonly LocationTurnout[]): TurnoutScale {
  const known = locations.filter(({ votes }) => votes > 0).map(({ turnout }) => turnout);
  if (known.length === 0) return { from: 0, step: SCALE_UNIT };
  const from = Math.floor(Math.min(...known) / SCALE_UNIT + 1e-9);
  const to = Math.max(from + 1, Math.ceil(Math.max(...known) / SCALE_UNIT - 1e-9));
  return { from: from * SCALE_UNIT, step: (to - from) * SCALE_UNIT / TURNOUT_OPACITIES.length };
}

function turnoutLook(
  { votes, turnout }: LocationTurnout,
  scale: TurnoutScale,
  f: MapWords["f"],
): Omit<Tile, "label"> {
  if (votes === 0) return NO_VOTES;
  const step = Math.floor((turnout - scale.from) / scale.step + 1e-9);
  const bounded = Math.min(TURNOUT_OPACITIES.length - 1, Math.max(0, step));
  return {
    fill: INK,
    opacity: TURNOUT_OPACITIES[bounded],
    ink: turnoutTextColour(bounded),
    note: f.wholePercent(turnout),
  };
}

function labelOf(location: LocationTurnout, names: ReadonlyMap<string, string>, { t, f }: MapWords): string {
  const { name, turnout } = location;
  const standing = locationStandingOf(location.votes_by_candidate);
  if (standing.kind === "none") return t.none(name);
  if (standing.kind === "tie") return t.tie(name, f.percent(turnout));
  return t.lead(
    name,
    names.get(standing.leader) ?? standing.leader,
    f.points(marginOf(location)),
    f.percent(turnout),
  );
}

/** One sentence on what the map shows. */
export function mapSentence(frame: Frame, by: ColouredBy, { t, f }: MapWords): string {
  const reporting = frame.locations.filter(({ votes }) => votes > 0);
  if (reporting.length === 0) return t.sentenceNone;
  if (by === "turnout") {
    const sorted = reporting.toSorted((a, b) => b.turnout - a.turnout);
    const [highest, lowest] = [sorted[0], sorted[sorted.length - 1]];
    return t.sentenceTurnout(
      highest.name,
      f.percent(highest.turnout),
      lowest.name,
      f.percent(lowest.turnout),
    );
  }
  const standings = reporting.map((location) => locationStandingOf(location.votes_by_candidate));
  const ties = standings.filter(({ kind }) => kind === "tie").length;
  const leads = frame.candidates
    .map(({ candidate_id, candidate_name }) => ({
      name: candidate_name,
      count: standings.filter((one) => one.kind === "lead" && one.leader === candidate_id).length,
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ name, count }) => t.leads(name, f.count(count)));
  const missing = frame.locations.length - reporting.length;
  return t.sentenceLeader(f.list([
    ...leads,
    ...(ties > 0 ? [t.ties(f.count(ties))] : []),
    ...(missing > 0 ? [t.missing(f.count(missing))] : []),
  ]));
}

/** What each step of the turnout's scale stands for. */
export function turnoutSteps(frame: Frame, { t, f }: MapWords): string[] {
  const { from, step } = turnoutScale(frame.locations);
  return TURNOUT_OPACITIES.map((_, index) =>
    t.span(f.percent(from + index * step), f.percent(from + (index + 1) * step))
  );
}
