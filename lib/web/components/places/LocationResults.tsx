import type { CandidateResult } from "@/lib/election/results.ts";
import { Portrait } from "@/lib/web/components/Portrait.tsx";
import { Now, NowBar } from "@/lib/web/components/places/Now.tsx";
import { candidateFill } from "@/lib/web/look/candidate_colours.ts";
import type { PlacesWords } from "@/lib/web/messages/places/mod.ts";
import type { Figures } from "@/lib/web/places/figures.ts";

interface LocationResultsProps {
  /** In the order to show. */
  candidates: CandidateResult[];
  /** Address of the picture of all portraits. */
  portraits: string;
  /** Whether there are other locations. */
  isOneOfMany: boolean;
  figures: Figures;
  words: PlacesWords;
}

/** All candidates' votes in one location, beside their share of the whole. */
export function LocationResults(
  { candidates, portraits, isOneOfMany, figures, words: { t } }: LocationResultsProps,
) {
  return (
    <table class="w-full" aria-labelledby="result">
      <thead>
        <tr class="text-sm text-soft align-bottom">
          <th scope="col" class="pb-2 text-left">{t.location.candidate}</th>
          <th scope="col" class="pb-2 pl-3 text-right">
            {t.location.share}
            <span class="block">{t.candidate.columns.votes}</span>
          </th>
          {isOneOfMany && (
            <th scope="col" class="pb-2 pl-3 sm:pl-6 text-right sm:whitespace-nowrap">{t.location.versus}</th>
          )}
        </tr>
      </thead>
      <tbody id="now-rows">
        {candidates.map(({ candidate_id: id, candidate_name, party_affiliation }) => (
          <tr key={id} id={`now-row-${id}`} class="border-t align-top" data-candidate={id}>
            <th scope="row" class="py-3 w-full text-left">
              <div class="flex gap-3">
                <Portrait src={`${portraits}#${id}`} alt="" size={48} class="w-10 h-10 sm:w-12 sm:h-12" />
                <div class="min-w-0 flex-1">
                  <a
                    href={`/candidates/${id}`}
                    class="font-semibold leading-tight underline underline-offset-4 decoration-rule hover:decoration-ink"
                  >
                    {candidate_name}
                  </a>
                  <div class="text-sm text-soft leading-snug">{party_affiliation}</div>
                  <NowBar id={`now-bar-${id}`} figures={figures} fill={candidateFill(id)} class="mt-2 h-3" />
                </div>
              </div>
            </th>
            <td class="py-3 pl-3 sm:pl-6 text-right tabular-nums whitespace-nowrap">
              <Now id={`now-share-${id}`} figures={figures} class="block font-bold sm:text-lg sm:leading-6" />
              <Now id={`now-votes-${id}`} figures={figures} class="text-sm text-soft" />
            </td>
            {isOneOfMany && (
              <td class="py-3 pl-3 sm:pl-6 text-right tabular-nums whitespace-nowrap">
                <Now id={`now-versus-${id}`} figures={figures} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
