/** `GET /api/voters`: a page of the registry, without personal data. */
import { define } from "@/lib/web/define.ts";
import { askedPage } from "@/lib/web/electorate/asked_page.ts";
import { fresh } from "@/lib/web/http/answers.ts";

export const handler = define.handlers({
  GET: async ({ url, state }) => {
    const { rows, total, first, last, before, after } = await askedPage(url.searchParams, state);
    return fresh({ voters: rows, total, first, last, before, after });
  },
});
