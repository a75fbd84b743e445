import { ageBandLabel } from "@/lib/election/age.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import { VOTER_ORDERS, type VoterView } from "@/lib/web/electorate/voter_view.ts";
import type { VotersWords } from "@/lib/web/electorate/voters_words.ts";

interface SelectionFormProps {
  /** Address of the page that shows the selection. */
  action: string;
  view: VoterView;
  scenario: Scenario;
  words: VotersWords;
}

/** Asks which voters are to be shown, and in what order. */
export function SelectionForm({ action, view, scenario, words }: SelectionFormProps) {
  const { t, given, language } = words;
  const { compare } = new Intl.Collator(language, { numeric: true });
  const locations = scenario.locations.toSorted((a, b) => compare(a.name, b.name));
  return (
    <form method="get" action={action} class="pb-5 flex flex-wrap items-end gap-x-4 gap-y-3 print:hidden">
      <Choice
        name="location"
        label={t.location}
        all={t.table.all}
        chosen={view.location}
        lang={given}
        choices={locations.map(({ code, name }) => [code, name])}
      />
      <Choice
        name="age"
        label={t.age}
        all={t.table.all}
        chosen={view.age === null ? null : String(view.age)}
        choices={scenario.age_bands.map((band) => [String(band.from), ageBandLabel(band)])}
      />
      <Choice
        name="gender"
        label={t.gender}
        all={t.table.all}
        chosen={view.gender}
        lang={given}
        choices={scenario.genders.map(({ code, name }) => [code, name])}
      />
      <Choice
        name="sort"
        label={t.table.sort}
        chosen={`${view.sort}-${view.order}`}
        choices={VOTER_ORDERS.map((order) => [order, t.table.orders[order]])}
      />
      <button type="submit" class="px-4 py-1.5 min-h-[2.5rem] bg-ink text-paper font-semibold">
        {t.table.show}
      </button>
    </form>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  /** The choice that leaves all in, where there is one. */
  all?: string;
  chosen: string | null;
  lang?: string;
  choices: [string, string][];
}

function Choice({ name, label, all, chosen, lang, choices }: ChoiceProps) {
  return (
    <label class="grow sm:grow-0 min-w-[8rem]">
      <span class="block text-sm text-soft">{label}</span>
      <select
        name={name}
        class="mt-1 w-full min-h-[2.5rem] px-2 py-1.5 border border-ink bg-paper text-ink text-base font-sans"
      >
        {all !== undefined && <option value="" selected={chosen === null}>{all}</option>}
        {choices.map(([value, text]) => (
          <option key={value} value={value} lang={lang} selected={value === chosen}>{text}</option>
        ))}
      </select>
    </label>
  );
}
