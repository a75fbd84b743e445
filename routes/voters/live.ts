/** `GET /voters/live`: what of the voters' page moves, as it is now, for the page to take over. */
import { LiveRegistration } from "@/lib/web/components/voters/LiveRegistration.tsx";
import { define } from "@/lib/web/define.ts";
import { fragment } from "@/lib/web/electorate/fragment.ts";
import { liveRegistration } from "@/lib/web/electorate/live_registration.ts";

export const handler = define.handlers({
  GET: async (ctx) => await fragment(ctx, LiveRegistration, await liveRegistration(ctx.state)),
});
