import { join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { App, type ListenOptions } from "../app.ts";
import { applySnapshot } from "../apply.ts";
import { fsCommands, isRouteFile } from "../fs_routes.ts";
import { JS_PATH, type ServedFile, type Snapshot } from "../snapshot.ts";
import { type Bundle, bundle, NAVIGATION_ENTRY, RUNTIME_ENTRY, SIGNALS_ENTRY } from "./bundle.ts";
import { contentType, hash, walk } from "./files.ts";
import { loadIslands } from "./islands.ts";

type Mode = "development" | "production";

export interface BuildOptions {
  /** What esbuild may take browsers to understand; Chrome 99, Firefox 99 and Safari 15 by default. */
  target?: string | string[];
  /** Folder of the site; the current one by default. */
  root?: string;
  /** These are inside it. */
  serverEntry?: string;
  outDir?: string;
  staticDir?: string;
  islandDir?: string;
  routeDir?: string;
  /** Files and folders to pass over. */
  ignore?: RegExp[];
  /** Whether to serve source maps of the islands' modules. */
  sourceMap?: boolean;
}

/** Gives an app what a build found: its routes, islands and files. */
type Apply = <State>(app: App<State>) => void;

const ISLAND_FILE = /\.(?:tsx?|jsx?)$/;
const IN_ISLAND_FOLDER = /(?:^|\/)\(_islands\)\//;

/** Finds a site's routes, islands and static files, and makes the modules that browsers load. */
export class Builder {
  #options: Required<Omit<BuildOptions, "root">> & { root: string };
  #registered: string[] = [];

  constructor(options: BuildOptions = {}) {
    const given = options.root ?? Deno.cwd();
    const root = resolve(given.startsWith("file:") ? fileURLToPath(given) : given);
    const folder = (path: string) => resolve(root, path);
    this.#options = {
      root,
      target: options.target ?? ["chrome99", "firefox99", "safari15"],
      serverEntry: folder(options.serverEntry ?? "main.ts"),
      outDir: folder(options.outDir ?? "_fresh"),
      staticDir: folder(options.staticDir ?? "static"),
      islandDir: folder(options.islandDir ?? "islands"),
      routeDir: folder(options.routeDir ?? "routes"),
      ignore: options.ignore ?? [/[._]test\.(?:[tj]sx?|m[tj]s)$/],
      sourceMap: options.sourceMap ?? false,
    };
  }

  /** Adds an island file from outside the site's islands folder: a path, or a file URL. */
  registerIsland(file: string): void {
    this.#registered.push(file.startsWith("file:") ? fileURLToPath(file) : resolve(this.#options.root, file));
  }

  /**
   * Builds the site and gives the function that hands it to an app. esbuild's process has ended when it is done.
   * Unless the snapshot is to stay in memory, writes a `server.js` for `deno serve`, which builds as it starts.
   */
  async build(options: { mode?: Mode; snapshot?: "disk" | "memory" } = {}): Promise<Apply> {
    const snapshot = await this.#snapshot(options.mode ?? "production");
    if (options.snapshot !== "memory") await this.#writeServer();
    return (app) => applySnapshot(app, snapshot);
  }

  /** Builds for development and serves the app that a module exports as `app`. */
  async listen<State>(
    importApp: () => Promise<{ app: App<State> } | App<State>>,
    options: ListenOptions = {},
  ): Promise<void> {
    const imported = await importApp();
    const app = imported instanceof App ? imported : imported.app;
    app.config.mode = "development";
    applySnapshot(app, await this.#snapshot("development"));
    await app.listen(options);
  }

  async #writeServer(): Promise<void> {
    const { root, outDir, serverEntry } = this.#options;
    const specifier = (path: string) => {
      const url = relative(outDir, path).replaceAll("\\", "/") || ".";
      return JSON.stringify(url.startsWith(".") ? url : `./${url}`);
    };
    await Deno.mkdir(outDir, { recursive: true });
    await Deno.writeTextFile(
      join(outDir, "server.js"),
      `import { Builder } from "fresh/dev";
import { app } from ${specifier(serverEntry)};

const root = new URL(${specifier(root)}, import.meta.url).href;
(await new Builder({ root }).build({ snapshot: "memory" }))(app);
export default { fetch: app.handler() };
`,
    );
  }

  async #snapshot(mode: Mode): Promise<Snapshot> {
    const { root, routeDir, islandDir, staticDir, ignore, target, sourceMap } = this.#options;
    const routeFiles = await walk(routeDir, ignore);
    const islandFiles = [
      ...(await walk(islandDir, ignore)).map((path) => `${islandDir}/${path}`),
      ...routeFiles.filter((path) => IN_ISLAND_FOLDER.test(path)).map((path) => `${routeDir}/${path}`),
      ...this.#registered,
    ].filter((path) => ISLAND_FILE.test(path));
    const { islands, entries } = await loadIslands(islandFiles);
    const routes = [];
    for (const path of routeFiles.filter(isRouteFile)) {
      routes.push({
        path,
        module: await import(pathToFileURL(`${routeDir}/${path}`).href),
      });
    }
    const built = await bundle({ root, entries, mode, target, sourceMap });
    const files = await staticFilesOf(staticDir, ignore);
    const buildId = await buildIdOf(built, files);
    const place = (entry: string) => {
      const preloads = built.entries.get(entry)!.map((name) => `${JS_PATH}/${buildId}/${name}`);
      return { url: preloads[0], preloads };
    };
    for (const [name, bytes] of built.modules) {
      files.set(
        `${JS_PATH}/${buildId}/${name}`,
        moduleFile(name, bytes, buildId),
      );
    }
    return {
      buildId,
      root,
      islands: new Map(
        islands.map(({ component, name, exportName, entry }) =>
          [component, { name, exportName, ...place(entry) }] as const
        ),
      ),
      runtime: place(RUNTIME_ENTRY),
      navigation: place(NAVIGATION_ENTRY),
      signals: place(SIGNALS_ENTRY),
      files,
      routes: fsCommands(routes),
    };
  }
}

async function staticFilesOf(folder: string, ignore: RegExp[]): Promise<Map<string, ServedFile>> {
  const files = new Map<string, ServedFile>();
  for (const path of await walk(folder, ignore)) {
    const file = `${folder}/${path}`;
    const bytes = await Deno.readFile(file);
    files.set(`/${path}`, {
      type: contentType(path),
      size: bytes.length,
      etag: `W/"${await hash(bytes)}"`,
      immutable: false,
      body: () => Deno.readFile(file),
    });
  }
  return files;
}

function moduleFile(name: string, bytes: Uint8Array<ArrayBuffer>, buildId: string): ServedFile {
  return {
    type: contentType(name.replace(/\.map$/, ".json")),
    size: bytes.length,
    etag: `W/"${buildId}"`,
    immutable: true,
    body: () => bytes,
  };
}

/** The same for the same site, on any machine: of all that carries it in its address. */
async function buildIdOf({ modules }: Bundle, files: Map<string, ServedFile>): Promise<string> {
  const parts: string[] = [];
  for (const [name, bytes] of modules) parts.push(name, await hash(bytes));
  for (const [path, { etag }] of files) parts.push(path, etag);
  return await hash(new TextEncoder().encode(parts.join("\n")));
}
