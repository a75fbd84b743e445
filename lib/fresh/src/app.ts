import { getSnapshot } from "./apply.ts";
import { type Command, compile, moved } from "./compile.ts";
import { listenOnFreePort } from "./listen.ts";
import { join } from "./path.ts";
import { answerOf, errorStatus, methodsOf, routeMiddleware, unlazy } from "./route.ts";
import type {
  FreshConfig,
  LayoutConfig,
  MaybeLazy,
  Method,
  Middleware,
  PageComponent,
  PageProps,
  ResolvedFreshConfig,
  Route,
  RouteConfig,
  WebSocketHandlers,
  WebSocketUpgradeOptions,
} from "./types.ts";

export type ListenOptions = Partial<
  Deno.ServeTcpOptions & Deno.TlsCertifiedKeyPem
>;

/** A site: commands, applied in the order in which they were given. Every method but the last two chains. */
export class App<State> {
  readonly config: ResolvedFreshConfig;
  #commands: Command<State>[] = [];

  constructor(config: FreshConfig = {}) {
    this.config = {
      root: Deno.cwd(),
      basePath: (config.basePath ?? "").replace(/\/+$/, ""),
      mode: config.mode ?? "production",
      trustProxy: config.trustProxy ?? false,
    };
  }

  /** Middlewares for everything, or for what lies under a path, that is added later. */
  use(...middlewares: MaybeLazy<Middleware<State>>[]): this;
  use(path: string, ...middlewares: MaybeLazy<Middleware<State>>[]): this;
  use(first: string | MaybeLazy<Middleware<State>>, ...rest: MaybeLazy<Middleware<State>>[]): this {
    const [path, middlewares] = typeof first === "string" ? [first, rest] : ["*", [first, ...rest]];
    return this.#add({ kind: "use", path, middlewares: middlewares.map(unlazy) });
  }

  get(path: string, ...middlewares: MaybeLazy<Middleware<State>>[]): this {
    return this.#on(["GET"], path, middlewares);
  }
  post(path: string, ...middlewares: MaybeLazy<Middleware<State>>[]): this {
    return this.#on(["POST"], path, middlewares);
  }
  put(path: string, ...middlewares: MaybeLazy<Middleware<State>>[]): this {
    return this.#on(["PUT"], path, middlewares);
  }
  patch(path: string, ...middlewares: MaybeLazy<Middleware<State>>[]): this {
    return this.#on(["PATCH"], path, middlewares);
  }
  delete(path: string, ...middlewares: MaybeLazy<Middleware<State>>[]): this {
    return this.#on(["DELETE"], path, middlewares);
  }
  head(path: string, ...middlewares: MaybeLazy<Middleware<State>>[]): this {
    return this.#on(["HEAD"], path, middlewares);
  }
  all(path: string, ...middlewares: MaybeLazy<Middleware<State>>[]): this {
    return this.#on("ALL", path, middlewares);
  }

  /** Upgrades GET requests on a path to WebSockets. */
  ws(path: string, handlers: WebSocketHandlers, options?: WebSocketUpgradeOptions): this {
    return this.get(path, (ctx) => ctx.upgrade(handlers, options));
  }

  /** Answers every 404, before error pages do. */
  notFound(route: Route<State> | Middleware<State>): this {
    return this.#add({ kind: "notFound", path: "*", answer: answerOf(route, () => 200) });
  }

  /** Answers what is thrown under a path, where nothing deeper does. */
  onError(path: string, route: Route<State> | Middleware<State>): this {
    return this.#add({ kind: "error", path, answer: answerOf(route, errorStatus) });
  }

  /** The component around every page, from `<html>` on. */
  appWrapper(component: PageComponent<PageProps<never, State>>): this {
    return this.#add({ kind: "app", path: "*", component });
  }

  /** A component around the pages under a path. */
  layout(path: string, component: PageComponent<PageProps<never, State>>, config: LayoutConfig = {}): this {
    return this.#add({ kind: "layout", path, component, config });
  }

  /** A page or an endpoint. `config` is for a lazy one, which brings its own too late. */
  route(path: string, route: MaybeLazy<Route<State>>, config: RouteConfig = {}): this {
    const isLazy = typeof route === "function";
    return this.#add({
      kind: "route",
      path,
      pattern: (isLazy ? config : route.config)?.routeOverride ?? path,
      methods: isLazy ? config.methods ?? "ALL" : methodsOf(route),
      middlewares: [routeMiddleware(route)],
    });
  }

  /** The routes of the files, at this point of the order. */
  fsRoutes(pattern = "*"): this {
    return this.#add({ kind: "files", path: pattern });
  }

  /** All of another app's commands, under a path. */
  mountApp(path: string, app: App<State>): this {
    for (const command of app.#commands) this.#add(moved(command, join(path, app.config.basePath)));
    return this;
  }

  /** The function that answers requests. */
  handler(): (req: Request, info?: Deno.ServeHandlerInfo) => Promise<Response> {
    const snapshot = getSnapshot(this);
    return compile(this.#commands, this.config, snapshot);
  }

  /** Serves the app, on the first free port from 8000 to 8019 where none is given. */
  async listen(options: ListenOptions = {}): Promise<void> {
    const handler = this.handler();
    await listenOnFreePort(options, handler, this.config.basePath);
  }

  #add(command: Command<State>): this {
    this.#commands.push(command);
    return this;
  }

  #on(methods: Method[] | "ALL", path: string, middlewares: MaybeLazy<Middleware<State>>[]): this {
    const pattern = path === "*" ? "/*" : path; // a route for all that lies under the root, and not for it alone
    return this.#add({ kind: "route", path, pattern, methods, middlewares: middlewares.map(unlazy) });
  }
}
