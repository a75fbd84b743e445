import type { Scenario } from "@/lib/scenario/schema.ts";
import type { Tile } from "@/lib/web/map/tiles.ts";

/** Side of a tile and the space between two, in the drawing's units, which are pixels where there is room. */
const SIDE = 52;
const GAP = 4;
const STEP = SIDE + GAP;
/** Room for the outline of the outermost. */
const EDGE = 2;
const MAX_CODE_SIZE = 18;
/** Of a bold capital, to the size of its type. */
const LETTER_WIDTH = 0.72;

interface TilesProps {
  scenario: Scenario;
  /** By code. */
  tiles: ReadonlyMap<string, Tile>;
  framed?: boolean;
}

/** The tiles in their places. */
export function Tiles({ scenario, tiles, framed }: TilesProps) {
  const columns = Math.max(...scenario.locations.map(({ tile }) => tile.col)) + 1;
  const rows = Math.max(...scenario.locations.map(({ tile }) => tile.row)) + 1;
  const longest = Math.max(...scenario.locations.map(({ code }) => code.length));
  const codeSize = Math.min(MAX_CODE_SIZE, Math.floor(SIDE / (longest * LETTER_WIDTH)));
  const placed = scenario.locations.toSorted((a, b) => a.tile.row - b.tile.row || a.tile.col - b.tile.col);
  const [width, height] = [columns, rows].map((count) => count * STEP - GAP + 2 * EDGE);
  return (
    <svg
      id="tiles"
      viewBox={`${-EDGE} ${-EDGE} ${width} ${height}`}
      width={width}
      height={height}
      class="max-w-full h-auto tabular-nums"
      role="group"
      aria-labelledby="map"
      text-anchor="middle"
      font-size="15"
    >
      <defs>
        <pattern id="tie" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="8" height="8" fill="var(--paper)" />
          <rect width="3" height="8" fill="var(--rule)" />
        </pattern>
      </defs>
      {placed.map(({ code, tile: { col, row } }) => {
        const tile = tiles.get(code);
        return tile && (
          <a
            key={code}
            id={`tile-${code}`}
            href={`/locations/${code}`}
            target={framed ? "_blank" : undefined}
            {...{ transform: `translate(${col * STEP + SIDE / 2} ${row * STEP})`, fill: tile.ink }}
          >
            <title>{tile.label}</title>
            <rect
              x={-SIDE / 2}
              width={SIDE}
              height={SIDE}
              fill={tile.fill}
              fill-opacity={tile.opacity}
              stroke="var(--soft)"
              stroke-dasharray={tile.dashes}
            />
            <text y={SIDE / 2 - 2} font-size={codeSize} font-weight="700">{code}</text>
            <text y={SIDE - 9}>{tile.note}</text>
          </a>
        );
      })}
    </svg>
  );
}
