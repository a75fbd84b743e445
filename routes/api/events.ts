/**
 * `GET /api/events`: server-sent events. `event: results`, `id:` the version, `data:` a whole frame.
 * The newest comes at once, so a viewer that was away (or whose page is older) is up to date.
 */
import { define } from "@/lib/web/define.ts";

export const handler = define.handlers({
  GET: ({ state }) => state.live.events.response(),
  HEAD: async ({ state }) => {
    const { body, headers } = state.live.events.response();
    await body?.cancel(); // or it would count as a viewer that never leaves
    return new Response(null, { headers });
  },
});
