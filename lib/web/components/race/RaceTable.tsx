import { type Frame, ratio } from "@/lib/election/results.ts";
import { TableBehind } from "@/lib/web/components/chart/TableBehind.tsx";
import { formatFor } from "@/lib/web/format.ts";
import type { ChartData } from "@/lib/web/history/chart_data.ts";
import type { Span } from "@/lib/web/history/recorder.ts";
import type { History } from "@/lib/web/history/sample.ts";
import { tableRows } from "@/lib/web/history/table_rows.ts";
import { historyWordsFor } from "@/lib/web/messages/history/mod.ts";
import { namesOf } from "@/lib/web/names.ts";

interface RaceTableProps {
  history: History;
  frame: Frame;
  span: Span;
  data: ChartData;
  language: string;
  framed?: boolean;
}

/** Votes, ballots a second and shares at some times of the race, the newest first. */
export function RaceTable({ history, frame, span, data, language, framed }: RaceTableProps) {
  const t = historyWordsFor(language);
  const f = formatFor(language);
  const names = namesOf(frame.candidates);
  const ids = frame.candidates.map((one) => one.candidate_id);
  const rows = tableRows(history, data, "votes").map(({ at, total, perSecond, by_candidate }) => ({
    at,
    cells: [
      f.count(total),
      f.count(Math.round(perSecond)),
      ...ids.map((id) => f.percent(ratio(by_candidate[history.candidates.indexOf(id)] ?? 0, total))),
    ],
  }));
  const link = (type: string) => ({
    href: `/api/history${type}?span=${span}`,
    target: framed ? "_blank" : undefined,
    class: "underline underline-offset-4 py-1 inline-block",
  });
  return (
    <TableBehind
      open={t.table.open}
      caption={t.title}
      columns={[t.table.time, t.table.votes, t.table.perSecond, ...ids.map((id) => names.get(id)!.short)]}
      {...{ rows, language }}
    >
      <p class="mt-1">
        {t.title}: <a {...link(".csv")}>CSV</a>, <a {...link("")}>JSON</a>
      </p>
    </TableBehind>
  );
}
