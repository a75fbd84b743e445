/**
 * Makes Preact elements of what the server rendered, so that islands, what is put into them, and partials take over
 * the nodes that are there.
 */
import { type ComponentChild, type ComponentType, Fragment, h, type VNode } from "preact";
import { closing, markerOf } from "./markers.ts";
import { SlotRef } from "./parse.ts";
import { Region } from "./region.ts";

// deno-lint-ignore no-explicit-any
type AnyVNode = VNode<any>;

/** What a page, or the answer to a navigation, brings along. */
export class Scope {
  #slots = new Map<number, Comment | HTMLTemplateElement>();

  constructor(
    root: Node,
    readonly islands: Record<string, ComponentType>,
    readonly props: Record<string, unknown>[],
  ) {
    this.#findSlots(root);
  }

  slot(id: number): AnyVNode {
    const source = this.#slots.get(id);
    if (!source) throw new Error(`The page is damaged: slot ${id} is missing`);
    const content = source instanceof Comment
      ? read(source.nextSibling, closing(source, "slot"), this)
      : read(source.content.firstChild, null, this);
    return h(Fragment, null, content);
  }

  #findSlots(root: Node): void {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const marker = markerOf(node);
      if (marker?.kind === "slot") {
        const id = Number(marker.args[0]);
        if (!this.#slots.has(id)) this.#slots.set(id, node as Comment);
      } else if (node instanceof HTMLTemplateElement) {
        if (node.id.startsWith("frsh-slot-")) {
          this.#slots.set(Number(node.id.slice("frsh-slot-".length)), node);
        }
        this.#findSlots(node.content);
      }
    }
  }
}

/** The siblings from `node` up to `end`, as children of an element. */
export function read(node: Node | null, end: Node | null, scope: Scope): ComponentChild[] {
  const children: ComponentChild[] = [];
  while (node && node !== end) {
    const live = node instanceof Comment ? readLive(node, scope) : null;
    if (live) {
      children.push(live.vnode);
      node = live.end;
    } else if (node instanceof Text) {
      children.push(node.data);
    } else if (node instanceof Element) {
      children.push(readElement(node, scope));
    }
    node = node!.nextSibling;
  }
  return children;
}

/** The island or partial that a comment opens, if it opens one, and the comment that closes it. */
export function readLive(start: Comment, scope: Scope): { vnode: AnyVNode; end: Comment } | null {
  const marker = markerOf(start);
  if (marker?.kind === "island") {
    const [name, index, key] = marker.args;
    const props = Object.entries(scope.props[Number(index)]).map((
      [prop, value],
    ) => [prop, value instanceof SlotRef ? scope.slot(value.id) : value] as const);
    const vnode = h(scope.islands[name], { ...Object.fromEntries(props), key: key || undefined });
    return { vnode, end: closing(start, "island") };
  }
  if (marker?.kind === "partial") {
    const end = closing(start, "partial");
    const [name, mode] = marker.args;
    const content = read(start.nextSibling, end, scope);
    return {
      vnode: h(Region, { name, mode, content, key: `partial ${name}` }),
      end,
    };
  }
  return null;
}

function readElement(element: Element, scope: Scope): AnyVNode {
  const props: Record<string, unknown> = {};
  for (const { name, value } of element.attributes) {
    if (name.startsWith("on")) continue; // code in an attribute stays where it is
    const property = (element as unknown as Record<string, unknown>)[name];
    if (name === "value" && element instanceof HTMLInputElement) {
      props.defaultValue = value;
    } else if (name === "checked") props.defaultChecked = true;
    else props[name] = typeof property === "boolean" ? property : value;
  }
  if (element instanceof HTMLTemplateElement) {
    return h("template", { ...props, dangerouslySetInnerHTML: { __html: element.innerHTML } });
  }
  return h(element.localName, props, read(element.firstChild, null, scope));
}
