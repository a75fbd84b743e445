import type { CandidateResult } from "@/lib/election/results.ts";
import { ratio } from "@/lib/election/results.ts";
import { type Demographic, type DemographicSum, summedBy } from "@/lib/election/demographics.ts";
import { DemographicRows } from "@/lib/web/components/voters/DemographicRows.tsx";
import { DemographicShares } from "@/lib/web/components/voters/DemographicShares.tsx";
import { Live } from "@/lib/web/components/voters/Live.tsx";
import { Heading } from "@/lib/web/components/Heading.tsx";
import { Swatch } from "@/lib/web/components/Swatch.tsx";
import { TakeData } from "@/lib/web/components/TakeData.tsx";
import type { VotersWords } from "@/lib/web/electorate/voters_words.ts";
import { initialsOf, namesOf } from "@/lib/web/names.ts";

interface DemographicsProps {
  /** Null where they cannot be read. */
  demographics: readonly Demographic[] | null;
  candidates: readonly CandidateResult[];
  words: VotersWords;
}

/** Turnout and vote by age band and by gender. */
export function Demographics({ demographics, candidates, words }: DemographicsProps) {
  const { t, given, gender } = words;
  const rows = demographics ?? [];
  const inOrder = candidates.toSorted((a, b) => a.candidate_id < b.candidate_id ? -1 : 1);
  const names = namesOf(candidates);
  const ages = summedBy("age_band", rows).sort((a, b) => parseInt(a.group) - parseInt(b.group));
  const genders = summedBy("gender", rows);
  const groups = [
    { id: "age", title: t.demographics.byAge, groups: ages, nameOf: (group: string) => group },
    {
      id: "gender",
      title: t.demographics.byGender,
      groups: genders,
      nameOf: (code: string) => <span lang={given}>{gender(code)}</span>,
    },
  ];
  return (
    <section aria-labelledby="demographics" class="pt-12">
      <Heading id="demographics" title={t.demographics.heading}>
        <Live id="demographics-sentence">
          {demographics === null ? t.unavailable : sentence(ages, words)}
        </Live>
      </Heading>
      {demographics !== null && (
        <>
          <ul aria-label={t.demographics.key} class="pb-5 flex flex-wrap gap-x-5 gap-y-1 text-sm">
            {inOrder.map(({ candidate_id, candidate_name }) => (
              <li key={candidate_id} class="flex items-center gap-2">
                <Swatch id={candidate_id} /> {candidate_name}
                <span class="text-soft">{initialsOf(candidate_name)}</span>
              </li>
            ))}
          </ul>
          <div class="grid gap-x-12 gap-y-8 lg:grid-cols-2 items-start">
            {groups.map((one) => (
              <DemographicRows key={one.id} {...one} {...{ names, words }} candidates={inOrder} />
            ))}
          </div>
          <details class="mt-6">
            <summary class="cursor-pointer py-1 underline underline-offset-4">{t.demographics.table}</summary>
            {groups.map((one) => (
              <DemographicShares key={one.id} {...one} candidates={inOrder} words={words} />
            ))}
          </details>
          <TakeData
            label={t.demographics.heading}
            csv="/api/demographics.csv"
            json="/api/demographics"
            class="mt-3"
          />
        </>
      )}
    </section>
  );
}

function sentence(ages: readonly DemographicSum[], { t, f }: VotersWords): string {
  const turnout = ({ votes, registered }: DemographicSum) => ratio(votes, registered);
  const voted = ages.filter(({ registered }) => registered > 0).sort((a, b) => turnout(b) - turnout(a));
  if (voted.every(({ votes }) => votes === 0)) return t.demographics.sentenceNone;
  const [highest] = voted;
  const lowest = voted[voted.length - 1];
  return t.demographics.sentence(
    highest.group,
    f.percent(turnout(highest)),
    lowest.group,
    f.percent(turnout(lowest)),
  );
}
