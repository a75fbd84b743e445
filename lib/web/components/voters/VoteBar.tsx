import { ratio } from "@/lib/election/results.ts";
import { barWidth } from "@/lib/web/chart/geometry.ts";
import { candidateFill } from "@/lib/web/look/candidate_colours.ts";

/** Of a hundred: neighbours stay apart without relying on colour. */
const GAP = 0.6;

interface VoteBarProps {
  candidates: readonly { candidate_id: string }[];
  votes: number;
  votes_by_candidate: Record<string, number>;
}

/** A vote as parts of a whole, in the order of the candidates. The shares stand in the table below. */
export function VoteBar({ candidates, votes, votes_by_candidate }: VoteBarProps) {
  let from = 0;
  return (
    <svg class="mt-1 w-full h-3" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="1" fill={votes === 0 ? "var(--track)" : "var(--paper)"} />
      {candidates.map(({ candidate_id }) => {
        const x = from;
        const width = barWidth(ratio(votes_by_candidate[candidate_id] ?? 0, votes));
        from += width;
        return (
          <rect
            key={candidate_id}
            x={x.toFixed(1)}
            width={Math.max(0, width - GAP).toFixed(1)}
            height="1"
            fill={candidateFill(candidate_id)}
          />
        );
      })}
    </svg>
  );
}
