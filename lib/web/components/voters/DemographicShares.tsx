import { ratio } from "@/lib/election/results.ts";
import type { DemographicGroupProps } from "@/lib/web/components/voters/DemographicRows.tsx";
import { initialsOf } from "@/lib/web/names.ts";

/** The same in numbers: registered voters, votes, and each candidate's share of them. */
export function DemographicShares(
  { id, title, groups, nameOf, candidates, words: { t, f } }: DemographicGroupProps,
) {
  return (
    <div class="mt-4 overflow-x-auto" tabindex={0} role="group" aria-label={title}>
      <table
        class="w-full text-sm tabular-nums [&_td]:pl-4 [&_td]:text-right"
        aria-label={`${t.demographics.table}: ${title}`}
      >
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
        <tbody class="whitespace-nowrap">
          {groups.map(({ group, registered, votes, votes_by_candidate }, place) => (
            <tr key={group} id={`${id}-${place}-shares`} data-live class="border-t">
              <th scope="row" class="py-1.5 text-left font-medium">{nameOf(group)}</th>
              <td>{f.count(registered)}</td>
              <td>{f.count(votes)}</td>
              {candidates.map(({ candidate_id }) => (
                <td key={candidate_id}>
                  {votes === 0 ? "–" : f.percent(ratio(votes_by_candidate[candidate_id] ?? 0, votes))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
