import type { ComponentChildren } from "preact";
import type { CandidateResult } from "@/lib/election/results.ts";
import type { DemographicSum } from "@/lib/election/demographics.ts";
import { ratio } from "@/lib/election/results.ts";
import { locationStandingOf } from "@/lib/election/standings.ts";
import { Bar } from "@/lib/web/components/Bar.tsx";
import { VoteBar } from "@/lib/web/components/voters/VoteBar.tsx";
import type { VotersWords } from "@/lib/web/electorate/voters_words.ts";
import { barWidth } from "@/lib/web/chart/geometry.ts";
import type { CandidateNames } from "@/lib/web/names.ts";

export interface DemographicGroupProps {
  /** What the groups are told apart by: begins the ids of what is kept current. */
  id: string;
  title: string;
  groups: readonly DemographicSum[];
  nameOf: (group: string) => ComponentChildren;
  /** In the order in which their parts stand in a bar. */
  candidates: readonly CandidateResult[];
  words: VotersWords;
}

/** A row for each group: its turnout, and how it voted. */
export function DemographicRows(
  { id, title, groups, nameOf, candidates, names, words }: DemographicGroupProps & { names: CandidateNames },
) {
  const { t, f } = words;
  return (
    <table
      class="w-full table-fixed text-[0.8125rem] sm:text-sm"
      aria-label={`${t.demographics.heading}: ${title}`}
    >
      <thead>
        <tr class="text-[0.6875rem] sm:text-sm text-soft text-left align-bottom">
          <th scope="col" class="pb-2 pr-2 w-[27%]">{title}</th>
          <th scope="col" class="pb-2 pr-4 w-[27%]">{t.demographics.turnout}</th>
          <th scope="col" class="pb-2">{t.demographics.vote}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ group, registered, votes, votes_by_candidate }, place) => {
          const turnout = ratio(votes, registered);
          return (
            <tr key={group} id={`${id}-${place}`} data-live class="border-t align-top">
              <th scope="row" class="py-2 pr-2 text-left font-medium break-words [hyphens:auto]">
                {nameOf(group)}
              </th>
              <td class="py-2 pr-4 tabular-nums">
                {f.percent(turnout)}
                <Bar width={barWidth(turnout)} class="mt-1 h-2" />
              </td>
              <td class="py-2 tabular-nums">
                {ahead(votes_by_candidate, names, words)}
                <VoteBar {...{ candidates, votes, votes_by_candidate }} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function ahead(votes: Record<string, number>, names: CandidateNames, { t, f }: VotersWords): string {
  const standing = locationStandingOf(votes);
  if (standing.kind === "none") return t.demographics.noVotes;
  if (standing.kind === "tie") return t.demographics.tie;
  const name = names.get(standing.leader)?.short ?? standing.leader;
  return t.demographics.ahead(name, f.percent(standing.share));
}
