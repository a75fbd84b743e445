/** `GET /api/history?span=all|minute`: the count over time. */
import { define } from "@/lib/web/define.ts";
import { askedSpan } from "@/lib/web/history/asked_span.ts";
import { publishedHistory } from "@/lib/web/history/published_history.ts";
import { fresh } from "@/lib/web/http/answers.ts";

export const handler = define.handlers({
  GET: ({ url: { searchParams }, state: { history, live } }) => {
    const span = askedSpan(searchParams);
    return fresh(publishedHistory(history.read(span, live.frame), span));
  },
});
