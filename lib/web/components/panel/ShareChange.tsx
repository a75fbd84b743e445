import type { Change } from "@/lib/web/history/change.ts";
import type { Words } from "@/lib/web/messages/words.ts";

/** How a share has changed in the last minute; room for it where that is not known. */
export function ShareChange({ change, words: { t, f } }: { change: Change | undefined; words: Words }) {
  const share = change?.share ?? 0;
  const points = f.points(Math.abs(share));
  return (
    <span class="block min-h-[1.25rem] text-sm text-soft" data-change={change && share}>
      {change && (
        <>
          <span aria-hidden="true">{`${share > 0 ? "▲" : share < 0 ? "▼" : "="} ${points}`}</span>
          <span class="sr-only">
            {share > 0 ? t.results.up(points) : share < 0 ? t.results.down(points) : t.results.unchanged}
          </span>
        </>
      )}
    </span>
  );
}
