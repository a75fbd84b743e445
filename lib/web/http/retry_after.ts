/** When to ask again, told to whoever cannot be served now. */

/** What is away for a moment: longer than a small hiccup, shorter than a person's patience. */
export const AWAY_RETRY_S = 2;
/** Where all places are taken: by then some have left, or an attack is over. */
export const FULL_RETRY_S = 30;

/** The header, in whole seconds, rounded up. */
export function retryAfter(seconds: number): { "retry-after": string } {
  return { "retry-after": String(Math.ceil(seconds)) };
}
