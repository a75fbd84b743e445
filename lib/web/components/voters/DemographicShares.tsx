import { ratio } from "@/lib/election/results.ts";
import type { DemographicGroupProps } from "@/lib/web/components/voters/DemographicRows.tsx";
import { Live } from "@/lib/web/components/voters/Live.tsx";
import { initialsOf } from "@/lib/web/names.ts";

/** The same in numbers: registered voters, votes, and each candidate's share of them. */
export function DemographicShares(
  { id, title, groups, nameOf, candidates, words: { t, f } }: DemographicGroupProps,
) {
  const cell = "py-1.5 pl-4 text-right whitespace-nowrap";
  return (
    <div class="mt-4 overflow-x-auto" tabindex={0} role="group" aria-label={title}>
      <table class="w-full text-sm tabular-nums" aria-label={`${t.demographics.table}: ${title}`}>
        <thead>
          <tr class="text-soft align-bottom">
            <th scope="col" class="pb-2 text-left">{title}</th>
            <th scope="col" class="pb-2 pl-4 text-right">{t.registered}</th>
            <th scope="col" class="pb-2 pl-4 text-right">{t.demographics.votes}</th>
            {candidates.map(({ candidate_id, candidate_name }) => (
              <th key={candidate_id} scope="col" class="pb-2 pl-4 text-right">
                <abbr title={candidate_name} class="no-underline">{initialsOf(candidate_name)}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map(({ group, registered, votes, votes_by_candidate }, place) => (
            <tr key={group} class="border-t">
              <th scope="row" class="py-1.5 text-left font-medium whitespace-nowrap">{nameOf(group)}</th>
              <td class={cell}>
                <Live id={`${id}-${place}-registered`}>{f.count(registered)}</Live>
              </td>
              <td class={cell}>
                <Live id={`${id}-${place}-votes`}>{f.count(votes)}</Live>
              </td>
              {candidates.map(({ candidate_id }) => (
                <td key={candidate_id} class={cell}>
                  <Live id={`${id}-${place}-share-${candidate_id}`}>
                    {votes === 0 ? "–" : f.percent(ratio(votes_by_candidate[candidate_id] ?? 0, votes))}
                  </Live>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
