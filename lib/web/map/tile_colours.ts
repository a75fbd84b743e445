/**
 * Colours of the map's tiles: a candidate's colour, or ink, laid over the page as deep as there is to tell, and text
 * on it that can be read. Pure.
 */
import { contrastRatio } from "@/lib/scenario/colour.ts";
import { SCHEMES } from "@/lib/web/look/schemes.ts";

/** How much of the leader's colour covers the page, by the step of the margin. */
export const LEADER_OPACITIES = [0.25, 0.45, 0.7, 1] as const;
/** The same of ink, by the step of the turnout. */
export const TURNOUT_OPACITIES = [0.08, 0.2, 0.38, 0.6, 0.85] as const;
/** From this step of the turnout on, text is of the page's colour. */
const DEEP_TURNOUT_STEP = 3;
/** The least contrast of text (WCAG 2.2, success criterion 1.4.3). */
export const MIN_TEXT_CONTRAST = 4.5;

/** What `fill` of text on a candidate's tile is: ink, where nothing else is needed. */
export function candidateTextColour(candidateId: string, step: number): string {
  return `var(--k${step}-${candidateId},var(--ink))`;
}

/** What `fill` of text on a tile of the turnout is. */
export function turnoutTextColour(step: number): string {
  return step < DEEP_TURNOUT_STEP ? "var(--ink)" : "var(--paper)";
}

interface Coloured {
  candidate_id: string;
  colour: { light: string; dark: string };
}

/** CSS that defines the colours of text on candidates' tiles, where it is not ink. */
export function tileTextColours(candidates: readonly Coloured[]): string {
  const scheme = (name: "light" | "dark") =>
    candidates.flatMap(({ candidate_id, colour }) =>
      LEADER_OPACITIES.map((opacity, step) => {
        const text = textOn(covered(colour[name], SCHEMES[name]["--paper"], opacity), SCHEMES[name]["--ink"]);
        return text === null ? "" : `--k${step}-${candidate_id}:${text};`;
      })
    ).join("");
  // Each scheme by itself: what one says of a tile, the other may have nothing to say of.
  return `@media (prefers-color-scheme:light),print{:root{${scheme("light")}}}` +
    `@media screen and (prefers-color-scheme:dark){:root{${scheme("dark")}}}`;
}

/** Black or white, whichever stands out more: one of them always does enough. Null where ink does, too. */
function textOn(colour: string, ink: string): string | null {
  if (contrastRatio(colour, ink) >= MIN_TEXT_CONTRAST) return null;
  return contrastRatio(colour, "#000000") > contrastRatio(colour, "#ffffff") ? "#000" : "#fff";
}

/** A #rrggbb colour laid over another, as browsers do it. */
export function covered(colour: string, ground: string, opacity: number): string {
  const channels = [1, 3, 5].map((start) => {
    const [over, under] = [colour, ground].map((one) => parseInt(one.slice(start, start + 2), 16));
    return Math.round(over * opacity + under * (1 - opacity)).toString(16).padStart(2, "0");
  });
  return `#${channels.join("")}`;
}
