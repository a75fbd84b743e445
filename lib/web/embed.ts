/** The parts of the panel that pages of other sites may show within themselves. */

export const EMBED_PARTS = ["results", "map", "race", "turnout"] as const;
export type EmbedPart = typeof EMBED_PARTS[number];

const ROOT = "/embed/";

export function embedPath(part: EmbedPart): string {
  return ROOT + part;
}

/** Whether the page at a path may stand in pages of other sites. */
export function isEmbeddable(pathname: string): boolean {
  return EMBED_PARTS.some((part) => embedPath(part) === pathname);
}
