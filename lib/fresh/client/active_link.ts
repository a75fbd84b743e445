/** Whether a link leads to the page of `pathname` ("page"), to one above it ("ancestor"), or elsewhere (null). */
export function relation(href: string, pathname: string): "page" | "ancestor" | null {
  if (!/^\/(?!\/)/.test(href)) return null;
  const path = href.replace(/[?#].*$/s, "").replace(/(?<=.)\/$/, "");
  const here = pathname.replace(/(?<=.)\/$/, "");
  if (path === here) return "page";
  return path === "/" || here.startsWith(`${path}/`) ? "ancestor" : null;
}

/** The attributes that say so. */
export function linkAttributes(href: string, pathname: string): Record<string, string> {
  switch (relation(href, pathname)) {
    case "page":
      return { "data-current": "true", "aria-current": "page" };
    case "ancestor":
      return { "data-ancestor": "true", "aria-current": "true" };
    case null:
      return {};
  }
}
