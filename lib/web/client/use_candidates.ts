import { useRef } from "preact/hooks";
import type { CandidateResult, Frame } from "@/lib/election/results.ts";
import { orderByVotes } from "@/lib/election/standings.ts";

/** Of a candidate of the scenario: in the picture of all, under its name. */
const OWN_PICTURE = /^\/portraits\/candidates\/([a-z0-9-]+)\.svg$/;

/**
 * A frame's candidates by votes; those with equal votes stay in the order that they had. `portraits`: address of
 * the picture of all.
 */
export function useCandidates(frame: Frame, portraits: string): CandidateResult[] {
  const order = useRef<string[]>([]);
  const candidates = orderByVotes(frame.candidates, order.current)
    .map((one) => ({ ...one, photo_url: one.photo_url.replace(OWN_PICTURE, `${portraits}#$1`) }));
  order.current = candidates.map((candidate) => candidate.candidate_id);
  return candidates;
}
