/** Makes the modules that browsers load: the runtime and one for each island file, with what they share split off. */
import * as esbuild from "esbuild";
import child_process, { type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { denoResolver } from "./import_map.ts";

export interface Bundle {
  /** By name, flat. */
  modules: Map<string, Uint8Array<ArrayBuffer>>;
  /** The module of each entry, and all that it loads, itself first. */
  entries: Map<string, string[]>;
}

export interface BundleOptions {
  root: string;
  /** File of each entry. */
  entries: Map<string, string>;
  mode: "development" | "production";
  target: string | string[];
  sourceMap?: boolean;
}

const client = (file: string) => fileURLToPath(new URL(`../../client/${file}`, import.meta.url));
export const RUNTIME_ENTRY = "fresh-runtime";
export const NAVIGATION_ENTRY = "fresh-navigation";
export const SIGNALS_ENTRY = "fresh-signals";
const RUNTIME_FILES = {
  [RUNTIME_ENTRY]: client("mod.ts"),
  [NAVIGATION_ENTRY]: client("navigate.ts"),
  [SIGNALS_ENTRY]: client("signal_props.ts"),
};

/** Builds under way here. One process of esbuild's serves them all, and ends with the last. */
let underWay = 0;
let service: ChildProcess | null = null;

/** Bundles the entries. When the last build under way is done, esbuild's process has ended. */
export async function bundle(options: BundleOptions): Promise<Bundle> {
  underWay++;
  try {
    const plugin = await denoResolver(options.root);
    return collect(await noteService(() => build(options, plugin)));
  } finally {
    if (--underWay === 0) await stopService();
  }
}

/** esbuild starts its process as `start` is called, and offers no way to wait for the end of it: so keep it. */
function noteService<T>(start: () => T): T {
  const { spawn } = child_process;
  child_process.spawn = ((...args: Parameters<typeof spawn>) => service = spawn(...args)) as typeof spawn;
  try {
    return start();
  } finally {
    child_process.spawn = spawn;
  }
}

async function stopService(): Promise<void> {
  const ending = service;
  service = null;
  if (!ending || ending.exitCode !== null) return await esbuild.stop();
  ending.ref();
  const ended = once(ending, "exit");
  await esbuild.stop();
  await ended;
}

function build({ root, entries, mode, target, sourceMap }: BundleOptions, resolver: esbuild.Plugin) {
  const isProduction = mode === "production";
  return esbuild.build({
    absWorkingDir: root,
    entryPoints: { ...RUNTIME_FILES, ...Object.fromEntries(entries) },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    target,
    minify: isProduction,
    sourcemap: sourceMap ? "linked" : isProduction ? false : "inline",
    jsx: "automatic",
    jsxImportSource: "preact",
    define: { "process.env.NODE_ENV": JSON.stringify(mode) },
    tsconfigRaw: {},
    write: false as const,
    metafile: true,
    outdir: join(root, "_fresh"),
    entryNames: "[name]",
    chunkNames: "chunk-[hash]",
    plugins: [resolver],
    logLevel: "silent",
  });
}

type Built = Awaited<ReturnType<typeof build>>;

function collect({ outputFiles, metafile }: Built): Bundle {
  const modules = new Map(
    outputFiles.map(({ path, contents }) => [basename(path), contents as Uint8Array<ArrayBuffer>]),
  );
  const entries = new Map<string, string[]>();
  for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (!entryPoint) continue;
    const loaded = new Set([path]);
    for (const output of loaded) {
      for (const { path, kind } of metafile.outputs[output].imports) {
        if (kind === "import-statement") loaded.add(path);
      }
    }
    const name = basename(path).replace(/\.js$/, "");
    entries.set(name, [...loaded].map((output) => basename(output)));
  }
  return { modules, entries };
}
