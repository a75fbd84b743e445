import { Line } from "@/lib/web/components/share/Line.tsx";
import { PictureRow } from "@/lib/web/components/share/PictureRow.tsx";
import { SCHEMES } from "@/lib/web/look/schemes.ts";
import type { ResultsPicture } from "@/lib/web/share/results_picture.ts";
import { PICTURE } from "@/lib/web/share/size.ts";
import type { Typesetter } from "@/lib/web/share/typesetter.ts";

const COLOURS = SCHEMES.light;
const WHITE = "#fffefb";
const LEFT = 60;
const WIDTH = PICTURE.width - 2 * LEFT;
const RIGHT = LEFT + WIDTH;
const ROWS = { top: 222, height: 310 };
/** Two candidates need not fill it all. */
const MAX_ROW = 120;

/** The results as an SVG of fixed size, for where a link is shared. */
export function PictureOfResults({ picture, type }: { picture: ResultsPicture; type: Typesetter }) {
  const { kind, candidates, more } = picture;
  const row = Math.min(MAX_ROW, ROWS.height / (candidates.length + (more === null ? 0 : 1)));
  const ink = { type, x: LEFT, width: WIDTH, fill: COLOURS["--ink"] };
  const soft = { ...ink, fill: COLOURS["--soft"], face: "sans" as const };
  return (
    <svg xmlns="http://www.w3.org/2000/svg" {...PICTURE} viewBox={`0 0 ${PICTURE.width} ${PICTURE.height}`}>
      <rect {...PICTURE} fill={COLOURS["--paper"]} />
      <rect width={PICTURE.width} height="66" fill={COLOURS["--band"]} />
      <Line {...ink} fill={WHITE} face="serif" text="Urna" size={36} y={45} />
      <KindOf {...{ type, kind }} />
      <Line {...ink} face="serif" text={picture.election} size={54} least={34} y={136} />
      <Line {...ink} face="sans" text={picture.sentence} size={27} least={20} y={184} />
      {candidates.map((candidate, index) => (
        <PictureRow key={index} {...{ type, candidate }} y={ROWS.top + index * row} height={row} />
      ))}
      {more !== null && (
        <Line {...soft} text={more} size={26} y={ROWS.top + candidates.length * row + row * 0.6} />
      )}
      <rect x={LEFT} y="546" width={WIDTH} height="8" fill={COLOURS["--track"]} />
      <rect x={LEFT} y="546" width={WIDTH * picture.turnout} height="8" fill={COLOURS["--ink"]} />
      <Line {...soft} text={picture.progress} size={22} least={16} y={582} />
      <Line {...soft} face="bold" text={picture.state} size={22} least={16} y={612} width={WIDTH * 0.6} />
      <Line {...soft} text={picture.time} size={22} least={16} y={612} x={RIGHT} width={WIDTH * 0.38} end />
    </svg>
  );
}

/** What kind of election it is, where the band has room beside whose picture it is. */
function KindOf({ type, kind: { label, note } }: { type: Typesetter; kind: ResultsPicture["kind"] }) {
  const face = "sans" as const;
  const line = type.set(note, { face, size: 21, least: 15, width: 720 });
  return (
    <>
      <path transform={`translate(${RIGHT - line.width} 43)`} d={line.path} fill={WHITE} />
      <Line
        {...{ type, fill: WHITE, face: "bold", end: true, x: RIGHT - line.width - 14, y: 43 }}
        text={label.toUpperCase()}
        size={23}
        least={15}
        width={WIDTH - line.width - 120}
      />
    </>
  );
}
