import { type ComponentType, isValidElement, type VNode } from "preact";
import { HttpError } from "./http_error.ts";
import { renderVNode } from "./render/page.ts";
import type { Snapshot } from "./snapshot.ts";
import type { LayoutConfig, PageComponent, ResolvedFreshConfig } from "./types.ts";
import type { WebSocketHandlers, WebSocketUpgradeOptions } from "./types.ts";

export const PARTIAL_PARAM = "fresh-partial";

/** What surrounds a page at some depth of the site. */
export interface Surroundings {
  // deno-lint-ignore no-explicit-any
  app: PageComponent<any> | null;
  /** Outermost first. */
  // deno-lint-ignore no-explicit-any
  layouts: PageComponent<any>[];
}

/** What the package itself keeps with a request. */
export interface Internals {
  surroundings: Surroundings;
  snapshot: Snapshot | null;
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
    this[internals] = { surroundings: { app: null, layouts: [] }, snapshot: init.snapshot };
  }

  /** A redirect, 302 unless told otherwise. A path stays on this host, and a request for partials stays one. */
  redirect(pathOrUrl: string, status = 302): Response {
    const [, path, query, hash] = /^([^?#]*)([^#]*)(.*)$/s.exec(pathOrUrl)!;
    const asked = this.isPartial ? `${query ? `${query}&` : "?"}${PARTIAL_PARAM}=true` : query;
    const onHost = /^[/\\]/.test(path) ? path.replace(/^[/\\]{2,}/, "/").replaceAll(/\/{2,}/g, "/") : path;
    return new Response(null, { status, headers: { location: onHost + asked + hash } });
  }

  /** An HTML document: the element inside the layouts and app wrapper that hold here. */
  render(
    // deno-lint-ignore no-explicit-any
    vnode: VNode<any> | null,
    init: ResponseInit = {},
    config: LayoutConfig = {},
  ): Promise<Response> {
    if (vnode !== null && !isValidElement(vnode)) throw new TypeError("ctx.render() takes JSX, or null");
    return renderVNode(this, vnode, init, config);
  }

  text(content: string, init?: ResponseInit): Response {
    return new Response(content, init);
  }

  html(content: string, init: ResponseInit = {}): Response {
    const headers = new Headers(init.headers);
    headers.set("content-type", "text/html; charset=utf-8");
    return new Response(content, { ...init, headers });
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
  upgrade(options?: WebSocketUpgradeOptions): { socket: WebSocket; response: Response };
  upgrade(handlers: WebSocketHandlers, options?: WebSocketUpgradeOptions): Response;
  upgrade(first: WebSocketHandlers | WebSocketUpgradeOptions = {}, second?: WebSocketUpgradeOptions) {
    if (this.req.headers.get("upgrade")?.toLowerCase() !== "websocket") {
      throw new HttpError(400, "Expected a WebSocket upgrade request");
    }
    const handles = Object.values(first).some((value) => typeof value === "function");
    const { socket, response } = Deno.upgradeWebSocket(
      this.req,
      handles ? second : first as WebSocketUpgradeOptions,
    );
    if (!handles) return { socket, response };
    const { open, message, close, error } = first as WebSocketHandlers;
    if (open) socket.addEventListener("open", () => open(socket));
    if (message) {
      socket.addEventListener("message", (event) => message(socket, event));
    }
    if (close) {
      socket.addEventListener("close", (event) => close(socket, event.code, event.reason));
    }
    if (error) {
      socket.addEventListener("error", (event) => error(socket, event));
    }
    return response;
  }
}

export type FreshContext<State = unknown> = Context<State>;
