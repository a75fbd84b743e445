/**
 * The commands of a site's route files.
 *
 * ```
 * index.tsx -> /            [id].tsx -> /:id          [...rest].tsx -> /:rest*
 * a/b.tsx   -> /a/b         [[id]].tsx -> /:id?       (group)/a.tsx -> /a
 * ```
 * `_app`, `_layout`, `_middleware`, `_error` (or `_500`) and `_404` hold for the folder that they are in.
 */
import type { Command } from "./compile.ts";
import { answerOf, errorStatus, methodsOf, routeMiddleware, unlazy } from "./route.ts";
import type { Middleware, Route, RouteConfig } from "./types.ts";

// deno-lint-ignore no-explicit-any
export type FsCommand = Command<any>;

export interface RouteFile {
  /** Path inside the routes folder, with "/" and the extension. */
  path: string;
  module: Record<string, unknown>;
}

const EXTENSION = /\.(?:tsx?|jsx?)$/;

/** Whether a file of the routes folder is one, judged by its path in it. */
export function isRouteFile(path: string): boolean {
  return EXTENSION.test(path) && !/\.d\.ts$|[._]test\.\w+$/.test(path) &&
    !/(?:^|\/)\(_[^)/]*\)\//.test(path);
}

/** In the order in which they apply: first what surrounds, then routes, the most specific first. */
export function fsCommands(files: RouteFile[]): FsCommand[] {
  const around: FsCommand[] = [];
  const routes: (FsCommand & { kind: "route" })[] = [];
  const sorted = files.toSorted((a, b) => depth(a.path) - depth(b.path) || (a.path < b.path ? -1 : 1));
  for (const { path: file, module } of sorted) {
    const name = file.replace(EXTENSION, "");
    const folder = name.slice(0, Math.max(0, name.lastIndexOf("/")));
    const path = pathOf(folder, false);
    const special = surrounding(name.slice(folder === "" ? 0 : folder.length + 1), path, file, module);
    if (special) {
      around.push(special);
      continue;
    }
    const route = routeOf(module);
    const pattern = route.config?.routeOverride ?? (pathOf(name.replace(/(^|\/)index$/, ""), true) || "/");
    // a file with a pattern of its own answers as App.route does, others let what they don't handle pass: a 404
    const methods = route.config?.routeOverride === undefined ? "ALL" : methodsOf(route);
    if (!route.component && !route.handler) {
      throw new Error(
        `The route file ${file} exports neither a default component nor a handler`,
      );
    }
    routes.push({ kind: "route", path, pattern, methods, middlewares: [routeMiddleware(route)] });
  }
  return [...around, ...routes.toSorted((a, b) => compareSpecificity(a.pattern, b.pattern))];
}

function surrounding(
  name: string,
  path: string,
  file: string,
  module: Record<string, unknown>,
): FsCommand | null {
  const route = routeOf(module);
  const component = () => {
    if (!route.component) {
      throw new Error(`${file} has no default export to render`);
    }
    return route.component;
  };
  switch (name) {
    case "_app":
      return { kind: "app", path, component: component() };
    case "_layout":
      return { kind: "layout", path, component: component(), config: route.config ?? {} };
    case "_middleware": {
      const middleware = (module.handler ?? module.handlers ?? module.default) as
        | Middleware<unknown>
        | Middleware<unknown>[]
        | undefined;
      if (!middleware) {
        throw new Error(
          `${file} exports no middleware: neither a default one nor a handler`,
        );
      }
      return { kind: "use", path, middlewares: [middleware].flat().map(unlazy) };
    }
    case "_error":
    case "_500":
      return { kind: "error", path, answer: answerOf(route, errorStatus) };
    case "_404":
      return { kind: "notFound", path, answer: answerOf(route, () => 200) };
    default:
      return null;
  }
}

function routeOf(module: Record<string, unknown>): Route<unknown> {
  return {
    component: module.default as Route<unknown>["component"],
    handler: (module.handler ?? module.handlers) as Route<unknown>["handler"],
    config: module.config as RouteConfig | undefined,
  };
}

/** A file's path as a pattern, with its groups left out or left as they are. */
function pathOf(name: string, withoutGroups: boolean): string {
  const parts = name.split("/").filter((part) => part !== "" && !(withoutGroups && /^\(.*\)$/.test(part)));
  return parts.map((part) =>
    "/" + part
      .replace(/^\[\[(\w+)\]\]$/, ":$1?")
      .replace(/^\[\.\.\.(\w+)\]$/, ":$1*")
      .replaceAll(/\[(\w+)\]/g, ":$1")
  ).join("");
}

function depth(path: string): number {
  return path.split("/").length;
}

/** Segment by segment: fixed text, then parameters, optional ones, and the rest last. */
function compareSpecificity(a: string, b: string): number {
  const [left, right] = [a.split("/"), b.split("/")];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = rank(left[i]) - rank(right[i]);
    if (difference !== 0) return difference;
  }
  return right.length - left.length;
}

function rank(part: string): number {
  if (!/[:*]/.test(part)) return 0;
  if (part.endsWith("*")) return 4;
  if (part.endsWith("?")) return 3;
  return part.startsWith(":") ? 2 : 1;
}
