import { type Pace, PACES } from "@/lib/web/client/pace.ts";
import type { PanelMessages } from "@/lib/web/messages/panel/messages.ts";
import type { Words } from "@/lib/web/messages/words.ts";

interface PaceChoiceProps {
  pace: Pace;
  ready: boolean;
  words: Words<Pick<PanelMessages, "updates">>;
  onPace: (pace: Pace) => void;
}

/** How often to update. Without a script there is nothing to choose. */
export function PaceChoice({ pace, ready, words: { t }, onPace }: PaceChoiceProps) {
  return (
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
          <span class="block px-2 sm:px-2.5 py-1.5 border-y border-r text-sm tabular-nums peer-checked:bg-ink peer-checked:text-paper peer-focus-visible:outline peer-focus-visible:outline-[3px] peer-focus-visible:outline-offset-2">
            {labelOf(choice, t)}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function labelOf(pace: Pace, { updates }: Pick<PanelMessages, "updates">) {
  if (pace === "live") return updates.live;
  if (pace === "paused") return updates.paused;
  return (
    <>
      <span aria-hidden="true">{updates.every(pace)}</span>
      <span class="sr-only">{updates.everyLong(pace)}</span>
    </>
  );
}
