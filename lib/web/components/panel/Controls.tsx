import type { Pace } from "@/lib/web/client/pace.ts";
import { PaceChoice } from "@/lib/web/components/PaceChoice.tsx";
import type { Words } from "@/lib/web/messages/words.ts";

interface ControlsProps {
  pace: Pace;
  ready: boolean;
  /** The parameters of the view, which a reload keeps. */
  parameters: readonly [name: string, value: string][];
  words: Words;
  onPace: (pace: Pace) => void;
  onRefresh: () => void;
}

/** How often to update, and a refresh: without a script, that is a reload of the page in the same view. */
export function Controls({ pace, ready, parameters, words, onPace, onRefresh }: ControlsProps) {
  const { t } = words;
  return (
    <div class="flex flex-wrap items-center gap-3 print:hidden">
      <PaceChoice {...{ pace, ready, words, onPace }} />
      <form
        method="get"
        action="/"
        onSubmit={(event) => {
          event.preventDefault();
          onRefresh();
        }}
      >
        {parameters.map(([name, value]) => <input key={name} type="hidden" {...{ name, value }} />)}
        <button type="submit" class="px-3 py-1.5 border border-ink text-sm font-semibold hover:bg-wash">
          {t.updates.refresh}
        </button>
      </form>
    </div>
  );
}
