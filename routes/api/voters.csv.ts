/** `GET /api/voters.csv`: a page of the registry, without personal data, one row a voter. */
import { define } from "@/lib/web/define.ts";
import { askedPage } from "@/lib/web/electorate/asked_page.ts";
import { csvAnswer } from "@/lib/web/http/answers.ts";

export const handler = define.handlers({
  GET: async ({ url, state }) => {
    const { rows } = await askedPage(url.searchParams, state);
    return csvAnswer(
      ["location", "age_band", "gender", "nationality"],
      rows.map(({ location, age_band, gender, nationality }) => [location, age_band, gender, nationality]),
    );
  },
});
