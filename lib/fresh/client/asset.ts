/** The parameter of an address that holds for one build. */
export const CACHE_PARAM = "__frsh_c";

let buildId = "";

/** Tells `asset` the build whose pages are rendered. */
export function setBuildId(id: string): void {
  buildId = id;
}

/** The address of a static file with the build in it, so that browsers keep the file for as long as it holds. */
export function asset(path: string): string {
  if (!buildId || !/^\/(?!\/)/.test(path) || path.includes(`${CACHE_PARAM}=`)) {
    return path;
  }
  const [, before, hash] = /^([^#]*)(.*)$/s.exec(path)!;
  return `${before}${before.includes("?") ? "&" : "?"}${CACHE_PARAM}=${buildId}${hash}`;
}

/** The same for each address of a `srcset`. */
export function assetSrcSet(srcset: string): string {
  if (srcset.includes("(")) return srcset; // a CSS function or a template, not a list of addresses
  return srcset.split(",").map((part) => {
    const [, space, url, size] = /^(\s*)(\S*)([\s\S]*)$/.exec(part)!;
    return space + asset(url) + size;
  }).join(",");
}
