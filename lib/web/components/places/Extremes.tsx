import { Heading } from "@/lib/web/components/Heading.tsx";
import { Now } from "@/lib/web/components/places/Now.tsx";
import type { PlacesWords } from "@/lib/web/messages/places/mod.ts";
import { EXTREMES } from "@/lib/web/places/candidate_figures.ts";
import type { Figures } from "@/lib/web/places/figures.ts";

interface ExtremesProps {
  figures: Figures;
  words: PlacesWords;
}

/** Where a candidate's share is highest, and where lowest. */
export function Extremes({ figures, words: { t } }: ExtremesProps) {
  return (
    <section aria-labelledby="extremes" class="pt-12">
      <Heading id="extremes" title={t.candidate.extremes}>
        <Now id="now-extremes" figures={figures} class="tabular-nums" />
      </Heading>
      <div
        id="now-rankings"
        hidden={figures["now-rankings"] === false}
        class="grid gap-x-12 gap-y-8 sm:grid-cols-2"
      >
        <Ranking name="best" title={t.candidate.best} figures={figures} />
        <Ranking name="worst" title={t.candidate.worst} figures={figures} />
      </div>
    </section>
  );
}

/** A list with a row for each place that there may be: those without one are hidden. */
function Ranking({ name, title, figures }: { name: "best" | "worst"; title: string; figures: Figures }) {
  return (
    <div>
      <h3 class="pb-2 text-sm text-soft">{title}</h3>
      <ol class="m-0 p-0 list-none border-b">
        {Array.from({ length: EXTREMES }, (_, place) => {
          const id = `now-${name}-${place + 1}`;
          const link = figures[`${id}-name`];
          if (typeof link !== "object" || !("href" in link)) throw new Error(`no link of id ${id}-name`);
          return (
            <li key={id} id={id} hidden={figures[id] === false}>
              <div class="border-t py-1.5 flex items-baseline justify-between gap-4">
                <a
                  id={`${id}-name`}
                  href={link.href}
                  class="py-0.5 underline underline-offset-4 decoration-rule hover:decoration-ink"
                >
                  {link.text}
                </a>
                <Now id={`${id}-share`} figures={figures} class="tabular-nums font-semibold" />
              </div>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
