/** Turns a route (handlers, component, config) into a middleware, and lazy things into themselves. */
import type { Context } from "./context.ts";
import { HttpError } from "./http_error.ts";
import { renderComponent } from "./render/page.ts";
import type { HandlerFn, Lazy, MaybeLazy, Method, Middleware, Route } from "./types.ts";

/** `defaultStatus` is the answer's where a component renders and nothing else sets one. */
export function routeMiddleware<State>(
  route: MaybeLazy<Route<State>>,
  defaultStatus: (ctx: Context<State>) => number = () => 200,
): Middleware<State> {
  let loaded = typeof route === "function" ? null : route;
  return async (ctx) => {
    loaded ??= await (route as Lazy<Route<State>>)();
    const { component, handler, config } = loaded;
    const init: ResponseInit = { status: defaultStatus(ctx) };
    const method = ctx.req.method.toUpperCase();
    const handle = pickHandler(handler, method);
    let data: unknown = {};
    if (handle) {
      const result = await handle(ctx);
      if (result instanceof Response) return result;
      if (!result) {
        throw new TypeError(`A handler of ${ctx.route} gave back ${result}: is a "return" missing?`);
      }
      if (!component) {
        throw new Error(
          `A handler of ${ctx.route} gave data, but the route has no component`,
        );
      }
      data = result.data;
      if (result.status !== undefined) init.status = result.status;
      if (result.headers) init.headers = result.headers;
    } else if (!component || (handler && ctx.error === null && method !== "GET" && method !== "HEAD")) {
      throw new HttpError(404);
    }
    return renderComponent(ctx, component!, data, init, config ?? {});
  };
}

/** The methods that a route answers: all of them, unless it has handlers by method. */
export function methodsOf<State>({ handler, component }: Route<State>): Method[] | "ALL" {
  if (!handler || typeof handler === "function") return "ALL";
  const methods = new Set(Object.keys(handler) as Method[]);
  if (component) methods.add("GET");
  return [...methods];
}

function pickHandler<State>(
  handler: Route<State>["handler"],
  method: string,
): HandlerFn<unknown, State> | undefined {
  if (typeof handler === "function") return handler;
  return handler?.[method as Method] ?? (method === "HEAD" ? handler?.GET : undefined);
}

/** An error page or not-found page: a route, or the middleware that answers in its place. */
export function answerOf<State>(
  route: Route<State> | Middleware<State>,
  status: (ctx: Context<State>) => number,
): Middleware<State> {
  return typeof route === "function" ? route : routeMiddleware(route, status);
}

/** The status of an error page that sets none. */
export function errorStatus<State>(ctx: Context<State>): number {
  return ctx.error instanceof HttpError ? ctx.error.status : 500;
}

/** A middleware that may be lazy as one that is not. */
export function unlazy<State>(middleware: MaybeLazy<Middleware<State>>): Middleware<State> {
  let loaded: Middleware<State> | null = null;
  return async (ctx) => {
    if (loaded) return loaded(ctx);
    const result = await (middleware as Middleware<State>)(ctx) as Response | Middleware<State>;
    if (result instanceof Response) return result;
    if (typeof result !== "function") {
      throw new TypeError(`A middleware gave back ${result}, which is no response: is a "return" missing?`);
    }
    loaded = result; // a lazy one: it gave the middleware itself
    return loaded(ctx);
  };
}

/** One function that runs `middlewares` in order around `inner`. */
export function compose<State>(
  middlewares: Middleware<State>[],
  inner: Middleware<State>,
): Middleware<State> {
  return middlewares.reduceRight<Middleware<State>>(
    (rest, middleware) => async (ctx) => {
      const outer = ctx.next;
      ctx.next = async () => await rest(ctx);
      try {
        return await middleware(ctx);
      } catch (error) {
        ctx.error = error;
        throw error;
      } finally {
        ctx.next = outer;
      }
    },
    inner,
  );
}
