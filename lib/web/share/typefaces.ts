/**
 * The typefaces of the pages as files that outlines can be read from: those that browsers get are cut down to the
 * letters of the pages' own words, and a name may have others.
 */
import { readFileSync } from "node:fs";
import opentype from "opentype.js";

/** Headings, text, and what stands out in it. */
export type Face = "serif" | "sans" | "bold";

/** What is read of a font. */
export interface Font {
  unitsPerEm: number;
  charToGlyphIndex(character: string): number;
  getAdvanceWidth(text: string, size: number, options?: { kerning: boolean }): number;
  getPath(text: string, x: number, y: number, size: number, options?: { kerning: boolean }): {
    commands: readonly PathCommand[];
  };
}

export type PathCommand =
  | { type: "M" | "L"; x: number; y: number }
  | { type: "C"; x1: number; y1: number; x2: number; y2: number; x: number; y: number }
  | { type: "Q"; x1: number; y1: number; x: number; y: number }
  | { type: "Z" };

const sans = (part: string, weight: number) =>
  `@fontsource/public-sans/files/public-sans-${part}-${weight}-normal.woff`;
const serif = (part: string, weight: number) =>
  `@fontsource/source-serif-4/files/source-serif-4-${part}-${weight}-normal.woff`;

/** The files of each face, the one for most letters first. The sans has no Greek or Cyrillic: the serif lends its. */
const FILES: Record<Face, readonly string[]> = {
  serif: ["latin", "latin-ext", "vietnamese", "greek", "cyrillic", "cyrillic-ext"].map((p) => serif(p, 700)),
  sans: withSerif(400),
  bold: withSerif(700),
};

function withSerif(weight: number): string[] {
  const latin = ["latin", "latin-ext", "vietnamese"].map((part) => sans(part, weight));
  return [...latin, ...["greek", "cyrillic", "cyrillic-ext"].map((part) => serif(part, weight))];
}

/** Fonts as they are asked for, each read once. */
export class Typefaces {
  readonly #read = new Map<string, Font>();

  /** The font that has this character; null where none has. */
  fontFor(character: string, face: Face): Font | null {
    for (const file of FILES[face]) {
      const font = this.#read.getOrInsertComputed(file, readFont);
      if (font.charToGlyphIndex(character) > 0) return font;
    }
    return null;
  }
}

function readFont(file: string): Font {
  const bytes = readFileSync(new URL(import.meta.resolve(file)));
  return opentype.parse(new Uint8Array(bytes).buffer) as Font;
}
