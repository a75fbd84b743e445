/** What a request passes on its way to a route, outermost first. Static files come before, and need none of it. */
import type { Middleware } from "fresh";
import { readerLanguage } from "@/lib/web/http/reader_language.ts";
import { contentPolicy } from "@/lib/web/security/content_policy.ts";
import type { Desks } from "@/lib/web/desks.ts";
import type { State } from "@/lib/web/state.ts";

/** `desks`: what every route finds on its context, beside what the request tells. */
export function middlewares(desks: Desks): Middleware<State>[] {
  return [
    async (ctx) => {
      Object.assign(ctx.state, desks);
      ctx.state.language = readerLanguage(ctx.req, desks.live.scenario.language);
      const response = await ctx.next();
      const isPage = response.headers.get("content-type")?.startsWith("text/html");
      if (isPage) response.headers.append("vary", "accept-language, cookie");
      return response;
    },
    contentPolicy(),
  ];
}
