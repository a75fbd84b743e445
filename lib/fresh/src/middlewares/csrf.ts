import type { Context } from "../context.ts";
import { HttpError } from "../http_error.ts";
import type { MiddlewareFn } from "../types.ts";

export interface CsrfOptions<State> {
  /** Other origins that may send: one, several, or a function that decides. */
  origin?:
    | string
    | string[]
    | ((origin: string, ctx: Context<State>) => boolean);
}

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses (403) what another site's page sends, judged by Sec-Fetch-Site, else by Origin. Requests with neither come
 * from no browser and pass.
 */
export function csrf<State>(options: CsrfOptions<State> = {}): MiddlewareFn<State> {
  const allowed = ({ origin }: CsrfOptions<State>, from: string, ctx: Context<State>) => {
    if (typeof origin === "function") return origin(from, ctx);
    return origin !== undefined && [origin].flat().includes(from);
  };
  return (ctx) => {
    if (SAFE_METHODS.has(ctx.req.method)) return ctx.next();
    const site = ctx.req.headers.get("sec-fetch-site");
    const origin = ctx.req.headers.get("origin");
    const own = site !== null
      ? site === "same-origin" || site === "none"
      : origin === null || origin === ctx.url.origin;
    if (own || (origin !== null && allowed(options, origin, ctx))) return ctx.next();
    throw new HttpError(403);
  };
}
