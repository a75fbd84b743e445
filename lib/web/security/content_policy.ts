/**
 * What a page may load and run: its own files, and the scripts and styles that carry the nonce of this very
 * answer. Markup that somebody smuggled into a name has no nonce, so it stays markup.
 */
import { csp, type Middleware } from "fresh";
import { isEmbeddable } from "@/lib/web/embed.ts";

const NO_FRAMES = "frame-ancestors 'none'";
/** Of the few pages that are made to be shown by others. */
const ANY_FRAME = "frame-ancestors *";

/** In place of those that Fresh has by default. It puts the nonce where 'unsafe-inline' stands. */
const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'none'",
  "worker-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  NO_FRAMES,
];

const HEADER = "content-security-policy";
/** It would turn the addresses of a page's own files to https where Urna is served without. */
const UPGRADE = /upgrade-insecure-requests(;\s*)?/;

/** A middleware that gives each page its policy. It belongs inside of whatever rewrites the page. */
export function contentPolicy<State>(): Middleware<State> {
  const ofFresh = csp<State>({ useNonce: true, csp: DIRECTIVES });
  return async (ctx) => {
    const response = await ofFresh(ctx);
    const given = response.headers.get(HEADER) ?? "";
    const policy = isEmbeddable(ctx.url.pathname) ? given.replace(NO_FRAMES, ANY_FRAME) : given;
    if (policy.includes("'unsafe-inline'")) response.headers.delete(HEADER); // no page, which has a nonce
    else response.headers.set(HEADER, policy.replace(UPGRADE, ""));
    return response;
  };
}

/** The policy of an error page, which passes by the middlewares: it has styles and no script. */
export function errorPagePolicy(nonce: string): string {
  return DIRECTIVES
    .map((directive) => directive.startsWith("script-src") ? "script-src 'none'" : directive)
    .map((directive) => directive.replace("'unsafe-inline'", `'nonce-${nonce}'`))
    .join("; ");
}

const NONCE_BYTES = 16;

/** A nonce that nobody can guess. */
export function newNonce(): string {
  return crypto.getRandomValues(new Uint8Array(NONCE_BYTES)).toHex();
}
