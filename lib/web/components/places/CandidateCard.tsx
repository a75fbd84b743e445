import { Portrait } from "@/lib/web/components/Portrait.tsx";
import { Now, NowBar } from "@/lib/web/components/places/Now.tsx";
import { candidateFill } from "@/lib/web/look/candidate_colours.ts";
import type { Figures } from "@/lib/web/places/figures.ts";

interface CandidateCardProps {
  id: string;
  name: string;
  party: string;
  portrait: string;
  figures: Figures;
}

/** One of all candidates, and how the count stands for them. */
export function CandidateCard({ id, name, party, portrait, figures }: CandidateCardProps) {
  return (
    <li class="border-t-2 border-ink pt-4 flex gap-4" data-candidate={id}>
      <Portrait src={portrait} alt="" size={160} class="w-24 h-24 sm:w-28 sm:h-28" />
      <div class="min-w-0 flex-1">
        <h2 class="font-serif font-bold text-[1.375rem] leading-tight tracking-tight break-words">
          <a
            href={`/candidates/${id}`}
            class="underline underline-offset-4 decoration-rule hover:decoration-ink"
          >
            {name}
          </a>
        </h2>
        <p class="text-soft leading-snug">{party}</p>
        <p class="mt-2 tabular-nums">
          <Now id={`now-share-${id}`} figures={figures} class="block font-bold text-[1.75rem] leading-none" />
          <Now id={`now-votes-${id}`} figures={figures} class="mt-1 block" />
        </p>
        <NowBar id={`now-bar-${id}`} figures={figures} fill={candidateFill(id)} class="mt-2 h-3" />
        <p class="mt-2 text-sm text-soft tabular-nums">
          <Now id={`now-place-${id}`} figures={figures} />
        </p>
      </div>
    </li>
  );
}
