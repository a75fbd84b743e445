/**
 * Which route answers a path. Patterns are URLPattern's: `/a/:id`, `:id(\\d+)`, `:id?`, `:rest*`, `:rest+`, `*`.
 * Exact patterns beat dynamic ones; among the dynamic ones the first registered wins.
 */
import { TrieRouter } from "hono/router/trie-router";

export interface Match<T> {
  item: T;
  pattern: string;
  /** Decoded, but for what would be a separator in an address; a parameter that the path leaves out is "". */
  params: Record<string, string>;
}

interface Entry<T> {
  item: T;
  pattern: string;
  names: string[];
  /** For parameters that share their path segment with other text. */
  extract: RegExp | null;
}

const PARAM = /:(\w+)(?:\(([^)]*)\))?([?*+])?/g;

export class Router<T> {
  #exact = new Map<string, Match<T>[]>();
  #dynamic = new TrieRouter<Entry<T>>();

  add(pattern: string, item: T): void {
    if (!/[:*]/.test(pattern)) {
      const path = new URL(pattern, "http://localhost").pathname;
      for (
        const variant of new Set([
          path,
          path.endsWith("/") ? path.slice(0, -1) || "/" : `${path}/`,
        ])
      ) {
        this.#exact.getOrInsertComputed(variant, () => []).push({ item, pattern, params: {} });
      }
      return;
    }
    const names = [...pattern.matchAll(PARAM)].map((match) => match[1]);
    const parts = pattern.split("/").slice(1);
    const mixed = parts.some((part) => part.includes(":") && part.replace(PARAM, "") !== "");
    const entry = { item, pattern, names, extract: mixed ? expression(pattern) : null };
    for (const path of honoPaths(parts)) this.#dynamic.add("ALL", path, entry);
  }

  /** The routes that a path leads to, best first. `pathname` is percent-encoded, as URL gives it. */
  match(pathname: string): Match<T>[] {
    const exact = this.#exact.get(pathname);
    if (exact) return exact;
    const [found] = this.#dynamic.match("ALL", pathname);
    return found.map(([entry, values]) => {
      const raw = entry.extract?.exec(pathname)?.groups ?? values as Record<string, string>;
      const params: Record<string, string> = {};
      for (const name of entry.names) params[name] = decode(raw[name] ?? "");
      return { item: entry.item, pattern: entry.pattern, params };
    });
  }
}

/** A pattern in Hono's notation: several paths where a segment may be missing. */
function honoPaths(parts: string[]): string[] {
  let paths = [""];
  parts.forEach((part, index) => {
    const rest = /^:(\w+)([*+])$/.exec(part);
    const segment = rest ? `:${rest[1]}{${rest[2] === "+" ? ".+" : ".*"}}` : honoSegment(part, index);
    const extended = paths.map((path) => `${path}/${segment}`);
    paths = /^:\w+(\([^)]*\))?[?*]$/.test(part) ? [...paths, ...extended] : extended;
  });
  return paths.map((path) => path || "/");
}

function honoSegment(part: string, index: number): string {
  if (!part.includes(":")) return encodeURI(part);
  const whole = /^:(\w+)(?:\(([^)]*)\))?\??$/.exec(part);
  if (whole) {
    return whole[2] === undefined ? `:${whole[1]}` : `:${whole[1]}{${whole[2]}}`;
  }
  const inner = expression(part, false).source.replace(/\?<\w+>/g, "?:");
  return `:_${index}{${inner.slice(1, -1)}}`;
}

function expression(pattern: string, slashes = true): RegExp {
  let source = "", end = 0;
  for (const match of pattern.matchAll(PARAM)) {
    source += RegExp.escape(encodeURI(pattern.slice(end, match.index)));
    source += `(?<${match[1]}>${match[2] ?? (slashes && /[*+]/.test(match[3] ?? "") ? ".*" : "[^/]+?")})`;
    end = match.index + match[0].length;
  }
  return new RegExp(
    `^${source}${RegExp.escape(encodeURI(pattern.slice(end)))}$`,
  );
}

function decode(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text; // not valid percent-encoding: the text as it came says more than an error
  }
}
