/**
 * `GET /api/events`: server-sent events. `event: results`, `id:` the version, `data:` a whole frame.
 * The newest comes at once, so a viewer that was away (or whose page is older) is up to date.
 */
import { clientOfRequest } from "@/lib/web/http/client_address.ts";
import { takesCoding } from "@/lib/web/http/codings.ts";
import { define } from "@/lib/web/define.ts";
import { eventStreamHeaders } from "@/lib/web/live/event_stream.ts";
import { problem } from "@/lib/web/http/problems.ts";
import { FULL_RETRY_S, retryAfter } from "@/lib/web/http/retry_after.ts";
import { isThisMachine } from "@/lib/web/security/proxies.ts";

export const handler = define.handlers({
  GET: ({ state, info, req }) => {
    const client = clientOfRequest(info);
    return state.live.events.response(isThisMachine(client) ? null : client, takesGzip(req)) ??
      problem(
        "unavailable",
        "There are as many viewers as there may be, in all or of your address.",
        retryAfter(FULL_RETRY_S),
      );
  },
  HEAD: ({ req }) => new Response(null, { headers: eventStreamHeaders(takesGzip(req)) }),
});

function takesGzip({ headers }: Request): boolean {
  return takesCoding(headers.get("accept-encoding"), "gzip");
}
