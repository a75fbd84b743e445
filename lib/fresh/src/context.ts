import type { ComponentType, VNode } from "preact";
import { renderVNode } from "./render/page.ts";
import type { Snapshot } from "./snapshot.ts";
import type { LayoutConfig, PageComponent, ResolvedFreshConfig } from "./types.ts";
import type { WebSocketHandlers, WebSocketUpgradeOptions } from "./types.ts";

export const PARTIAL_PARAM = "fresh-partial";

/** What surrounds a page at some depth of the site. */
export interface Surroundings {
  /** Undefined for the default one, null for none. */
  // deno-lint-ignore no-explicit-any
  app: PageComponent<any> | null | undefined;
  /** Outermost first. */
  // deno-lint-ignore no-explicit-any
  layouts: PageComponent<any>[];
}

/** What the package itself keeps with a request. */
export interface Internals {
  surroundings: Surroundings;
  snapshot: Snapshot | null;
  /** Nonce for inline scripts and styles, if the page's policy asks for one. */
  nonce: string | null;
}

export const internals: unique symbol = Symbol("fresh.internals");

/** A request on its way through middlewares, handlers and components. */
export class Context<State> {
  readonly config: ResolvedFreshConfig;
  /** The requested URL, with repeated slashes of its path collapsed. */
  readonly url: URL;
  readonly req: Request;
  /** Pattern of the matched route, null if none matched. */
  readonly route: string | null;
  /** Decoded parameters of the matched route. */
  readonly params: Record<string, string>;
  /** Starts empty with each request. */
  readonly state: State = {} as State;
  data: unknown = undefined;
  /** In error pages: what was thrown. */
  error: unknown = null;
  readonly info: Deno.ServeHandlerInfo;
  /** Whether the browser asks for partials only. */
  readonly isPartial: boolean;
  /** Runs the rest of the chain. */
  next: () => Promise<Response> = () => Promise.reject(new Error("ctx.next() is for middlewares"));
  /** In a layout or app wrapper: what it wraps. */
  Component: ComponentType = () => null;
  [internals]: Internals;

  constructor(init: {
    config: ResolvedFreshConfig;
    url: URL;
    req: Request;
    route: string | null;
    params: Record<string, string>;
    info: Deno.ServeHandlerInfo;
    snapshot: Snapshot | null;
  }) {
    this.config = init.config;
    this.url = init.url;
    this.req = init.req;
    this.route = init.route;
    this.params = init.params;
    this.info = init.info;
    this.isPartial = init.url.search !== "" && init.url.searchParams.has(PARTIAL_PARAM);
    this[internals] = { surroundings: { app: undefined, layouts: [] }, snapshot: init.snapshot, nonce: null };
  }

  /** A redirect, 302 unless told otherwise. A path stays on this host, however many slashes it begins with. */
  redirect(pathOrUrl: string, status = 302): Response {
    const location = pathOrUrl.replace(/^[/\\]{2,}/, "/");
    return new Response(null, { status, headers: { location } });
  }

  /** An HTML document: the element inside the layouts and app wrapper that hold here. */
  render(
    // deno-lint-ignore no-explicit-any
    vnode: VNode<any> | null,
    init: ResponseInit = {},
    config: LayoutConfig = {},
  ): Promise<Response> {
    return renderVNode(this, vnode, init, config);
  }

  text(content: string, init?: ResponseInit): Response {
    return withType(content, "text/plain; charset=utf-8", init);
  }

  html(content: string, init?: ResponseInit): Response {
    return withType(content, "text/html; charset=utf-8", init);
  }

  json(content: unknown, init?: ResponseInit): Response {
    return Response.json(content, init);
  }

  /** Streams what an iterable, or the iterable that a function makes, yields. Sets no content type. */
  stream<T extends Uint8Array | string>(
    source:
      | Iterable<T>
      | AsyncIterable<T>
      | (() => Iterable<T> | AsyncIterable<T>),
    init?: ResponseInit,
  ): Response {
    const iterable = typeof source === "function" ? source() : source;
    const encoder = new TextEncoder();
    const bytes = ReadableStream.from(iterable).pipeThrough(
      new TransformStream<T, Uint8Array<ArrayBuffer>>({
        transform(chunk, controller) {
          const encoded = typeof chunk === "string" ? encoder.encode(chunk) : chunk;
          controller.enqueue(encoded as Uint8Array<ArrayBuffer>);
        },
      }),
    );
    return new Response(bytes, init);
  }

  /** Upgrades the request to a WebSocket: the socket with the response to give, or, with handlers, the response. */
  upgrade(): { socket: WebSocket; response: Response };
  upgrade(handlers: WebSocketHandlers, options?: WebSocketUpgradeOptions): Response;
  upgrade(handlers?: WebSocketHandlers, options?: WebSocketUpgradeOptions) {
    const { socket, response } = Deno.upgradeWebSocket(this.req, options);
    if (!handlers) return { socket, response };
    const { open, message, close, error } = handlers;
    if (open) socket.addEventListener("open", (event) => open(socket, event));
    if (message) {
      socket.addEventListener("message", (event) => message(socket, event));
    }
    if (close) {
      socket.addEventListener("close", (event) => close(socket, event));
    }
    if (error) {
      socket.addEventListener("error", (event) => error(socket, event));
    }
    return response;
  }
}

export type FreshContext<State = unknown> = Context<State>;

function withType(body: string, type: string, init?: ResponseInit): Response {
  const headers = new Headers(init?.headers);
  if (!headers.has("content-type")) headers.set("content-type", type);
  return new Response(body, { ...init, headers });
}
