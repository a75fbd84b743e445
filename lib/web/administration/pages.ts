/** What the administrator's pages have in common. */

export const ADMIN_PATH = "/admin";
/** Longest body of their forms. */
export const MAX_FORM_BYTES = 4_096;

/** What they show is for one person, and changes. */
export const PRIVATE = { "cache-control": "no-store" };

/** To a page of the administrator's, to be read with GET. */
export function goTo(location: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { ...PRIVATE, location, ...headers } });
}
