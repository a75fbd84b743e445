/**
 * The server side of a Fresh 2 site: the app, its middlewares, and the types that pages are written to.
 * @module
 */
export { App, type ListenOptions } from "./src/app.ts";
export { Context, type FreshContext } from "./src/context.ts";
export { createDefine, type Define, page } from "./src/define.ts";
export { HttpError } from "./src/http_error.ts";
export { staticFiles } from "./src/middlewares/static_files.ts";
export { cors, type CORSOptions } from "./src/middlewares/cors.ts";
export { csp, type CSPOptions } from "./src/middlewares/csp.ts";
export { csrf, type CsrfOptions } from "./src/middlewares/csrf.ts";
export { trailingSlashes } from "./src/middlewares/trailing_slashes.ts";
export type { Island } from "./src/snapshot.ts";
export type {
  FreshConfig,
  HandlerByMethod,
  HandlerFn,
  LayoutConfig,
  Lazy,
  MaybeLazy,
  Method,
  Middleware,
  MiddlewareFn,
  PageProps,
  PageResponse,
  ResolvedFreshConfig,
  Route,
  RouteConfig,
  RouteData,
  RouteHandler,
  WebSocketHandlers,
  WebSocketUpgradeOptions,
} from "./src/types.ts";
