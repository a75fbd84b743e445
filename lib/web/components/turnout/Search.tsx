import type { Words } from "@/lib/web/messages/words.ts";
import { type PanelView, parametersOf } from "@/lib/web/panel/view.ts";
import { MAX_QUERY_CHARS } from "@/lib/web/panel/table_view.ts";

interface SearchProps {
  view: PanelView;
  words: Words;
  /** Called with what is searched for while it is typed. Without it the form loads the page anew. */
  onSearch?: (q: string) => void;
}

/** Looks for locations by name or code. */
export function Search({ view, words: { t }, onSearch }: SearchProps) {
  return (
    <form
      role="search"
      action="#turnout"
      class="flex flex-wrap items-center gap-x-3 gap-y-2 pb-4 print:hidden"
      onSubmit={(event) => onSearch && event.preventDefault()}
    >
      {parametersOf({ ...view, q: "", page: 1 }).map(([name, value]) => (
        <input type="hidden" key={name} {...{ name, value }} />
      ))}
      <label for="q" class="text-sm">{t.turnout.search}</label>
      <input
        id="q"
        name="q"
        type="search"
        value={view.q}
        maxLength={MAX_QUERY_CHARS}
        autocomplete="off"
        class="min-w-0 w-48 px-2 py-1.5 border border-soft"
        onInput={(event) => onSearch?.(event.currentTarget.value)}
      />
      <button type="submit" class="px-3 py-1.5 border border-ink text-sm font-semibold hover:bg-wash">
        {t.turnout.find}
      </button>
    </form>
  );
}
