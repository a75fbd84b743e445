/** Every address that the site answers, from its files: routes, static files, the islands' modules. */
import { join, relative } from "node:path";

const ROOT = new URL("../../", import.meta.url).pathname;

/** Files that stand for no address of their own. */
const SPECIAL = /(^|\/)_(app|error|layout|middleware|404|500)\.tsx?$/;

/** What stands for the parameters of a route, by its pattern. A new route with parameters is added here. */
export type Parameters = Record<string, readonly string[]>;

/** Paths of the pages that have no parameters. */
export async function pathsOfPages(): Promise<string[]> {
  const paths: string[] = [];
  for await (const file of filesBelow(join(ROOT, "routes"))) {
    const isPage = file.endsWith(".tsx") && !SPECIAL.test(file) && !file.includes("[");
    if (isPage) paths.push(patternOf(file));
  }
  return paths;
}

/** Paths of all routes and static files. Throws where a route has parameters that nobody gave. */
export async function pathsOfFiles(parameters: Parameters): Promise<string[]> {
  const paths: string[] = [];
  for await (const file of filesBelow(join(ROOT, "routes"))) {
    if (SPECIAL.test(file)) continue;
    const pattern = patternOf(file);
    if (!pattern.includes("[")) paths.push(pattern);
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

/** The address of a route's file. */
function patternOf(file: string): string {
  const path = file.replace(/\.tsx?$/, "").replaceAll(/\([^)]*\)\/?/g, "").replace(/(^|\/)index$/, "");
  return `/${path}`;
}

async function* filesBelow(folder: string, root = folder): AsyncGenerator<string> {
  for await (const entry of Deno.readDir(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory) yield* filesBelow(path, root);
    else yield relative(root, path);
  }
}
