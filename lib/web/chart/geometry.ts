/**
 * Numbers behind the charts, computed the same on the server and in the browser. Pure.
 */

/** The length of a ring drawn with `pathLength`, so that arcs are given as percentages. */
export const RING_LENGTH = 100;

/** Space between two arcs, in percent of the ring: neighbours stay apart without relying on colour. */
export const ARC_GAP = 0.5;

export interface Arc {
  /** Percent of the ring, clockwise from the top. */
  start: number;
  length: number;
  /** The middle of the arc, as a direction from the ring's centre: x to the right, y down. */
  x: number;
  y: number;
}

/** Arcs for shares (0 to 1, adding up to 1 or less), one each, in their order. A share of 0 has a length of 0. */
export function arcsOf(shares: readonly number[]): Arc[] {
  const visible = shares.filter((share) => share > 0).length;
  const gap = visible > 1 ? ARC_GAP : 0;
  let start = 0;
  return shares.map((share) => {
    const whole = share * RING_LENGTH;
    const angle = ((start + whole / 2) / RING_LENGTH) * 2 * Math.PI;
    const arc = {
      start: rounded(start),
      length: rounded(share > 0 ? Math.max(whole - gap, gap / 2) : 0),
      x: rounded(Math.sin(angle)),
      y: rounded(-Math.cos(angle)),
    };
    start += whole;
    return arc;
  });
}

/**
 * The share that a full bar stands for: the largest one, rounded up to a tenth. Bars then use the width
 * they have, and their scale moves in rare steps instead of with each ballot.
 */
export function barScale(shares: readonly number[]): number {
  const largest = shares.reduce((top, share) => Math.max(top, share), 0);
  return Math.min(1, Math.max(0.1, Math.ceil(largest * 10 - 1e-9) / 10));
}

/** Width of a bar in percent of its track. */
export function barWidth(share: number, scale = 1): number {
  return rounded(Math.min(1, share / scale) * 100);
}

/** Three decimals are finer than a pixel, and keep the page small. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000 + 0;
}
