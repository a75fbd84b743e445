/**
 * Contrast of colours, as WCAG 2.2 defines it (relative luminance, success criterion 1.4.11).
 */

/** The page's backgrounds that a candidate's two colours must stand out from. */
export const LIGHT_BACKGROUND = "#ffffff";
export const DARK_BACKGROUND = "#1a1a1a";
/** The least contrast of a graphical object with its background. */
export const MIN_CONTRAST = 3;

/** Contrast ratio of two #rrggbb colours, 1 to 21. */
export function contrastRatio(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const value = parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
