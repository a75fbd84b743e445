import { type Pace, PACES } from "@/lib/web/client/pace.ts";
import type { Words } from "@/lib/web/messages/words.ts";
import type { TableView } from "@/lib/web/table_view.ts";

interface ControlsProps {
  pace: Pace;
  ready: boolean;
  view: TableView;
  words: Words;
  onPace: (pace: Pace) => void;
  onRefresh: () => void;
}

/** How often to update, and a refresh: without a script, that is a reload of the page in the same view. */
export function Controls({ pace, ready, view, words, onPace, onRefresh }: ControlsProps) {
  const { t } = words;
  return (
    <div class="flex flex-wrap items-center gap-3">
      <fieldset class={`flex items-center border-l ${ready ? "" : "invisible scriptless:hidden"}`}>
        <legend class="sr-only">{t.updates.legend}</legend>
        {PACES.map((choice) => (
          <label key={choice} class="cursor-pointer">
            <input
              type="radio"
              name="pace"
              class="peer sr-only"
              value={String(choice)}
              checked={choice === pace}
              onChange={() => onPace(choice)}
            />
            <span class="block px-2.5 py-1.5 border-y border-r text-sm tabular-nums peer-checked:bg-ink peer-checked:text-paper peer-focus-visible:outline peer-focus-visible:outline-[3px] peer-focus-visible:outline-offset-2">
              {labelOf(choice, words)}
            </span>
          </label>
        ))}
      </fieldset>
      <form
        method="get"
        action="/"
        onSubmit={(event) => {
          event.preventDefault();
          onRefresh();
        }}
      >
        <input type="hidden" name="sort" value={view.sort} />
        <input type="hidden" name="order" value={view.order} />
        <input type="hidden" name="page" value={view.page} />
        <button type="submit" class="px-3 py-1.5 border border-ink text-sm font-semibold hover:bg-wash">
          {t.updates.refresh}
        </button>
      </form>
    </div>
  );
}

function labelOf(pace: Pace, { t }: Words) {
  if (pace === "live") return t.updates.live;
  if (pace === "paused") return t.updates.paused;
  return (
    <>
      <span aria-hidden="true">{t.updates.every(pace)}</span>
      <span class="sr-only">{t.updates.everyLong(pace)}</span>
    </>
  );
}
