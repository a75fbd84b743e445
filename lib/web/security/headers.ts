/**
 * The headers that every answer carries, whatever made it: a page, a file, an error, or a server that is
 * still starting. What the others are for: https://owasp.org/www-project-secure-headers/
 */
import { isEmbeddable } from "@/lib/web/embed.ts";

/** What an answer that is no page may do when it is opened as one: nothing. */
const CONTENT_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** Our drawings have a style of their own. */
const DRAWING_POLICY = `${CONTENT_POLICY}; style-src 'unsafe-inline'; sandbox`;

const FRAMES = "x-frame-options";

const HEADERS: [string, string][] = [
  ["x-content-type-options", "nosniff"],
  [FRAMES, "DENY"],
  // Not "no-referrer", with which a browser sends forms of our own pages with the origin "null".
  ["referrer-policy", "same-origin"],
  ["cross-origin-opener-policy", "same-origin"],
  [
    "permissions-policy",
    "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), serial=(), usb=()",
  ],
];

/** A year, as long as browsers keep a page's files. */
const STRICT_TRANSPORT = "max-age=31536000";

/** Open to pages of other sites: the results as data, as a picture, and the pictures that they name. */
const SHARED_PATH = /^\/(api\/|portraits\/|share\.png$)/;

/** The same answer with the headers. `request` null: to what is no request. */
export function withSecurityHeaders(request: Request | null, answer: Response): Response {
  const response = changeable(answer);
  const { headers } = response;
  for (const [name, value] of HEADERS) headers.set(name, value);
  if (!headers.has("content-security-policy")) {
    const isDrawing = headers.get("content-type")?.startsWith("image/svg+xml");
    headers.set("content-security-policy", isDrawing ? DRAWING_POLICY : CONTENT_POLICY);
  }
  const pathname = request !== null && isRead(request.method) ? new URL(request.url).pathname : "";
  const isShared = SHARED_PATH.test(pathname);
  const isFramed = isEmbeddable(pathname);
  if (isFramed) headers.delete(FRAMES);
  headers.set("cross-origin-resource-policy", isShared || isFramed ? "cross-origin" : "same-origin");
  if (isShared) headers.set("access-control-allow-origin", "*");
  if (request !== null && isEncrypted(request)) headers.set("strict-transport-security", STRICT_TRANSPORT);
  return response;
}

function isRead(method: string): boolean {
  return method === "GET" || method === "HEAD";
}

/** Said by the proxy that ends the encryption. A client that says so itself binds nobody but itself. */
export function isEncrypted(request: Request): boolean {
  return request.url.startsWith("https:") || request.headers.get("x-forwarded-proto") === "https";
}

/** Headers of some answers, redirects among them, cannot be changed: then a copy. */
function changeable(answer: Response): Response {
  try {
    answer.headers.delete("server");
    return answer;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new Response(answer.body, answer);
  }
}
