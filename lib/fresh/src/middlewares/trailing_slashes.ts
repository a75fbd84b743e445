import type { Middleware } from "../types.ts";

/** Redirects (302) to the path with, or without, its last slash. */
export function trailingSlashes<State>(mode: "always" | "never"): Middleware<State> {
  return (ctx) => {
    const { pathname, search } = ctx.url;
    if (pathname === "/") return ctx.next();
    if (mode === "always" && !pathname.endsWith("/")) {
      return ctx.redirect(`${pathname}/${search}`);
    }
    if (mode === "never" && pathname.endsWith("/")) {
      return ctx.redirect(pathname.replace(/\/+$/, "") + search);
    }
    return ctx.next();
  };
}
