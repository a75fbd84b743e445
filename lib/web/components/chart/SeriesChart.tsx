import type { Frame } from "@/lib/election/results.ts";
import type { LabelRoom } from "@/lib/web/components/chart/EndLabels.tsx";
import { TableBehind } from "@/lib/web/components/chart/TableBehind.tsx";
import { TimeChart } from "@/lib/web/components/chart/TimeChart.tsx";
import type { Series } from "@/lib/web/chart/series.ts";
import { formatFor } from "@/lib/web/format.ts";
import { rateOver } from "@/lib/web/history/chart_data.ts";
import type { Span } from "@/lib/web/history/recorder.ts";
import type { History } from "@/lib/web/history/sample.ts";
import { tableRows } from "@/lib/web/history/table_rows.ts";
import { historyWordsFor } from "@/lib/web/messages/history/mod.ts";

const HEIGHT = 130;

interface SeriesChartProps {
  history: History;
  frame: Frame;
  /** What is counted: `registered`, `votes`, `votes ID` of a candidate, `location CODE`. Not a share. */
  series: Series;
  span: Span;
  /** What the chart shows, such as "Registrations per second". */
  label: string;
  /** Colour of the area. */
  stroke?: string;
  /** Beside the plot, where it is not figures alone. */
  room?: LabelRoom;
  /** BCP 47 tag of the reader's language. */
  language: string;
}

/** How many of a series came in a second, over time, with its table. `LiveCharts` keeps it current. */
export function SeriesChart(
  { history, frame, series, span, label, stroke, room, language }: SeriesChartProps,
) {
  const t = historyWordsFor(language);
  const f = formatFor(language);
  const data = rateOver(history, series, span);
  const rows = tableRows(history, data, series).map(({ at, total, perSecond }) => ({
    at,
    cells: [f.count(total), f.count(Math.round(perSecond * 10) / 10)],
  }));
  return (
    <div class="pt-4">
      <TimeChart
        {...{ data, span, label, language }}
        begunAt={frame.election.begun_at}
        looks={stroke ? { [series]: { stroke } } : {}}
        room={room ?? "figures"}
        height={HEIGHT}
      />
      <p class="mt-1 text-sm text-soft">
        {t.times} <span data-zone>UTC</span>
      </p>
      <TableBehind
        open={t.table.open}
        caption={label}
        columns={[t.table.time, t.table.total, t.table.perSecond]}
        {...{ rows, language }}
      />
    </div>
  );
}
