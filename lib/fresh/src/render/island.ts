import { Signal } from "@preact/signals";
import { type ComponentType, createContext, h, isValidElement } from "preact";
import { useContext } from "preact/hooks";
import type { Island } from "../snapshot.ts";
import { marked } from "./marker.ts";
import { type AnyVNode, currentState, SlotRef } from "./state.ts";

/** True inside an island, where everything is the browser's to render; false again in what the page hands it. */
const InIsland = createContext(false);

// deno-lint-ignore no-explicit-any
type Component = ComponentType<any>;
const wrappers = new WeakMap<Component, Component>();
const plain = new WeakSet<AnyVNode>();

/** Whether an element is an island's own component, already between its markers. */
export function isPlain(vnode: AnyVNode): boolean {
  return plain.has(vnode);
}

/** The component that takes an island's place on the page: the island between markers. */
export function islandRoot(component: Component, island: Island): Component {
  let wrapper = wrappers.get(component);
  if (!wrapper) {
    wrapper = function (this: { __v: AnyVNode }, props: Record<string, unknown>) {
      if (useContext(InIsland)) return own(component, props);
      const { sent, given } = split(props);
      const number = currentState()!.roots.push({ island, props: sent }) - 1;
      const key = encodeURIComponent(String(this.__v.key ?? ""));
      return marked(
        `island:${island.name}:${number}:${key}`,
        h(InIsland.Provider, { value: true }, own(component, given)),
      );
    } as unknown as Component;
    wrappers.set(component, wrapper);
  }
  return wrapper;
}

function own(component: Component, props: Record<string, unknown>): AnyVNode {
  const vnode = h(component, props);
  plain.add(vnode);
  return vnode;
}

/** Props as they are sent to the browser, and as they are given to the island here: JSX in slots. */
function split(props: Record<string, unknown>) {
  const sent: Record<string, unknown> = {};
  const given: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(props)) {
    if (isElement(value) || (name === "children" && holdsElement(value))) {
      const id = currentState()!.slots.push({ content: value, rendered: false }) - 1;
      sent[name] = new SlotRef(id);
      given[name] = h(Slot, { id, name });
    } else {
      sent[name] = given[name] = value;
    }
  }
  return { sent, given };
}

/** Preact's own test takes signals, and objects without a prototype, for elements too. */
export function isElement(value: unknown): boolean {
  return isValidElement(value) && "props" in value && !(value instanceof Signal);
}

function holdsElement(children: unknown): boolean {
  return Array.isArray(children) && children.flat(Infinity).some(isElement);
}

function Slot({ id, name }: { id: number; name: string }): AnyVNode {
  const slot = currentState()!.slots[id];
  slot.rendered = true;
  return marked(`slot:${id}:${encodeURIComponent(name)}`, slotContent(id));
}

/** What the page put into a slot, rendered as part of the page. */
export function slotContent(id: number): AnyVNode {
  return h(InIsland.Provider, { value: false }, currentState()!.slots[id].content as AnyVNode);
}
