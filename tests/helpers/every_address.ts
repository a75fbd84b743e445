/** Every address that the site answers, from its files: routes, static files, the islands' modules. */
import { join, relative } from "node:path";

const ROOT = new URL("../../", import.meta.url).pathname;

/** What stands for the parameters of a route, by its pattern. A new route with parameters is added here. */
export type Parameters = Record<string, readonly string[]>;

/** Paths of all routes and static files. Throws where a route has parameters that nobody gave. */
export async function pathsOfFiles(parameters: Parameters): Promise<string[]> {
  const paths: string[] = [];
  for await (const file of filesBelow(join(ROOT, "routes"))) {
    if (/(^|\/)_(app|error|layout|middleware|404|500)\.tsx?$/.test(file)) continue;
    const pattern = "/" +
      file.replace(/\.tsx?$/, "").replaceAll(/\([^)]*\)\/?/g, "").replace(/(^|\/)index$/, "");
    if (!pattern.includes("[")) paths.push(pattern.length > 1 ? pattern.replace(/\/$/, "") : pattern);
    else if (parameters[pattern]) paths.push(...parameters[pattern]);
    else throw new Error(`what shall stand for the parameters of ${pattern}?`);
  }
  for await (const file of filesBelow(join(ROOT, "static"))) paths.push(`/${file}`);
  return paths;
}

/** Addresses of this site that a page or a module names: links, pictures, modules. */
export function addressesIn(text: string, base: string): string[] {
  const named = text.matchAll(/(?:\b(?:href|src)=|\bfrom|\bimport)\s*\(?["']([./?][^"']*)["']/g);
  return [...named]
    .map(([, path]) => new URL(path.replaceAll("&amp;", "&"), base))
    .filter((url) => url.origin === new URL(base).origin)
    .map((url) => url.href.replace(/#.*$/, ""));
}

async function* filesBelow(folder: string, root = folder): AsyncGenerator<string> {
  for await (const entry of Deno.readDir(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory) yield* filesBelow(path, root);
    else yield relative(root, path);
  }
}
