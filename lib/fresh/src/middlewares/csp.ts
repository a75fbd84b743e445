import { nonceOf } from "../render/nonce.ts";
import type { Middleware } from "../types.ts";

export interface CSPOptions {
  /** Only report violations. */
  reportOnly?: boolean;
  /** Where browsers report violations to. */
  reportTo?: string;
  /** Directives that replace the default ones of the same name, or come in addition. */
  csp?: string[];
  /** Allow inline scripts and styles by the nonce that each rendered page has, instead of all of them. */
  useNonce?: boolean;
}

const DEFAULTS = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "media-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "upgrade-insecure-requests",
];
/** Where a nonce takes the place of 'unsafe-inline'. */
const INLINE = [
  "script-src",
  "style-src",
  "script-src-elem",
  "style-src-elem",
  "style-src-attr",
  "default-src",
];

/** Adds a Content-Security-Policy to every response, by the nonce of the page that it holds if there is one. */
export function csp<State>(options: CSPOptions = {}): Middleware<State> {
  const { csp: given = [], reportOnly, reportTo, useNonce } = options;
  const replaced = new Set(given.map(nameOf));
  const directives = [...DEFAULTS.filter((directive) => !replaced.has(nameOf(directive))), ...given];
  if (reportTo) directives.push("report-to csp-endpoint", `report-uri ${reportTo}`);
  const header = reportOnly ? "content-security-policy-report-only" : "content-security-policy";

  return async (ctx) => {
    const response = await ctx.next();
    const nonce = useNonce ? nonceOf(response) : undefined;
    const policy = nonce ? directives.map((directive) => withNonce(directive, nonce)) : directives;
    response.headers.set(header, policy.join("; "));
    if (reportTo) response.headers.set("reporting-endpoints", `csp-endpoint="${reportTo}"`);
    return response;
  };
}

function nameOf(directive: string): string {
  return directive.split(" ", 1)[0];
}

function withNonce(directive: string, nonce: string): string {
  return INLINE.includes(nameOf(directive))
    ? directive.replaceAll("'unsafe-inline'", `'nonce-${nonce}'`)
    : directive;
}
