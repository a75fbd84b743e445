import { internals } from "../context.ts";
import type { MiddlewareFn } from "../types.ts";

export interface CSPOptions {
  /** Only report violations. */
  reportOnly?: boolean;
  /** Where browsers report violations to. */
  reportTo?: string;
  /** Directives that replace the default ones of the same name, or come in addition. */
  csp?: string[];
  /** Allow inline scripts and styles by a nonce made for each request, which rendered pages carry. */
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
const NONCE_BYTES = 16;

/** Adds a Content-Security-Policy to every response. */
export function csp<State>(options: CSPOptions = {}): MiddlewareFn<State> {
  const directives = new Map<string, string>();
  for (const directive of [...DEFAULTS, ...options.csp ?? []]) {
    directives.set(directive.trim().split(/\s/, 1)[0], directive.trim());
  }
  if (options.reportTo) {
    directives.set("report-to", "report-to csp-endpoint");
    directives.set("report-uri", `report-uri ${options.reportTo}`);
  }
  const name = options.reportOnly ? "content-security-policy-report-only" : "content-security-policy";
  const policy = [...directives.values()].join("; ");

  return async (ctx) => {
    let value = policy;
    if (options.useNonce) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
        .toBase64();
      ctx[internals].nonce = nonce;
      value = [...directives].map(([name, directive]) => withNonce(name, directive, nonce)).join("; ");
    }
    const response = await ctx.next();
    const headers = new Headers(response.headers);
    headers.set(name, value);
    if (options.reportTo) {
      headers.set("reporting-endpoints", `csp-endpoint="${options.reportTo}"`);
    }
    return withHeaders(response, headers);
  };
}

/** A nonce in place of 'unsafe-inline', which browsers ignore next to one. */
function withNonce(name: string, directive: string, nonce: string): string {
  if (name !== "script-src" && name !== "style-src") return directive;
  return `${directive.replaceAll(/\s*'unsafe-inline'/g, "")} 'nonce-${nonce}'`;
}

function withHeaders(response: Response, headers: Headers): Response {
  const { status, statusText } = response;
  if (status === 101) return response; // an upgraded connection carries no policy
  return new Response(response.body, { status, statusText, headers });
}
