import type { LocationTurnout } from "@/lib/election/results.ts";
import type { PlacesWords } from "@/lib/web/messages/places/mod.ts";

interface NeighboursProps {
  /** Null at the end of the alphabet. */
  previous: LocationTurnout | null;
  next: LocationTurnout | null;
  words: PlacesWords;
}

/** The ways to the locations before and after, by name. */
export function Neighbours({ previous, next, words: { t } }: NeighboursProps) {
  const way = (to: LocationTurnout | null, label: string, arrow: string, classes: string) =>
    to && (
      <a href={`/locations/${to.location}`} class={`group py-1 ${classes}`}>
        <span class="block text-sm text-soft">{label}</span>
        <span class="font-semibold underline underline-offset-4 decoration-rule group-hover:decoration-ink">
          {arrow === "←" && <span aria-hidden="true" class="mr-1">←</span>}
          {to.name}
          {arrow === "→" && <span aria-hidden="true" class="ml-1">→</span>}
        </span>
      </a>
    );
  return (
    <nav
      aria-label={t.location.neighbours}
      class="mt-12 border-t-2 border-ink pt-3 flex justify-between gap-6 print:hidden"
    >
      {way(previous, t.location.previous, "←", "")}
      {way(next, t.location.next, "→", "ml-auto text-right")}
    </nav>
  );
}
