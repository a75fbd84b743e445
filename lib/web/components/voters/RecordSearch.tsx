import { Records } from "@/lib/web/components/voters/Records.tsx";
import type { VotersWords } from "@/lib/web/electorate/voters_words.ts";
import type { Search } from "@/lib/web/electorate/record_search.ts";

/** Longer texts are none. */
const MAX_INPUT_CHARS = 64;

interface RecordSearchProps {
  /** Null: nothing was asked. */
  search: Search | null;
  words: VotersWords;
}

/** Asks for a registration number, in the body of a request: it stands in no address. */
export function RecordSearch({ search, words }: RecordSearchProps) {
  const { t } = words;
  return (
    <section aria-labelledby="search" class="pb-10">
      <form method="post" action="/admin/voters" class="flex flex-wrap items-end gap-3">
        <label class="grow max-w-[24rem]">
          <span class="block text-soft">{t.records.search}</span>
          <input
            name="registration_number"
            value={search?.asked ?? ""}
            required
            maxLength={MAX_INPUT_CHARS}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            aria-describedby={search ? "search-answer" : undefined}
            class="mt-1 w-full border-2 border-ink bg-paper text-ink font-mono px-3 py-2 min-h-[2.75rem]"
          />
        </label>
        <button type="submit" class="bg-ink text-paper font-semibold px-5 py-2 min-h-[2.75rem]">
          {t.records.find}
        </button>
      </form>
      {search && (
        <div id="search-answer" role="status" class="mt-5" data-search={search.type}>
          <h2 id="search" class={search.type === "found" ? "font-semibold pb-3" : "sr-only"}>
            {search.type === "found" ? t.records.found : t.records.search}
          </h2>
          {search.type === "found"
            ? <Records voters={[search.voter]} labelledby="search" words={words} />
            : (
              <p class="border-l-4 border-ink pl-4">
                {search.type === "away" ? t.table.away : t.records[search.type]}
              </p>
            )}
        </div>
      )}
      {!search && <h2 id="search" class="sr-only">{t.records.search}</h2>}
    </section>
  );
}
