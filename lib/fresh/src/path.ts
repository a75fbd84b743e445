/** Joins two patterns; "*" and "/" stand for the root. Gives "" for the root itself. */
export function join(base: string, path: string): string {
  const tail = ["", "*", "/"].includes(path) ? "" : path.startsWith("/") ? path : `/${path}`;
  return (base === "*" || base === "/" ? "" : base.replace(/\/+$/, "")) + tail;
}

/** A path and all that contain it, outermost first: "/a/b" gives "", "/a", "/a/b". */
export function ancestors(path: string): string[] {
  const parts = path.split("/").filter((part) => part !== "");
  return [
    "",
    ...parts.map((_, index) => `/${parts.slice(0, index + 1).join("/")}`),
  ];
}
