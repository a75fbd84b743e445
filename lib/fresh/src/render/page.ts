/** From a component, or an element, to the response that holds the page. */
import { type ComponentType, h } from "preact";
import { type Context, internals } from "../context.ts";
import type { LayoutConfig, PageComponent, PageProps } from "../types.ts";
import { renderDocument } from "./document.ts";
import { newNonce, setNonce } from "./nonce.ts";
import type { AnyVNode } from "./state.ts";

// deno-lint-ignore no-explicit-any
type AnyComponent = PageComponent<any>;

/** Renders a route's component with the data that its handler gave. */
export async function renderComponent<State>(
  ctx: Context<State>,
  component: AnyComponent,
  data: unknown,
  init: ResponseInit,
  config: LayoutConfig,
): Promise<Response> {
  const content = await element(component, { ...propsOf(ctx), data });
  return content instanceof Response ? content : renderVNode(ctx, content, init, config);
}

/** Renders an element inside what surrounds it. */
export async function renderVNode<State>(
  ctx: Context<State>,
  vnode: AnyVNode | null,
  init: ResponseInit,
  config: LayoutConfig,
): Promise<Response> {
  const { surroundings: { app, layouts }, snapshot } = ctx[internals];
  const around = config.skipInheritedLayouts ? [] : layouts.toReversed();
  if (app && !config.skipAppWrapper) around.push(app);
  let content = vnode;
  for (const component of around) {
    const inner = content;
    const wrapped = await element(component, { ...propsOf(ctx), Component: () => inner, data: null });
    if (wrapped instanceof Response) return wrapped;
    content = wrapped;
  }
  const headers = new Headers(init.headers);
  headers.set("content-type", "text/html; charset=utf-8");
  const nonce = newNonce();
  const { html, preloads } = renderDocument(content, {
    snapshot,
    nonce,
    url: ctx.url,
    isPartial: ctx.isPartial,
    basePath: ctx.config.basePath,
  });
  for (const url of preloads) {
    headers.append(
      "link",
      `<${encodeURI(url)}>; rel="modulepreload"; as="script"`,
    );
  }
  const response = new Response(html, { ...init, headers });
  setNonce(response, nonce);
  return response;
}

/** An element of a component; of an async one, what it resolves to. */
async function element<Props extends Record<string, unknown>>(
  component: AnyComponent,
  props: Props,
): Promise<AnyVNode | Response | null> {
  if (Object.prototype.toString.call(component) !== "[object AsyncFunction]") {
    return h(component as ComponentType<Props>, props);
  }
  return await (component as (props: Props) => Promise<AnyVNode | Response | null>)(props);
}

function propsOf<State>(
  ctx: Context<State>,
): Omit<PageProps<unknown, State>, "data"> & Record<string, unknown> {
  const { config, url, req, params, info, state, isPartial, Component, error, route } = ctx;
  return { config, url, req, params, info, state, isPartial, Component, error, route };
}
