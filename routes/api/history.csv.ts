/** `GET /api/history.csv?span=all|minute`: one row a sample, with a column of votes for each candidate and location. */
import { define } from "@/lib/web/define.ts";
import { askedSpan } from "@/lib/web/history/asked_span.ts";
import { historyTable, publishedHistory } from "@/lib/web/history/published_history.ts";
import { csvAnswer } from "@/lib/web/http/answers.ts";

export const handler = define.handlers({
  GET: ({ url: { searchParams }, state: { history, live } }) => {
    const span = askedSpan(searchParams);
    const { header, rows } = historyTable(publishedHistory(history.read(span, live.frame), span));
    return csvAnswer(header, rows);
  },
});
