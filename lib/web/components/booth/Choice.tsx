import { asset } from "fresh/runtime";
import type { Candidate } from "@/lib/election/types.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import { Portrait } from "@/lib/web/components/Portrait.tsx";
import { portraitsAddress } from "@/lib/web/look/portraits.ts";

/** A candidate as the ballot paper names them. */
export function Choice({ candidate, scenario }: { candidate: Candidate; scenario: Scenario }) {
  return (
    <span class="flex items-center gap-4 min-w-0">
      <Portrait
        src={`${asset(portraitsAddress(scenario))}#${candidate.candidate_id}`}
        alt=""
        size={56}
        class="w-14 h-14"
      />
      <span class="min-w-0">
        <span class="block font-semibold text-lg leading-tight">{candidate.candidate_name}</span>
        <span class="block text-soft">{candidate.party_affiliation}</span>
      </span>
    </span>
  );
}
