import type { ComponentChildren, ComponentType } from "preact";
import type { Context } from "./context.ts";

export type Method =
  | "HEAD"
  | "GET"
  | "POST"
  | "PATCH"
  | "PUT"
  | "DELETE"
  | "OPTIONS";

export interface FreshConfig {
  /** Prefix of every path of the app. */
  basePath?: string;
  mode?: "development" | "production";
  /** Take protocol and host from X-Forwarded-Proto and X-Forwarded-Host. */
  trustProxy?: boolean;
}

export interface ResolvedFreshConfig extends Required<FreshConfig> {
  /** Folder of the site. */
  root: string;
}

export type Lazy<T> = () => Promise<T>;
export type MaybeLazy<T> = T | Lazy<T>;

export type Middleware<State> = (ctx: Context<State>) => Response | Promise<Response>;
export type MiddlewareFn<State> = Middleware<State>;

/** What a handler gives back for the route's component to render. Made by {@linkcode page}. */
export interface PageResponse<Data> {
  data: Data;
  status?: number;
  headers?: HeadersInit;
}

export type HandlerFn<Data, State> = (
  ctx: Context<State>,
) => Response | PageResponse<Data> | Promise<Response | PageResponse<Data>>;
export type HandlerByMethod<Data, State> = {
  [M in Method]?: HandlerFn<Data, State>;
};
export type RouteHandler<Data, State> =
  | HandlerFn<Data, State>
  | HandlerByMethod<Data, State>;

type Returned<H> = H extends (...args: never[]) => infer R ? Awaited<R> : never;
type DataOf<R> = R extends PageResponse<infer Data> ? Data : never;

/** The data that a route's handlers hand to its page: of one function, or of an object by method. */
export type RouteData<H> = H extends (...args: never[]) => unknown ? DataOf<Returned<H>>
  : DataOf<{ [K in keyof H]: Returned<H[K]> }[keyof H]>;

export interface LayoutConfig {
  skipInheritedLayouts?: boolean;
  skipAppWrapper?: boolean;
}

export interface RouteConfig extends LayoutConfig {
  /** The pattern to use in place of the file's. */
  routeOverride?: string;
  /** Methods that a lazy route answers; all of them by default. */
  methods?: "ALL" | Method[];
}

/** What a page component gets: as `data` what its handler gave, `{}` without one; layouts and the app wrapper null. */
export interface PageProps<Data = unknown, State = unknown> {
  config: ResolvedFreshConfig;
  url: URL;
  req: Request;
  params: Record<string, string>;
  info: Deno.ServeHandlerInfo;
  state: State;
  isPartial: boolean;
  /** In a layout or the app wrapper: what it wraps. */
  Component: ComponentType;
  /** In an error page: what was thrown. */
  error: unknown;
  /** Pattern of the matched route. */
  route: string | null;
  data: Data;
}

/** A page component: an ordinary one, or an async function that may also answer with a Response. */
export type PageComponent<Props> = (props: Props) =>
  | ComponentChildren
  | Response
  | Promise<ComponentChildren | Response>;

/** A route, as {@linkcode App.route} takes it and as a file in `routes/` exports it. */
export interface Route<State> {
  // deno-lint-ignore no-explicit-any
  component?: PageComponent<any>;
  // deno-lint-ignore no-explicit-any
  handler?: RouteHandler<any, State>;
  config?: RouteConfig;
}

export interface WebSocketUpgradeOptions {
  protocol?: string;
  /** Seconds. */
  idleTimeout?: number;
}

export interface WebSocketHandlers {
  open?(socket: WebSocket): void;
  message?(socket: WebSocket, event: MessageEvent): void;
  close?(socket: WebSocket, code: number, reason: string): void;
  error?(socket: WebSocket, event: Event | ErrorEvent): void;
}
