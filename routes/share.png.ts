/** `GET /share.png`: the results as a picture, for where a link to a page is shared. */
import { define } from "@/lib/web/define.ts";
import { log } from "@/lib/log.ts";
import { messageOf } from "@/lib/errors.ts";
import { problem } from "@/lib/web/http/problems.ts";
import { retryAfter } from "@/lib/web/http/retry_after.ts";
import { isPicturable } from "@/lib/web/share/results_picture.ts";
import { PICTURE_KEPT_MS } from "@/lib/web/share/share_desk.ts";

const KEPT_S = PICTURE_KEPT_MS / 1000;

export const handler = define.handlers({
  async GET({ state: { live, share } }) {
    if (!isPicturable(live.scenario)) {
      return problem(
        "not-found",
        "The picture's typefaces do not have the letters of this election's names.",
      );
    }
    try {
      const png = await share.picture(live.scenario, live.frame);
      return new Response(png, {
        headers: { "content-type": "image/png", "cache-control": `public, max-age=${KEPT_S}` },
      });
    } catch (error) {
      log.warning(messageOf(error));
      return problem("unavailable", "The picture could not be drawn.", retryAfter(KEPT_S));
    }
  },
});
