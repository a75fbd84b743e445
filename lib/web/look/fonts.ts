/**
 * The two typefaces, served by ourselves (static/fonts, with their licence).
 */

/** Variable fonts of the Latin script; `weights` as CSS gives a range. */
export const FONTS = [
  { family: "Source Serif 4", path: "/fonts/source-serif-4.woff2", weights: "200 900" },
  { family: "Public Sans", path: "/fonts/public-sans.woff2", weights: "100 900" },
] as const;

/** CSS that declares them. `urlOf` gives the address under which a path is cached. */
export function fontFaces(urlOf: (path: string) => string): string {
  return FONTS.map(({ family, path, weights }) =>
    // Fallback: text waits a tenth of a second for its face, then is there in any case.
    `@font-face{font-family:"${family}";src:url("${urlOf(path)}") format("woff2");` +
    `font-weight:${weights};font-display:fallback}`
  ).join("");
}
