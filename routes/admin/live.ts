/** `GET /admin/live`: what of the administrator's page moves, as it is now, for the page to take over. */
import { PRIVATE } from "@/lib/web/administration/pages.ts";
import { Panels } from "@/lib/web/components/admin/Panels.tsx";
import { define } from "@/lib/web/define.ts";
import { fragment } from "@/lib/web/electorate/fragment.ts";
import { AWAY_RETRY_S, retryAfter } from "@/lib/web/http/retry_after.ts";

export const handler = define.handlers({
  GET: async (ctx) => {
    const { administration, live, language } = ctx.state;
    if (!administration.isSignedIn(ctx.req)) return new Response(null, { status: 401, headers: PRIVATE });
    const overview = await administration.overview();
    if (overview === null) {
      return new Response(null, { status: 503, headers: { ...PRIVATE, ...retryAfter(AWAY_RETRY_S) } });
    }
    const { totals } = live.frame;
    return await fragment(ctx, Panels, { overview, administration, totals, language, now: Date.now() });
  },
});
