import type { CandidatePlace } from "@/lib/election/candidate_places.ts";
import { Now, NowBar } from "@/lib/web/components/places/Now.tsx";
import { candidateFill } from "@/lib/web/look/candidate_colours.ts";
import type { PlacesWords } from "@/lib/web/messages/places/mod.ts";
import type { Figures } from "@/lib/web/places/figures.ts";
import { type PlaceColumn, placeHref, placesSortedBy, type PlaceView } from "@/lib/web/places/place_view.ts";

interface PlacesTableProps {
  candidate_id: string;
  /** In the order to show. */
  places: CandidatePlace[];
  view: PlaceView;
  figures: Figures;
  words: PlacesWords;
}

/** A candidate's votes in each location. Its headings sort it: links that load the page in another order. */
export function PlacesTable({ candidate_id, places, view, figures, words }: PlacesTableProps) {
  const head = (column: PlaceColumn, classes: string) => (
    <Head
      {...{ column, view, words }}
      class={classes}
    />
  );
  return (
    <table class="w-full text-[0.8125rem] sm:text-base" aria-labelledby="places">
      <thead>
        <tr class="text-xs sm:text-sm align-bottom">
          {head("name", "text-left")}
          {head("votes", "pl-2 sm:pl-3 text-right")}
          {head("share", "pl-2 sm:pl-3 md:pl-8 text-left")}
          {head("margin", "pl-2 sm:pl-3 text-right")}
        </tr>
      </thead>
      <tbody>
        {places.map(({ location, name }) => (
          <tr key={location} class="border-t align-baseline" data-location={location}>
            <th scope="row" class="py-2 text-left font-medium break-words [hyphens:auto]">
              <a
                href={`/locations/${location}`}
                class="inline-block py-0.5 underline underline-offset-4 decoration-rule hover:decoration-ink"
              >
                {name}
              </a>
            </th>
            <td class="py-2 pl-2 sm:pl-3 text-right tabular-nums">
              <Now id={`now-votes-${location}`} figures={figures} />
            </td>
            <td class="py-2 pl-2 sm:pl-3 md:pl-8 tabular-nums w-[28%] sm:w-2/5">
              <div class="md:flex items-center gap-3">
                <Now id={`now-share-${location}`} figures={figures} class="block md:w-16 shrink-0" />
                <NowBar
                  id={`now-bar-${location}`}
                  figures={figures}
                  fill={candidateFill(candidate_id)}
                  class="mt-1.5 md:mt-0 h-2"
                />
              </div>
            </td>
            <td class="py-2 pl-2 sm:pl-3 text-right tabular-nums whitespace-nowrap">
              <Now id={`now-margin-${location}`} figures={figures} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface HeadProps {
  column: PlaceColumn;
  view: PlaceView;
  words: PlacesWords;
  class: string;
}

function Head({ column, view, words: { t }, class: classes }: HeadProps) {
  const isActive = view.sort === column;
  const title = t.candidate.columns[column];
  const direction = view.order === "asc" ? "ascending" : "descending";
  return (
    <th scope="col" aria-sort={isActive ? direction : undefined} class={`pb-2 ${classes}`}>
      <a
        href={placeHref(placesSortedBy(view, column), "places")}
        title={t.candidate.sort(title)}
        class={`inline-block py-1 underline underline-offset-4 ${
          isActive ? "font-semibold decoration-ink decoration-2" : "text-soft decoration-rule hover:text-ink"
        }`}
      >
        {title}
        <span aria-hidden="true">{isActive ? view.order === "asc" ? " ↑" : " ↓" : ""}</span>
      </a>
    </th>
  );
}
