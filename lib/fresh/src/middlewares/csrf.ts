import type { Context } from "../context.ts";
import { HttpError } from "../http_error.ts";
import type { Middleware } from "../types.ts";

export interface CsrfOptions<State> {
  /** The origins that may send, in place of the site's own: one, several, or a function that decides. */
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
export function csrf<State>(options: CsrfOptions<State> = {}): Middleware<State> {
  const isAllowed = (from: string, ctx: Context<State>) => {
    const { origin = ctx.url.origin } = options;
    return typeof origin === "function" ? origin(from, ctx) : [origin].flat().includes(from);
  };
  return (ctx) => {
    if (SAFE_METHODS.has(ctx.req.method)) return ctx.next();
    const site = ctx.req.headers.get("sec-fetch-site");
    const origin = ctx.req.headers.get("origin");
    const isOwn = site === null ? origin === null : site === "same-origin" || site === "none";
    if (isOwn || (origin !== null && isAllowed(origin, ctx))) return ctx.next();
    throw new HttpError(403);
  };
}
