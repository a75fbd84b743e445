/** What a request passes on its way to a route, outermost first. Static files come before, and need none of it. */
import type { Middleware } from "fresh";
import { contentPolicy } from "@/lib/web/security/content_policy.ts";
import type { State } from "@/lib/web/live/live.ts";
import { styles } from "@/lib/web/look/styles.ts";

/** `state`: what every route finds on its context. */
export function middlewares(state: Omit<State, "nonce">): Middleware<State>[] {
  return [
    (ctx) => {
      Object.assign(ctx.state, state);
      return ctx.next();
    },
    styles(),
    contentPolicy(),
  ];
}
