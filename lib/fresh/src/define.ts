import type { ComponentType } from "preact";
import type { Middleware, PageComponent, PageProps, PageResponse, RouteData, RouteHandler } from "./types.ts";

/** Hands `data` to the route's component, with an optional status and headers of the answer. */
export function page<Data = undefined>(
  data?: Data,
  options: { status?: number; headers?: HeadersInit } = {},
): PageResponse<Data> {
  return { data: data as Data, ...options };
}

export interface Define<State> {
  handlers<
    Data,
    Handlers extends RouteHandler<Data, State> = RouteHandler<Data, State>,
  >(handlers: Handlers): Handlers;
  page<
    Handlers = never,
    Data = [Handlers] extends [never] ? never : RouteData<Handlers>,
  >(component: PageComponent<PageProps<Data, State>>): ComponentType<PageProps<Data, State>>;
  layout(component: PageComponent<PageProps<never, State>>): ComponentType<PageProps<never, State>>;
  middleware<M extends Middleware<State> | Middleware<State>[]>(middleware: M): M;
}

/**
 * Functions that give back what they are given, and tell TypeScript what it is.
 *
 * @example
 * ```ts
 * export const define = createDefine<State>();
 * // in a route
 * export const handler = define.handlers({ GET: () => page({ name: "Ada" }) });
 * export default define.page<typeof handler>(({ data }) => <h1>{data.name}</h1>);
 * ```
 */
export function createDefine<State>(): Define<State> {
  // deno-lint-ignore no-explicit-any
  const identity = (value: any) => value;
  return { handlers: identity, page: identity, layout: identity, middleware: identity };
}
