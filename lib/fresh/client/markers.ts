/** The comments that the server leaves: `<!--frsh:kind:…-->` and, among its siblings, `<!--/frsh:kind-->`. */

export interface Marker {
  kind: string;
  args: string[];
}

export function markerOf(node: Node): Marker | null {
  if (!(node instanceof Comment) || !node.data.startsWith("frsh:")) return null;
  const [kind, ...args] = node.data.slice("frsh:".length).split(":");
  return { kind, args: args.map(decodeURIComponent) };
}

/** The comment that closes what `start` opens. */
export function closing(start: Comment, kind: string): Comment {
  let depth = 0;
  for (let node: Node | null = start; node; node = node.nextSibling) {
    if (!(node instanceof Comment)) continue;
    if (node.data === `frsh:${kind}` || node.data.startsWith(`frsh:${kind}:`)) {
      depth++;
    } else if (node.data === `/frsh:${kind}` && --depth === 0) return node;
  }
  throw new Error(`The page is damaged: ${start.data} is not closed`);
}
