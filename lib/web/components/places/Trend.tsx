import { type CandidateResult, type Frame, ratio } from "@/lib/election/results.ts";
import { withClocks } from "@/lib/web/components/chart/Clock.tsx";
import { SeriesChart } from "@/lib/web/components/chart/SeriesChart.tsx";
import { TableBehind } from "@/lib/web/components/chart/TableBehind.tsx";
import { TimeChart } from "@/lib/web/components/chart/TimeChart.tsx";
import { Heading } from "@/lib/web/components/Heading.tsx";
import { ZoomLinks } from "@/lib/web/components/race/ZoomLinks.tsx";
import { labelName } from "@/lib/web/chart/label_name.ts";
import { sharesOver } from "@/lib/web/history/chart_data.ts";
import type { Span } from "@/lib/web/history/recorder.ts";
import type { History } from "@/lib/web/history/sample.ts";
import { tableRows } from "@/lib/web/history/table_rows.ts";
import { candidateFill } from "@/lib/web/look/candidate_colours.ts";
import { historyWordsFor } from "@/lib/web/messages/history/mod.ts";
import type { PlacesWords } from "@/lib/web/messages/places/mod.ts";
import { initialsOf } from "@/lib/web/names.ts";
import { trendSentence } from "@/lib/web/places/trend_sentences.ts";

const SHARE_HEIGHT = 180;

interface TrendProps {
  candidate: CandidateResult;
  /** The whole history: the sentence is about its last minute, whatever is shown. */
  history: History;
  frame: Frame;
  span: Span;
  /** The address of this page with each span. */
  links: Record<Span, string>;
  words: PlacesWords;
}

/** A candidate's share as it developed, and how fast the votes came in. `LiveCharts` keeps both current. */
export function Trend({ candidate, history, frame, span, links, words }: TrendProps) {
  const { language, t, f } = words;
  const { candidate_id: id, candidate_name: name } = candidate;
  const h = historyWordsFor(language);
  const data = sharesOver(history, [id], span);
  const stroke = candidateFill(id);
  const place = history.candidates.indexOf(id);
  const rows = tableRows(history, data, "votes").map(({ at, total, by_candidate }) => {
    const votes = by_candidate[place] ?? 0;
    return { at, cells: [f.count(Math.round(votes)), f.percent(ratio(votes, total))] };
  });
  return (
    <section aria-labelledby="trend" class="pt-12">
      <Heading id="trend" title={t.candidate.trend}>
        {withClocks(trendSentence(history, frame, candidate, words), language)}
      </Heading>
      <ZoomLinks {...{ span, links }} t={h.zoom} />
      <h3 class="pb-4 font-semibold">{h.shares}</h3>
      <TimeChart
        {...{ data, span, language }}
        begunAt={frame.election.begun_at}
        label={h.shares}
        looks={{ [`share ${id}`]: { stroke, label: { short: initialsOf(name), full: labelName(name) } } }}
        room="names"
        height={SHARE_HEIGHT}
      />
      <TableBehind
        open={h.table.open}
        caption={h.shares}
        columns={[h.table.time, h.table.votes, t.candidate.columns.share]}
        {...{ rows, language }}
      />
      <h3 class="pt-6 pb-4 font-semibold">{t.candidate.perSecond}</h3>
      <SeriesChart
        {...{ history, frame, span, stroke, language }}
        series={`votes ${id}`}
        label={t.candidate.perSecond}
        room="names"
      />
    </section>
  );
}
