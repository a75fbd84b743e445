import { Line } from "@/lib/web/components/share/Line.tsx";
import { SCHEMES } from "@/lib/web/look/schemes.ts";
import type { PicturedCandidate } from "@/lib/web/share/results_picture.ts";
import type { Typesetter } from "@/lib/web/share/typesetter.ts";

const COLOURS = SCHEMES.light;
const LEFT = 60;
const RIGHT = 1140;
const BAR = { left: 610, width: 380 };

/** In pixels: beyond this a name is large enough, and long ones fit beside short ones. */
const MAX_NAME = 32;
const MAX_PARTY = 25;
/** Smaller than this a long name is cut. */
const LEAST = 19;

interface PictureRowProps {
  type: Typesetter;
  candidate: PicturedCandidate;
  y: number;
  height: number;
}

/** A candidate with their share, as long as their bar. */
export function PictureRow({ type, candidate, y, height }: PictureRowProps) {
  const size = height * 0.82;
  const text = LEFT + size + 18;
  const width = BAR.left - 24 - text;
  const bar = { x: BAR.left, y: y + size * 0.3, height: size * 0.4 };
  return (
    <g>
      {candidate.portrait && (
        <image
          x={LEFT}
          y={y}
          width={size}
          height={size}
          href={`data:image/svg+xml;base64,${new TextEncoder().encode(candidate.portrait).toBase64()}`}
        />
      )}
      <Line
        {...{ type, x: text, width, fill: COLOURS["--ink"], face: "bold", text: candidate.name }}
        y={y + size * 0.44}
        size={Math.min(MAX_NAME, height * 0.48)}
        least={Math.min(LEAST, height * 0.3)}
      />
      <Line
        {...{ type, x: text, width, fill: COLOURS["--soft"], face: "sans", text: candidate.party }}
        y={y + size * 0.92}
        size={Math.min(MAX_PARTY, height * 0.36)}
        least={Math.min(LEAST, height * 0.28)}
      />
      <rect {...bar} width={BAR.width} fill={COLOURS["--track"]} />
      <rect {...bar} width={BAR.width * candidate.bar} fill={candidate.colour ?? COLOURS["--soft"]} />
      <Line
        {...{ type, x: RIGHT, end: true, fill: COLOURS["--ink"], face: "bold", text: candidate.share }}
        y={y + size * 0.68}
        size={height * 0.6}
        width={RIGHT - BAR.left - BAR.width - 16}
        least={12}
      />
    </g>
  );
}
