/**
 * What happens to elements while a page is rendered: islands get markers, images get cacheable addresses, links learn
 * whether they lead here, inline scripts and styles get the nonce, elements of the head are numbered.
 */
import { type ComponentType, type FunctionComponent, h, options } from "preact";
import { linkAttributes } from "../../client/active_link.ts";
import { asset, assetSrcSet } from "../../client/asset.ts";
import { Head } from "../../client/head.ts";
import { hooks as partialHooks } from "../../client/partial.ts";
import { islandRoot, isPlain } from "./island.ts";
import { marked } from "./marker.ts";
import { type AnyVNode, currentState, type RenderState } from "./state.ts";

interface Hooks {
  /** Preact's hook before an element is rendered; the name is the one its build mangles it to. */
  __b?: (vnode: AnyVNode) => void;
}

interface Rendered extends AnyVNode {
  /** The parent, likewise. */
  __?: Rendered;
  /** An element may be made once and rendered often: what it was before us. */
  [original]?: { type: AnyVNode["type"]; props: Record<string, unknown> };
}

const original = Symbol("fresh.original");
const HEAD_TAGS = new Set(["title", "meta", "link", "script", "style", "base", "noscript", "template"]);

const hooks = options as Hooks;
const previous = hooks.__b;
hooks.__b = (vnode) => {
  const state = currentState();
  if (state) adapt(vnode as Rendered, state);
  previous?.(vnode);
};

partialHooks.onServer = (name) => {
  const state = currentState();
  if (state?.partials.has(name)) {
    throw new Error(
      `The partial "${name}" is on the page twice; names are unique`,
    );
  }
  state?.partials.add(name);
};

function adapt(vnode: Rendered, state: RenderState): void {
  const before = vnode[original] ?? vnode;
  const { type, props } = before;
  if (typeof type === "function") {
    if (isPlain(vnode)) return;
    const island = state.snapshot?.islands.get(type as FunctionComponent);
    if (island) change(vnode, islandRoot(type, island), props);
  } else if (HEAD_TAGS.has(type) && inHead(vnode)) {
    change(vnode, HeadElement, { type, props, id: vnode.key });
  } else {
    const navigation = props["f-client-nav"];
    const changed = typeof navigation === "boolean"
      ? { ...attributes(type, props, state), "f-client-nav": String(navigation) } // false is an attribute too
      : attributes(type, props, state);
    if (changed || vnode[original]) {
      change(vnode, type, { ...props, ...changed });
    }
  }
}

function change(vnode: Rendered, type: unknown, props: Record<string, unknown>): void {
  vnode[original] ??= { type: vnode.type, props: vnode.props };
  vnode.type = type as Rendered["type"];
  vnode.props = props;
}

function attributes(
  type: string,
  props: Record<string, unknown>,
  state: RenderState,
): Record<string, unknown> | null {
  switch (type) {
    case "a":
      if (props["aria-current"] !== undefined) return null; // the page knows better
      return typeof props.href === "string" ? linkAttributes(props.href, state.url) : null;
    case "img":
    case "source": {
      const { src, srcset, srcSet } = props;
      return {
        ...(typeof src === "string" && { src: asset(src) }),
        ...(typeof srcset === "string" && { srcset: assetSrcSet(srcset) }),
        ...(typeof srcSet === "string" && { srcSet: assetSrcSet(srcSet) }),
      };
    }
    case "script":
    case "style":
      return props.nonce ? null : { nonce: state.nonce };
    default:
      return null;
  }
}

/** Whether the nearest element around is the document's head, or a `Head` of the page. */
function inHead(vnode: Rendered): boolean {
  for (let up = vnode.__; up; up = up.__) {
    if (up.type === HeadElement) return false;
    if (up.type === Head || up.type === "head") return true;
    if (typeof up.type === "string") return false;
  }
  return false;
}

interface HeadElementProps {
  type: string;
  props: Record<string, unknown>;
  id: unknown;
}

/** An element of the head, between comments that carry its number, for the head to be put together from. */
function HeadElement({ type, props, id }: HeadElementProps): AnyVNode {
  const state = currentState()!;
  const key = headKey(type, props, id);
  const keyed = id === undefined || id === null ? props : { ...props, "data-key": String(id) };
  return marked(`el:${state.headKeys.push(key) - 1}`, h(type as unknown as ComponentType, keyed));
}

/** Elements of one key are versions of one another, and the last one holds. */
function headKey(type: string, props: Record<string, unknown>, id: unknown): string {
  if (id !== undefined && id !== null) return `key ${id}`;
  if (type === "title") return "title";
  const skipped = type === "meta" ? "content" : type === "link" ? "href" : "";
  const telling = Object.entries(props).filter(([name]) => ![skipped, "children", "nonce"].includes(name));
  return type + JSON.stringify(telling.sort());
}
