/**
 * Entity tags of generated answers (RFC 9110, section 8.8.3).
 */

/** A strong tag of a text. */
export async function etagOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return `"${new Uint8Array(digest).subarray(0, 16).toHex()}"`;
}

/** Whether the request already holds what this tag names. */
export function isHeld(request: Request, etag: string): boolean {
  const held = request.headers.get("if-none-match");
  if (held === null) return false;
  return held.split(",").some((tag) => {
    const name = tag.trim().replace(/^W\//, "");
    return name === etag || name === "*";
  });
}
