import type { CandidateResult, LocationTurnout } from "@/lib/election/results.ts";
import { Heading } from "@/lib/web/components/Heading.tsx";
import { Pages } from "@/lib/web/components/turnout/Pages.tsx";
import { Search } from "@/lib/web/components/turnout/Search.tsx";
import { SortLinks, type SortProps } from "@/lib/web/components/turnout/SortLink.tsx";
import { TurnoutTable } from "@/lib/web/components/turnout/TurnoutTable.tsx";
import { namesOf } from "@/lib/web/names.ts";
import type { Words } from "@/lib/web/messages/words.ts";
import { hrefOf } from "@/lib/web/panel/view.ts";
import { pageOf } from "@/lib/web/panel/table_view.ts";

interface TurnoutProps extends SortProps {
  locations: LocationTurnout[];
  candidates: CandidateResult[];
  /** Whether it stands in a page of another site: its links then open a page of their own. */
  framed?: boolean;
  onSearch?: (q: string) => void;
}

/** Turnout and leader of each location. */
export function Turnout(
  { locations, candidates, view, words, framed, onView, onSearch }: TurnoutProps,
) {
  const page = pageOf(locations, view, words.language);
  const names = namesOf(candidates);
  return (
    <section aria-labelledby="turnout">
      <Heading id="turnout" title={words.t.turnout.heading}>{sentence(locations, words)}</Heading>
      <Search {...{ view, words, onSearch }} />
      <SortLinks {...{ view, words, onView }} />
      <TurnoutTable rows={page.rows} {...{ names, view, words, framed, onView }} />
      {page.total === 0 && <NotFound {...{ view, words, onView }} />}
      <Pages {...{ page, view, words, onView }} />
    </section>
  );
}

function NotFound({ view, words: { t }, onView }: SortProps) {
  const all = { ...view, q: "", page: 1 };
  return (
    <p class="border-t py-4">
      {t.turnout.notFound(view.q)}{" "}
      <a
        href={hrefOf(all, "turnout")}
        onClick={(event) => onView?.(event, all)}
        class="underline underline-offset-4"
      >
        {t.turnout.showAll}
      </a>
    </p>
  );
}

function sentence(locations: LocationTurnout[], { t, f }: Words): string {
  const reporting = locations.filter((location) => location.votes > 0);
  if (reporting.length === 0) return t.turnout.sentenceNone;
  const sorted = reporting.toSorted((a, b) => b.turnout - a.turnout);
  const highest = sorted[0];
  const lowest = sorted[sorted.length - 1];
  return t.turnout.sentence(
    highest.name,
    f.percent(highest.turnout),
    lowest.name,
    f.percent(lowest.turnout),
  );
}
