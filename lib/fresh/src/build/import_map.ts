/** Lets esbuild resolve what Deno does: the import map of the site's deno.json, `npm:` and this package's own names. */
import type { Plugin } from "esbuild";
import { dirname, isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";

const RUNTIME = fileURLToPath(new URL("../../runtime.ts", import.meta.url));
const PACKAGE = fileURLToPath(new URL("../../", import.meta.url));
const FRESH = /^(?:jsr:@fresh\/core|fresh)(?:[@/]|$)/;
const NPM_SPECIFIER = /^npm:\/?((?:@[^/]+\/)?[^/@]+)(?:@[^/]+)?/;
/** What a site shares with this package: always the site's copy, so that there is one. */
const SHARED = /^(preact|@preact\/signals)(?:\/|$)/;

/** The imports of the deno.json nearest to `root`, with the folder it is in. */
async function readImportMap(root: string): Promise<{ folder: string; imports: Record<string, string> }> {
  for (let folder = root;; folder = dirname(folder)) {
    try {
      const { imports = {} } = JSON.parse(await Deno.readTextFile(join(folder, "deno.json")));
      return { folder, imports };
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
      if (dirname(folder) === folder) return { folder: root, imports: {} };
    }
  }
}

export async function denoResolver(root: string): Promise<Plugin> {
  const { folder, imports } = await readImportMap(root);
  const names = Object.keys(imports).sort((a, b) => b.length - a.length);

  /** What the import map makes of a specifier: a path, or a name that node_modules holds. */
  const mapped = (specifier: string): string => {
    for (const name of names) {
      const isFolder = name.endsWith("/");
      const subpath = specifier.slice(name.length);
      const hit = isFolder
        ? specifier.startsWith(name)
        : specifier === name || (specifier.startsWith(`${name}/`));
      if (!hit) continue;
      const target = imports[name] + subpath;
      return target.startsWith(".") ? join(folder, target) : target;
    }
    return specifier;
  };

  return {
    name: "deno",
    setup(build) {
      build.onResolve({ filter: /^[^./]/ }, async (args) => {
        const { importer, kind, resolveDir, pluginData } = args;
        if (pluginData === resolved) return undefined;
        const inPackage = /[/\\]node_modules[/\\]/.test(importer);
        if (!inPackage && FRESH.test(args.path)) return { path: RUNTIME };
        if (isOwn(importer) && !SHARED.test(args.path)) {
          return { path: fileURLToPath(import.meta.resolve(args.path)) };
        }
        const target = inPackage ? args.path : mapped(args.path).replace(NPM_SPECIFIER, "$1");
        if (isAbsolute(target)) return { path: target };
        const from = (resolveDir: string) =>
          build.resolve(target, { kind, importer, resolveDir, pluginData: resolved });
        const found = await from(inPackage ? resolveDir : root);
        const shared = SHARED.exec(target)?.[1];
        return found.errors.length > 0 && shared ? await from(folderOf(shared)) : found;
      });
    },
  };
}

/** Where a package that this one imports lies. */
function folderOf(name: string): string {
  return dirname(fileURLToPath(import.meta.resolve(name)));
}

/** Whether a file is this package's, and not one of a site that lies inside its folder, such as its tests'. */
function isOwn(file: string): boolean {
  return file.startsWith(PACKAGE) && /^(?:client|src)[/\\]/.test(file.slice(PACKAGE.length));
}

/** Marks what this plugin hands on to esbuild, for it not to come back here. */
const resolved = Symbol("fresh.resolved");
