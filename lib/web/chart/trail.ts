/**
 * A value over time, drawn as a path whose own coordinates are the data: seconds to the right, the value upwards in
 * whole units. The window that shows a part of it (an SVG viewBox) is set apart from it, so the browser goes on with
 * what the server drew: it reads the path, adds a point, and writes it back. Pure.
 */

/** Seconds since the chart's origin, and the value in the chart's units; both whole. */
export type Point = readonly [x: number, y: number];

/** `isArea`: down to zero at both ends, for a fill. Each step is relative: half the length of absolute ones. */
export function pathOf(points: readonly Point[], isArea: boolean): string {
  if (points.length === 0) return "";
  const [[x, y]] = points;
  let d = isArea ? `M${x} 0l0 ${-y}` : `M${x} ${-y}l0 0`;
  for (let place = 1; place < points.length; place++) {
    const [[fromX, fromY], [toX, toY]] = [points[place - 1], points[place]];
    const up = fromY - toY;
    d += ` ${toX - fromX}${up < 0 ? "" : " "}${up}`;
  }
  return isArea ? `${d}V0z` : d;
}

/** What `pathOf` was given. */
export function pointsOf(d: string): Point[] {
  const numbers = [...d.replace("V0z", "").matchAll(/-?\d+/g)].map(Number);
  const points: Point[] = [];
  let [x, y] = [0, 0];
  for (let place = 0; place < numbers.length; place += 2) {
    x += numbers[place];
    y += numbers[place + 1];
    points.push([x, 0 - y]);
  }
  return points.slice(1); // the pen is set down twice
}

/** Those that a window from `from` on shows: the one to the left of it too, where its first line comes from. */
export function shownFrom(points: readonly Point[], from: number): readonly Point[] {
  return points.slice(Math.max(0, points.findLastIndex(([x]) => x <= from)));
}
