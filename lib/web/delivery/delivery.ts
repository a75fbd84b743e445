/** Between the web server and the site: what is the same for everybody is made once, and all text is compressed. */
import { CompressedAnswers } from "@/lib/web/delivery/compressed_answers.ts";
import { keptAddress, KeptAnswers } from "@/lib/web/delivery/kept_answers.ts";
import type { RequestHandler } from "@/lib/web/http/server.ts";

/**
 * The site, delivered. `state`: tells one state of the totals from another, by identity; null while there is
 * nothing to keep.
 */
export function delivered(site: RequestHandler, state: () => object | null): RequestHandler {
  const kept = new KeptAnswers();
  const compressed = new CompressedAnswers();
  return async (request, info) => {
    const { method } = request;
    if (method === "GET" || method === "HEAD") {
      const address = keptAddress(new URL(request.url));
      const now = address === null ? null : state();
      if (address !== null && now !== null) {
        return await kept.answer(request, address, now, (general) => site(general, info));
      }
    }
    return await compressed.compress(request, await site(request, info));
  };
}
