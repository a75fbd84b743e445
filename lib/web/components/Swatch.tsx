import { candidateFill } from "@/lib/web/look/candidate_colours.ts";

/** A candidate's colour beside the name. It never stands alone. */
export function Swatch({ id }: { id: string }) {
  return (
    <svg class="inline-block shrink-0 w-3 h-3" viewBox="0 0 12 12" aria-hidden="true">
      <rect width="12" height="12" rx="2" fill={candidateFill(id)} />
    </svg>
  );
}
