/**
 * From a page for one reader to the same page for all. A rendered page allows its inline scripts and styles by a
 * nonce, which nobody may be able to foresee, so it cannot be sent twice. Here each is allowed by the hash of
 * its text instead (CSP Level 3, section 8.2), and the nonce is gone.
 */
import { createHash } from "node:crypto";

const INLINE_ELEMENT = /<(script|style)\b([^>]*)>([^]*?)<\/\1>/g;

/**
 * The page and its policy without the nonce. Only what carried it is allowed: markup that somebody smuggled into
 * the page has no part in this either. A policy without a nonce, and its page, stay as they are.
 */
export function withHashes(html: string, policy: string): { html: string; policy: string } {
  const [source, nonce] = /'nonce-([^']+)'/.exec(policy) ?? [];
  if (source === undefined) return { html, policy };
  const attribute = ` nonce="${nonce}"`;
  const hashes: Record<string, Set<string>> = { script: new Set(), style: new Set() };
  const shared = html.replaceAll(
    INLINE_ELEMENT,
    (whole, name: string, attributes: string, text: string) => {
      if (!attributes.includes(attribute)) return whole;
      if (text !== "") hashes[name].add(`'sha256-${createHash("sha256").update(text).digest("base64")}'`);
      return `<${name}${attributes.replace(attribute, "")}>${text}</${name}>`;
    },
  );
  const directives = policy.split("; ").map((directive) => {
    const allowed = hashes[directive.startsWith("script-src") ? "script" : "style"];
    return directive.split(" ").flatMap((word) => word === source ? [...allowed] : [word]).join(" ");
  });
  return { html: shared, policy: directives.join("; ") };
}
