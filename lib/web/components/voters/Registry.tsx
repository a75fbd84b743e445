import type { Scenario } from "@/lib/scenario/schema.ts";
import { Heading } from "@/lib/web/components/Heading.tsx";
import { Country } from "@/lib/web/components/voters/Country.tsx";
import { SelectionForm } from "@/lib/web/components/voters/SelectionForm.tsx";
import { VoterPages } from "@/lib/web/components/voters/VoterPages.tsx";
import type { PageAnswer } from "@/lib/web/electorate/electorate_desk.ts";
import type { PublicVoter } from "@/lib/web/electorate/public_voter.ts";
import { voterQueryOf, type VoterView } from "@/lib/web/electorate/voter_view.ts";
import { VoterColumns } from "@/lib/web/components/voters/VoterColumns.tsx";
import type { VotersWords } from "@/lib/web/electorate/voters_words.ts";

interface RegistryProps {
  answer: PageAnswer<PublicVoter>;
  view: VoterView;
  scenario: Scenario;
  words: VotersWords;
  /** Whether the administrator reads it. */
  isAdministrator: boolean;
}

/** One page of all who are registered, without personal data. */
export function Registry({ answer, view, scenario, words, isAdministrator }: RegistryProps) {
  const { t } = words;
  return (
    <section aria-labelledby="registry" class="pt-12">
      <Heading id="registry" title={t.table.heading}>{t.table.sentence}</Heading>
      {isAdministrator && (
        <p class="pb-5">
          <a href="/admin/voters" class="underline underline-offset-4 py-1 inline-block">
            {t.records.link}
          </a>
        </p>
      )}
      <SelectionForm action="/voters#registry" {...{ view, scenario, words }} />
      {answer.type === "page"
        ? (
          <>
            {answer.page.isRestart && <p role="status" class="pb-3 font-semibold">{t.table.restart}</p>}
            {answer.page.rows.length > 0 && <Rows rows={answer.page.rows} words={words} />}
            <VoterPages page={answer.page} path="/voters" {...{ view, words }} />
            <DataOfPage query={voterQueryOf(view)} words={words} />
          </>
        )
        : (
          <p role="status" class="border-l-4 border-ink pl-4" data-answer={answer.type}>
            {t.table[answer.type]}
          </p>
        )}
    </section>
  );
}

function Rows({ rows, words }: { rows: readonly PublicVoter[]; words: VotersWords }) {
  const { t, given, location, gender } = words;
  return (
    <table class="w-full text-[0.8125rem] sm:text-sm md:text-base" aria-labelledby="registry">
      <thead>
        <VoterColumns t={t} />
      </thead>
      <tbody>
        {rows.map((voter, place) => (
          <tr key={place} class="border-t">
            <td class="py-1 pr-3" lang={given}>{location(voter.location)}</td>
            <td class="py-1 pr-3 tabular-nums whitespace-nowrap">{voter.age_band}</td>
            <td class="py-1 pr-3" lang={given}>{gender(voter.gender)}</td>
            <td class="py-1">
              <Country code={voter.nationality} words={words} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DataOfPage({ query, words: { t } }: { query: string; words: VotersWords }) {
  const link = "underline underline-offset-4 py-1 inline-block";
  return (
    <p class="mt-3 text-sm print:hidden">
      {t.table.asData}: <a class={link} href={`/api/voters.csv${query}`}>CSV</a>,{" "}
      <a class={link} href={`/api/voters${query}`}>JSON</a>
    </p>
  );
}
