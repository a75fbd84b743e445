/** A site's islands: every function that an island file exports. */
import type { FunctionComponent } from "preact";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";

// deno-lint-ignore no-explicit-any
type AnyComponent = FunctionComponent<any>;

export interface FoundIsland {
  name: string;
  exportName: string;
  component: AnyComponent;
  /** Name of its file's entry in the bundle. */
  entry: string;
}

/** Imports island files, given as absolute paths. Also gives the file of each entry. */
export async function loadIslands(
  files: string[],
): Promise<{ islands: FoundIsland[]; entries: Map<string, string> }> {
  const islands: FoundIsland[] = [];
  const entries = new Map<string, string>();
  const names = new Set<string>();
  for (const file of files) {
    const base = pascalCase(basename(file).replace(/\.\w+$/, ""));
    const entry = unique(base, new Set(entries.keys()));
    const module: Record<string, unknown> = await import(pathToFileURL(file).href);
    for (const [exportName, component] of Object.entries(module)) {
      if (typeof component !== "function") continue;
      const name = unique(exportName === "default" ? base : exportName, names);
      names.add(name);
      islands.push({ name, exportName, component: component as AnyComponent, entry });
      entries.set(entry, file);
    }
  }
  return { islands, entries };
}

function pascalCase(text: string): string {
  const words = text.split(/[^\p{ID_Continue}]+|_/u).filter(Boolean);
  return words.map((word) => word[0].toUpperCase() + word.slice(1)).join("")
    .replace(/^(?=\d)/, "_");
}

function unique(name: string, taken: Set<string>): string {
  let result = name;
  for (let n = 1; taken.has(result); n++) result = `${name}_${n}`;
  return result;
}
