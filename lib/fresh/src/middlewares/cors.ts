import type { Context } from "../context.ts";
import type { Middleware } from "../types.ts";

export interface CORSOptions<State> {
  /** "*" without options; a function gives the origin to allow, or null. */
  origin:
    | string
    | string[]
    | ((origin: string, ctx: Context<State>) => string | undefined | null);
  allowMethods?: string[];
  /** Those that the browser asks for by default. */
  allowHeaders?: string[];
  exposeHeaders?: string[];
  /** Seconds for which a browser may keep the answer to a preflight. */
  maxAge?: number;
  credentials?: boolean;
}

const METHODS = ["GET", "HEAD", "PUT", "POST", "DELETE", "PATCH"];

/** Lets pages of other origins use what follows, and answers their preflights (204). */
export function cors<State>(options: CORSOptions<State> = { origin: "*" }): Middleware<State> {
  const { origin: allowed, allowMethods = METHODS, allowHeaders = [], exposeHeaders = [] } = options;
  const originFor = (origin: string, ctx: Context<State>) => {
    if (typeof allowed === "function") return allowed(origin, ctx);
    if (allowed === "*") return allowed;
    return [allowed].flat().includes(origin) ? origin : null;
  };
  return async (ctx) => {
    const requested = ctx.req.headers.get("origin") ?? "";
    const added = new Headers();
    const origin = originFor(requested, ctx);
    if (origin) added.set("access-control-allow-origin", origin);
    if (options.credentials) {
      added.set("access-control-allow-credentials", "true");
    }
    if (exposeHeaders.length > 0) {
      added.set("access-control-expose-headers", exposeHeaders.join(","));
    }
    if (origin && origin !== "*") added.append("vary", "Origin");

    if (ctx.req.method === "OPTIONS") {
      if (options.maxAge !== undefined) {
        added.set("access-control-max-age", String(options.maxAge));
      }
      if (allowMethods.length > 0) {
        added.set("access-control-allow-methods", allowMethods.join(","));
      }
      const asked = ctx.req.headers.get("access-control-request-headers");
      const headers = allowHeaders.length > 0 ? allowHeaders : asked?.split(/\s*,\s*/) ?? [];
      if (headers.length > 0) {
        added.set("access-control-allow-headers", headers.join(","));
        added.append("vary", "Access-Control-Request-Headers");
      }
      return new Response(null, { status: 204, headers: added });
    }
    const response = await ctx.next();
    for (const [name, value] of added) {
      name === "vary" ? response.headers.append(name, value) : response.headers.set(name, value);
    }
    return response;
  };
}
