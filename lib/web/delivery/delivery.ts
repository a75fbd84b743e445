/**
 * Between the web server and the site: pages get their styles, what is the same for everybody is
 * made once, and all text is compressed.
 */
import { CompressedAnswers } from "@/lib/web/delivery/compressed_answers.ts";
import { generalRequest, KeptAnswers } from "@/lib/web/delivery/kept_answers.ts";
import type { Frame } from "@/lib/election/results.ts";
import { withStyles } from "@/lib/web/look/styles.ts";
import type { RequestHandler } from "@/lib/web/http/server.ts";

/**
 * The site, delivered. `frame`: the totals, one state of them told from another by identity; null while there is
 * nothing to keep.
 */
export function delivered(
  site: RequestHandler,
  frame: () => Pick<Frame, "election"> | null,
): RequestHandler {
  const kept = new KeptAnswers();
  const compressed = new CompressedAnswers();
  const made: typeof site = async (request, info) => await withStyles(await site(request, info));
  return async (request, info) => {
    const { method } = request;
    if (method === "GET" || method === "HEAD") {
      const now = frame();
      const general = now && generalRequest(request, now.election.language);
      if (general) return await kept.answer(request, general, now, (general) => made(general, info));
    }
    return await compressed.compress(request, await made(request, info));
  };
}
