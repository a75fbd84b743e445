/**
 * Portraits of candidates and pictures of voters as SVG, drawn by DiceBear (MIT) in the style "Personas" by
 * Draftbit (draftbit.com), CC BY 4.0; recoloured, and cut to the parts that suit a ballot paper.
 */
import { Avatar, Style } from "@dicebear/core";
import personas from "@dicebear/styles/personas.json" with { type: "json" };
import { messageOf, UserError } from "@/lib/errors.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";

/** Width and height that the SVG asks for, in CSS pixels; it scales to any other. */
const SIZE_PX = 160;
const VOTER_BACKGROUNDS = ["#dbe4f0", "#e6e0ee", "#e2ebdc", "#f1e6d8", "#dcebea", "#f0dfe2"];

/** The style's highlights blend with nothing, being masked, and turn dark skin grey: they are drawn fainter. */
const STRONG_HIGHLIGHT = /fill="white" opacity="\.\d+" style="mix-blend-mode:overlay"/g;
const FAINT_HIGHLIGHT = 'fill="white" opacity=".1"';

const style = new Style(personas);

/** Nobody on a ballot paper or in a register wears sunglasses, sleeps or has green hair. */
const sober = {
  hairVariant: [
    "balding",
    "bobBangs",
    "bobCut",
    "bunUndercut",
    "buzzcut",
    "curly",
    "curlyBun",
    "curlyHighTop",
    "extraLong",
    "fade",
    "long",
    "shortCombover",
    "shortComboverChops",
    "sideShave",
    "straightBun",
  ],
  hairColor: ["#362c47", "#6c4545", "#a5683c", "#d9b380", "#b9bccb"],
  facialHairColor: ["#362c47", "#6c4545", "#a5683c", "#b9bccb"],
  facialHairProbability: 15,
  eyesVariant: ["open", "happy", "glasses"],
  mouthVariant: ["smile", "bigSmile", "smirk", "lips"],
} as const;

/**
 * The portrait of one of the scenario's candidates, on their own colour; null if it has no such candidate.
 * Throws UserError if the scenario asks for something that the style does not have.
 */
export function candidatePortrait(scenario: Scenario, candidate_id: string): string | null {
  const index = scenario.candidates.findIndex((candidate) => candidate.candidate_id === candidate_id);
  return index < 0 ? null : portraitOf(scenario, index, scenario.candidates[index].colour.light);
}

/** `background`: a colour, or none of them. */
function portraitOf(scenario: Scenario, index: number, background: string | []): string {
  const { portrait } = scenario.candidates[index];
  try {
    return draw(portrait.seed, { backgroundColor: background, ...portrait.options });
  } catch (error) {
    throw new UserError(
      `scenario ${scenario.id}: candidates[${index}].portrait.options: ${messageOf(error)}; ` +
        `accepted: options of DiceBear's style "Personas"`,
      { cause: error },
    );
  }
}

/** Width and height of a portrait in its own units. */
const VIEW = 64;

/**
 * The portraits of all candidates as one picture, which takes half of what they take one by one: the fragment
 * `#<candidate_id>` shows one of them (SVG 2, section 16.3). They have no background: a page puts its candidate's
 * colour there, which is another in the dark. Throws as `candidatePortrait` does.
 */
export function candidatePortraits(scenario: Scenario): string {
  const portraits = scenario.candidates.map(({ candidate_id }, i) => {
    const inside = portraitOf(scenario, i, []).replace(/^<svg [^>]*>/, "").replace(/<\/svg>$/, "")
      // What a portrait refers to within itself must not be another's.
      .replaceAll(/(\bid="|\burl\(#|\bhref="#)/g, `$1${i}.`);
    const place = `0 ${i * VIEW} ${VIEW} ${VIEW}`;
    return `<view id="${candidate_id}" viewBox="${place}"/>` +
      `<svg y="${i * VIEW}" width="${VIEW}" height="${VIEW}" viewBox="0 0 ${VIEW} ${VIEW}">${inside}</svg>`;
  });
  const height = scenario.candidates.length * VIEW;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${VIEW} ${height}" fill="none">` +
    `${portraits.join("")}</svg>`;
}

/** The picture that belongs to a key, such as a voter's identifier: always the same one. */
export function voterPicture(key: string): string {
  return draw(key, { backgroundColor: VOTER_BACKGROUNDS });
}

type Options = Record<string, string | number | readonly string[]>;

function draw(seed: string, options: Options): string {
  const svg = new Avatar(style, { ...sober, ...options, seed, size: SIZE_PX }).toString();
  return svg.replaceAll(STRONG_HIGHLIGHT, FAINT_HIGHLIGHT);
}
