import type { CandidateResult } from "@/lib/election/results.ts";
import { candidateFill } from "@/lib/web/look/candidate_colours.ts";
import { arcsOf, RING_LENGTH } from "@/lib/web/chart/geometry.ts";
import { initialsOf } from "@/lib/web/names.ts";
import type { Words } from "@/lib/web/messages/words.ts";

const SIZE = 240;
const RADIUS = 78;
const STROKE = 38;
/** Distance of the initials from the centre. */
const LABEL_RADIUS = 110;
/** Below this share there is no room for initials beside an arc; the table names the candidate anyway. */
const LABELLED_SHARE = 0.03;

/** The shares as a ring, in the order of the table beside it, whose first row starts at the top. */
export function Donut({ candidates, words }: { candidates: CandidateResult[]; words: Words }) {
  const { t, f } = words;
  const arcs = arcsOf(candidates.map((candidate) => candidate.share));
  const votes = candidates.reduce((sum, candidate) => sum + candidate.votes, 0);
  const ring = { r: RADIUS, fill: "none", "stroke-width": STROKE };
  return (
    <svg
      viewBox={`${-SIZE / 2} ${-SIZE / 2} ${SIZE} ${SIZE}`}
      class="w-full max-w-[21rem] mx-auto tabular-nums"
      role="img"
      aria-label={t.results.chart}
    >
      <g transform="rotate(-90)">
        <circle {...ring} stroke="var(--track)" />
        {candidates.map((candidate, index) => (
          <circle
            key={candidate.candidate_id}
            id={`arc-${candidate.candidate_id}`}
            {...ring}
            stroke={candidateFill(candidate.candidate_id)}
            pathLength={RING_LENGTH}
            stroke-dasharray={`${arcs[index].length} ${RING_LENGTH}`}
            stroke-dashoffset={-arcs[index].start}
            visibility={arcs[index].length > 0 ? "visible" : "hidden"}
          />
        ))}
      </g>
      <g text-anchor="middle" fill="currentColor">
        {candidates.map((candidate, index) => (
          <text
            key={candidate.candidate_id}
            x={(arcs[index].x * LABEL_RADIUS).toFixed(1)}
            y={(arcs[index].y * LABEL_RADIUS + 4).toFixed(1)}
            font-size="12"
            font-weight="600"
            visibility={candidate.share >= LABELLED_SHARE ? "visible" : "hidden"}
          >
            {initialsOf(candidate.candidate_name)}
          </text>
        ))}
        <text y="2" font-size="24" font-weight="700">{f.count(votes)}</text>
        <text y="20" font-size="11">{t.results.chartCentre(votes)}</text>
      </g>
    </svg>
  );
}
