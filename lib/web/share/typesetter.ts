/** Text as outlines, measured as it will look: the picture then needs no fonts, and nothing in a text is markup. */
import { type Face, type Font, type PathCommand, Typefaces } from "@/lib/web/share/typefaces.ts";

const ELLIPSIS = "…";
/** From one size to the next smaller one that is tried. */
const SHRINK = 0.95;

export interface TextStyle {
  face: Face;
  /** In pixels. */
  size: number;
  /** What the text may be shrunk to before it is cut. */
  least?: number;
  /** Pixels that there are for it. */
  width: number;
}

/** A line of text whose baseline begins at 0, 0. */
export interface Outline {
  /** Data of an SVG path. */
  path: string;
  /** In pixels. */
  width: number;
}

interface Run {
  font: Font;
  text: string;
}

export class Typesetter {
  readonly #typefaces = new Typefaces();

  /** The text in one line, smaller or cut where it is too long. Characters that no typeface has are left out. */
  set(text: string, { face, size, least = size, width }: TextStyle): Outline {
    let runs = this.#runs(text, face);
    let fitting = size;
    while (widthOf(runs, fitting) > width && fitting > least) fitting = Math.max(least, fitting * SHRINK);
    let left = [...text];
    while (left.length > 0 && widthOf(runs, fitting) > width) {
      left = left.slice(0, -1);
      runs = this.#runs(left.join("").trimEnd() + ELLIPSIS, face);
    }
    return outlineOf(runs, fitting);
  }

  /** The text in pieces that one font has all characters of. */
  #runs(text: string, face: Face): Run[] {
    const runs: Run[] = [];
    for (const character of text.normalize("NFC")) {
      const font = this.#typefaces.fontFor(character, face);
      if (font === null) continue;
      const last = runs.at(-1);
      if (last?.font === font) last.text += character;
      else runs.push({ font, text: character });
    }
    return runs;
  }
}

const KERNED = { kerning: true };

function widthOf(runs: readonly Run[], size: number): number {
  return runs.reduce((sum, { font, text }) => sum + font.getAdvanceWidth(text, size, KERNED), 0);
}

function outlineOf(runs: readonly Run[], size: number): Outline {
  let path = "";
  let width = 0;
  for (const { font, text } of runs) {
    path += font.getPath(text, width, 0, size, KERNED).commands.map(pathData).join("");
    width += font.getAdvanceWidth(text, size, KERNED);
  }
  return { path, width };
}

function pathData(command: PathCommand): string {
  if (command.type === "Z") return "Z";
  const { type, x, y } = command;
  if (type === "C") return `C${points(command.x1, command.y1, command.x2, command.y2, x, y)}`;
  if (type === "Q") return `Q${points(command.x1, command.y1, x, y)}`;
  return `${type}${points(x, y)}`;
}

function points(...numbers: number[]): string {
  return numbers.map((number) => number.toFixed(2)).join(" ");
}
