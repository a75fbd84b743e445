import { CACHE_PARAM } from "../../client/asset.ts";
import { internals } from "../context.ts";
import type { Middleware } from "../types.ts";

const IMMUTABLE = "public, max-age=31536000, immutable";
const REVALIDATE = "no-cache, no-store, max-age=0, must-revalidate";

/**
 * Serves the static folder and the modules of the islands. Addresses that name the build are kept by browsers for a
 * year, others are revalidated. An address that names another build is redirected to the file itself.
 */
export function staticFiles<State>(): Middleware<State> {
  return async (ctx) => {
    const { snapshot } = ctx[internals];
    const path = decode(ctx.url.pathname.slice(ctx.config.basePath.length));
    const file = path === null ? undefined : snapshot?.files.get(path);
    if (snapshot && path === "/favicon.ico" && !file) return new Response(null, { status: 404 });
    if (!snapshot || !file) return ctx.next();
    const { method } = ctx.req;
    if (method !== "GET" && method !== "HEAD") {
      return new Response("Method Not Allowed", { status: 405, headers: { allow: "GET, HEAD" } });
    }
    const build = ctx.url.searchParams.get(CACHE_PARAM);
    if (build !== null && build !== snapshot.buildId) {
      const clean = new URL(ctx.url);
      clean.searchParams.delete(CACHE_PARAM);
      return new Response(null, { status: 307, headers: { location: clean.pathname + clean.search } });
    }
    const headers = new Headers({
      "content-type": file.type,
      "cache-control": file.immutable || build !== null ? IMMUTABLE : REVALIDATE,
      etag: file.etag,
      vary: "If-None-Match",
    });
    if (matches(ctx.req.headers.get("if-none-match"), file.etag)) {
      return new Response(null, { status: 304, headers });
    }
    headers.set("content-length", String(file.size));
    return new Response(method === "HEAD" ? null : await file.body(), { headers });
  };
}

/** Weak comparison: the same but for the W/ in front. */
function matches(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  if (ifNoneMatch.trim() === "*") return true;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, "");
  return ifNoneMatch.split(",").some((tag) => opaque(tag) === opaque(etag));
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null; // not an address of ours
  }
}
