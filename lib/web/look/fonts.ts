/**
 * The two typefaces, served by ourselves: static/fonts, with their licence and how they were cut. Each comes in
 * two files: the characters of nearly every page, and the rest of the Latin script, which a browser loads only
 * for a page that has one of those.
 */

interface Font {
  family: string;
  path: string;
  /** As CSS gives one, or a range. */
  weights: string;
  /** CSS `unicode-range`. */
  characters: string;
}

const COMMON = "U+20-22,U+25-5A,U+61-7A,U+A0,U+A7,U+B7,U+C4,U+D6,U+DC,U+DF,U+E4,U+E9,U+F6,U+FC," +
  "U+2013-2014,U+2018-2019,U+201C-201E,U+2026,U+20AC,U+2212";
const RARE = "U+23-24,U+5B-60,U+7B-7E,U+A1-A6,U+A8-B6,U+B8-C3,U+C5-D5,U+D7-DB,U+DD-DE,U+E0-E3,U+E5-E8," +
  "U+EA-F5,U+F7-FB,U+FD-FF,U+102,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+300-301,U+303-304," +
  "U+308-309,U+323,U+201A,U+2022,U+2039-203A,U+2044,U+2122,U+2215";

const FAMILIES = [
  { family: "Urna Serif", file: "urna-serif", weights: "700" },
  { family: "Public Sans", file: "public-sans", weights: "400 800" },
];

/** What the first paint of every page needs. */
export const FIRST_FONTS: readonly Font[] = FAMILIES.map(({ file, ...font }) => ({
  ...font,
  path: `/fonts/${file}.woff2`,
  characters: COMMON,
}));

export const FONTS: readonly Font[] = [
  ...FIRST_FONTS,
  ...FAMILIES.map(({ file, ...font }) => ({
    ...font,
    path: `/fonts/${file}-more.woff2`,
    characters: RARE,
  })),
];

/** CSS that declares them. `urlOf` gives the address under which a path is cached. */
export function fontFaces(urlOf: (path: string) => string): string {
  return FONTS.map(({ family, path, weights, characters }) =>
    // Optional: text waits a tenth of a second for its face, and what is shown never changes or moves. A first visit
    // over a slow line keeps the system's faces; from the next page on, ours are there.
    `@font-face{font-family:"${family}";src:url("${urlOf(path)}") format("woff2");` +
    `font-weight:${weights};font-display:optional;unicode-range:${characters}}`
  ).join("");
}
