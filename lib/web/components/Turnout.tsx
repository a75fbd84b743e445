import type { CandidateResult, LocationTurnout } from "@/lib/election/results.ts";
import { Heading } from "@/lib/web/components/Heading.tsx";
import { Pages } from "@/lib/web/components/Pages.tsx";
import { TurnoutTable } from "@/lib/web/components/TurnoutTable.tsx";
import type { Words } from "@/lib/web/messages/mod.ts";
import { pageOf, type TableView } from "@/lib/web/table_view.ts";

interface TurnoutProps {
  locations: LocationTurnout[];
  candidates: CandidateResult[];
  view: TableView;
  words: Words;
  /** Called on a click that asks for another order or page. Without it the links load the page anew. */
  onView?: (event: MouseEvent, view: TableView) => void;
}

/** Turnout and leader of each location. */
export function Turnout({ locations, candidates, view, words, onView }: TurnoutProps) {
  const page = pageOf(locations, view, words.language);
  const names = new Map(candidates.map((c) => [c.candidate_id, c.candidate_name]));
  return (
    <section aria-labelledby="turnout">
      <Heading id="turnout" title={words.t.turnout.heading}>{sentence(locations, words)}</Heading>
      <TurnoutTable rows={page.rows} {...{ names, view, words, onView }} />
      <Pages {...{ page, view, words, onView }} />
    </section>
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
