/**
 * Compiles an app's commands, in order, into the function that answers requests. A segment is what was said of a
 * path (middlewares, layout, error page); a route runs inside the segments of its path as they were when it was added.
 */
import { STATUS_CODES } from "node:http";
import { Context, internals, type Surroundings } from "./context.ts";
import { HttpError } from "./http_error.ts";
import { ancestors, join } from "./path.ts";
import { compose } from "./route.ts";
import { type Match, Router } from "./router.ts";
import type { Snapshot } from "./snapshot.ts";
import type { LayoutConfig, Method, Middleware, PageComponent, ResolvedFreshConfig } from "./types.ts";

// deno-lint-ignore no-explicit-any
type AnyComponent = PageComponent<any>;

export type Command<State> =
  & {
    /** The path it is said of; of a file's, with its groups. */
    path: string;
  }
  & (
    | { kind: "use"; middlewares: Middleware<State>[] }
    | { kind: "app"; component: AnyComponent }
    | { kind: "layout"; component: AnyComponent; config: LayoutConfig }
    | { kind: "error" | "notFound"; answer: Middleware<State> }
    | {
      kind: "route";
      pattern: string;
      methods: Method[] | "ALL";
      middlewares: Middleware<State>[];
    }
    | { kind: "files" }
  );

interface Segment<State> {
  middlewares: Middleware<State>[];
  app?: AnyComponent;
  layout?: { component: AnyComponent; config: LayoutConfig };
  error?: Middleware<State>;
}

interface Endpoint<State> {
  methods: Method[];
  run: Middleware<State>;
}

const METHODS: Method[] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

const NO_INFO: Deno.ServeHandlerInfo = {
  remoteAddr: { transport: "tcp", hostname: "localhost", port: 0 },
  completed: Promise.resolve(),
};

export function compile<State>(
  commands: Command<State>[],
  config: ResolvedFreshConfig,
  snapshot: Snapshot | null,
): (req: Request, info?: Deno.ServeHandlerInfo) => Promise<Response> {
  const router = new Router<Endpoint<State>>();
  const segments = new Map<string, Segment<State>>([["", { middlewares: [] }]]);
  let notFound: Middleware<State> | undefined;

  for (const command of withFiles(commands, snapshot)) {
    if (command.kind === "notFound") {
      notFound = command.answer;
    } else if (command.kind === "route") {
      const chain = chainOf(segments, command.path);
      const run = enclose(chain, compose(command.middlewares, afterLast), () => notFound);
      const methods = command.methods === "ALL" ? METHODS : command.methods;
      router.add(join(config.basePath, command.pattern) || "/", { methods, run });
    } else {
      const segment = segments.getOrInsertComputed(join("", command.path), () => ({ middlewares: [] }));
      if (command.kind === "use") segment.middlewares.push(...command.middlewares);
      else if (command.kind === "app") segment.app = command.component;
      else if (command.kind === "layout") segment.layout = command;
      else if (command.kind === "error") segment.error = command.answer;
    }
  }
  const unmatched = enclose([segments.get("")!], (ctx) => {
    const methods = allowedMethods(router, ctx.url.pathname);
    if (methods.length === 0) throw new HttpError(404);
    if (ctx.req.method === "OPTIONS") {
      return new Response(null, { status: 204, headers: { allow: methods.join(", ") } });
    }
    throw new HttpError(405);
  }, () => notFound);

  return async (req, info = NO_INFO) => {
    const url = requestedUrl(req, config.trustProxy);
    const method = req.method.toUpperCase(); // Request leaves "patch" as it is
    const match = bestMatch(router.match(url.pathname), method);
    const { pattern: route = null, params = {} } = match ?? {};
    const ctx = new Context<State>({ config, url, req, route, params, info, snapshot });
    let response: Response;
    try {
      response = await (match?.item.run ?? unmatched)(ctx);
    } catch (error) {
      response = plainAnswer(error, () => allowedMethods(router, url.pathname));
    }
    if (method !== "HEAD" || response.body === null) return response;
    await response.body.cancel();
    return new Response(null, response);
  };
}

/** The commands, with those of the site's files where `fsRoutes` stands. */
function* withFiles<State>(commands: Command<State>[], snapshot: Snapshot | null): Generator<Command<State>> {
  for (const command of commands) {
    if (command.kind !== "files") {
      yield command;
      continue;
    }
    if (!snapshot) {
      throw new Error("fsRoutes() needs a build: apply the result of new Builder().build() to the app first");
    }
    for (const file of snapshot.routes) yield moved(file, command.path);
  }
}

/** A command as it is under a path. */
export function moved<State>(command: Command<State>, base: string): Command<State> {
  const path = join(base, command.path);
  return command.kind === "route"
    ? { ...command, path, pattern: join(base, command.pattern) }
    : { ...command, path };
}

/** The segments around a path, outermost first. Groups are transparent: what is said of /a holds in /(group)/a too. */
function chainOf<State>(segments: Map<string, Segment<State>>, path: string): Segment<State>[] {
  const keys = new Set(
    ancestors(path).flatMap((key) => [join("", key.replaceAll(/\/\([^)/]*\)/g, "")), key]),
  );
  return [...keys].flatMap((key) => segments.get(key) ?? []);
}

function enclose<State>(
  chain: Segment<State>[],
  inner: Middleware<State>,
  notFound: () => Middleware<State> | undefined,
): Middleware<State> {
  const around = chain.map((_, index) => surroundingsOf(chain.slice(0, index + 1)));
  let run: Middleware<State> = (ctx) => {
    ctx[internals].surroundings = around.at(-1)!;
    return inner(ctx);
  };
  for (const [index, { middlewares, error: errorPage }] of [...chain.entries()].reverse()) {
    const isRoot = index === 0;
    if (middlewares.length === 0 && !errorPage && !isRoot) continue;
    const guarded = compose([...middlewares], run);
    run = async (ctx) => {
      ctx[internals].surroundings = around[index];
      try {
        return await guarded(ctx);
      } catch (error) {
        const own = error instanceof HttpError && error.status === 404 ? notFound() : undefined;
        const answer = own ? (isRoot ? own : undefined) : errorPage;
        if (!answer) throw error;
        ctx.error = error;
        ctx[internals].surroundings = around[index];
        return await answer(ctx);
      }
    };
  }
  return run;
}

function surroundingsOf<State>(chain: Segment<State>[]): Surroundings {
  const surroundings: Surroundings = { app: null, layouts: [] };
  for (const { app, layout } of chain) {
    if (app) surroundings.app = app;
    if (!layout) continue;
    if (layout.config.skipInheritedLayouts) surroundings.layouts = [];
    if (layout.config.skipAppWrapper) surroundings.app = null;
    surroundings.layouts = [...surroundings.layouts, layout.component];
  }
  return surroundings;
}

/** The first route that answers the method. HEAD is for one of its own on the path, else for the one of GET. */
function bestMatch<State>(
  matches: Match<Endpoint<State>>[],
  method: string,
): Match<Endpoint<State>> | undefined {
  const answers = (method: string) => ({ item }: Match<Endpoint<State>>) =>
    item.methods.includes(method as Method);
  if (method !== "HEAD") return matches.find(answers(method));
  const first = matches.find((match) => answers("HEAD")(match) || answers("GET")(match));
  return matches.find((match) => match.pattern === first?.pattern && answers("HEAD")(match)) ?? first;
}

function allowedMethods<State>(router: Router<Endpoint<State>>, pathname: string): string[] {
  return [...new Set(router.match(pathname).flatMap(({ item }) => item.methods))];
}

function afterLast(): never {
  throw new HttpError(404);
}

function requestedUrl(req: Request, trustProxy: boolean): URL {
  const url = new URL(req.url);
  if (url.pathname.includes("//")) url.pathname = url.pathname.replaceAll(/\/{2,}/g, "/");
  if (trustProxy) {
    const host = req.headers.get("x-forwarded-host");
    const protocol = req.headers.get("x-forwarded-proto");
    if (host) url.host = host;
    if (protocol) url.protocol = `${protocol}:`;
  }
  return url;
}

/** The answer where no error page gives one. */
function plainAnswer(error: unknown, allowed: () => string[]): Response {
  if (!(error instanceof HttpError)) {
    console.error(error);
    return new Response("Internal server error", { status: 500 });
  }
  if (error.status >= 500) console.error(error);
  const headers: HeadersInit = error.status === 405 ? { allow: allowed().join(", ") } : {};
  const text = error.message || STATUS_CODES[error.status] || String(error.status);
  return new Response(text, { status: error.status, headers });
}
