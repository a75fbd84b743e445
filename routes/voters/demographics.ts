/** `GET /voters/demographics`: turnout and vote by age and gender as they are now, for the panel to take over. */
import { Demographics } from "@/lib/web/components/panel/Demographics.tsx";
import { define } from "@/lib/web/define.ts";
import { fragment } from "@/lib/web/electorate/fragment.ts";
import { votersWordsOf } from "@/lib/web/electorate/voters_words.ts";

export const handler = define.handlers({
  GET: async (ctx) => {
    const { live: { scenario, frame: { candidates } }, electorate, language } = ctx.state;
    const demographics = (await electorate.electorate())?.demographics ?? null;
    const words = votersWordsOf(scenario, language);
    return await fragment(ctx, Demographics, { demographics, candidates, words });
  },
});
