/**
 * Whether a link leads to the page of `here` ("page"), to one above it ("ancestor"), or elsewhere (null). A link with
 * another query than the page's leads to a page that is not this one, but under the same path.
 */
export function relation(href: string, here: Pick<URL, "pathname" | "search">): "page" | "ancestor" | null {
  if (!/^\/(?!\/)/.test(href)) return null;
  const [, linked, query] = /^([^?#]*)([^#]*)/.exec(href)!;
  const path = withoutSlash(linked);
  const shown = withoutSlash(here.pathname);
  if (path === shown) return query.length < 2 || query === here.search ? "page" : "ancestor";
  return path === "/" || shown.startsWith(`${path}/`) ? "ancestor" : null;
}

function withoutSlash(path: string): string {
  return path.replace(/(?<=.)\/$/, "");
}

/** The attributes that say so. */
export function linkAttributes(href: string, here: Pick<URL, "pathname" | "search">): Record<string, string> {
  switch (relation(href, here)) {
    case "page":
      return { "data-current": "true", "aria-current": "page" };
    case "ancestor":
      return { "data-ancestor": "true", "aria-current": "true" };
    case null:
      return {};
  }
}
