import { Portrait } from "@/lib/web/components/Portrait.tsx";
import type { Candidate } from "@/lib/election/types.ts";

/** A candidate as the ballot paper names them. */
export function Choice({ candidate }: { candidate: Candidate }) {
  return (
    <span class="flex items-center gap-4 min-w-0">
      <Portrait src={candidate.photo_url} alt="" size={56} class="w-14 h-14" />
      <span class="min-w-0">
        <span class="block font-semibold text-lg leading-tight">{candidate.candidate_name}</span>
        <span class="block text-soft">{candidate.party_affiliation}</span>
      </span>
    </span>
  );
}
