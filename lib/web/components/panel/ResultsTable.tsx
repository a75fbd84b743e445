import type { CandidateResult } from "@/lib/election/results.ts";
import { Bar } from "@/lib/web/components/Bar.tsx";
import { PageLink } from "@/lib/web/components/PageLink.tsx";
import { Portrait } from "@/lib/web/components/Portrait.tsx";
import { ShareChange } from "@/lib/web/components/panel/ShareChange.tsx";
import type { Change } from "@/lib/web/history/change.ts";
import { candidateFill } from "@/lib/web/look/candidate_colours.ts";
import { barScale, barWidth } from "@/lib/web/chart/geometry.ts";
import type { Words } from "@/lib/web/messages/words.ts";

export interface ResultsProps {
  candidates: CandidateResult[];
  /** Over the last minute, by candidate_id. */
  changes: ReadonlyMap<string, Change>;
  words: Words;
  /** Whether it stands in a page of another site. */
  framed?: boolean;
}

/** Votes and shares of all candidates, in the order given. */
export function ResultsTable({ candidates, changes, words, framed }: ResultsProps) {
  const { t, f } = words;
  const scale = barScale(candidates.map((candidate) => candidate.share));
  return (
    <table class="w-full" aria-labelledby="results">
      <thead>
        <tr class="text-sm text-soft">
          <th scope="col" class="pb-2 text-left">{t.results.candidate}</th>
          <th scope="col" class="pb-2 pl-3 text-right hidden sm:table-cell">{t.results.votes}</th>
          <th scope="col" class="pb-2 pl-3 text-right">
            {t.results.share}
            <span class="block sm:hidden">{t.results.votes}</span>
            <span class="block font-normal whitespace-nowrap" title={t.results.lastMinute}>
              <span aria-hidden="true">▲▼ 1 min</span>
              <span class="sr-only">{t.results.lastMinute}</span>
            </span>
          </th>
        </tr>
      </thead>
      <tbody>
        {candidates.map((candidate) => (
          <tr
            key={candidate.candidate_id}
            class="border-t align-top"
            data-candidate={candidate.candidate_id}
          >
            <th scope="row" class="py-3 w-full text-left">
              <div class="flex gap-3">
                <Portrait src={candidate.photo_url} alt="" size={48} class="w-10 h-10 sm:w-12 sm:h-12" />
                <div class="min-w-0 flex-1">
                  <div class="font-semibold leading-tight">
                    <PageLink href={`/candidates/${candidate.candidate_id}`} framed={framed}>
                      {candidate.candidate_name}
                    </PageLink>
                  </div>
                  <div class="text-sm text-soft leading-snug">{candidate.party_affiliation}</div>
                  <Bar
                    id={`bar-${candidate.candidate_id}`}
                    width={barWidth(candidate.share, scale)}
                    fill={candidateFill(candidate.candidate_id)}
                    class="mt-2 h-3"
                  />
                </div>
              </div>
            </th>
            <td class="py-3 pl-4 text-right tabular-nums hidden sm:table-cell" data-votes={candidate.votes}>
              {f.count(candidate.votes)}
            </td>
            <td class="py-3 pl-4 text-right tabular-nums whitespace-nowrap">
              <span class="block font-bold sm:text-lg sm:leading-6">{f.percent(candidate.share)}</span>
              <span class="block sm:hidden text-sm text-soft">{f.count(candidate.votes)}</span>
              <ShareChange change={changes.get(candidate.candidate_id)} words={words} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
