import { type ComponentChildren, Fragment, h, isValidElement, toChildArray, type VNode } from "preact";
import { useEffect } from "preact/hooks";
import { IS_BROWSER } from "./is_browser.ts";

export interface HeadProps {
  children?: ComponentChildren;
}

/**
 * Puts its children into the document's head, in place of matching ones: those of the same `key`, else the title,
 * else those of the same tag and attributes, a meta's `content` and a link's `href` aside. In the browser an `id` is a
 * key too, and elements that have neither match by what they contain as well.
 */
export function Head({ children }: HeadProps): VNode | null {
  if (!IS_BROWSER) {
    const comment = (text: string) => h(Fragment, { UNSTABLE_comment: text } as Record<string, unknown>);
    return h(Fragment, null, comment("frsh:head"), children, comment("/frsh:head"));
  }
  useEffect(() => {
    for (const child of toChildArray(children)) {
      if (isValidElement(child) && typeof child.type === "string") {
        putVNode(child as VNode<Record<string, unknown>>);
      }
    }
  });
  return null;
}

function putVNode({ type, props, key }: VNode<Record<string, unknown>>): void {
  const element = document.createElement(type as string);
  if (key !== null && key !== undefined) {
    element.setAttribute("data-key", String(key));
  }
  for (const [name, value] of Object.entries(props)) {
    if (name === "children") {
      element.textContent = toChildArray(value as ComponentChildren).join("");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  putElement(element);
}

/** Puts an element into the head, or makes the one that it is a version of the same. */
export function putElement(element: Element): void {
  if (element.localName === "title") {
    document.title = element.textContent ?? "";
    return;
  }
  const key = identity(element);
  const present = [...document.head.children].find((other) => identity(other) === key);
  if (present) return makeAlike(present, element);
  const nonce = document.querySelector<HTMLElement>("script[nonce]")?.nonce;
  if (nonce && /^(?:style|script)$/.test(element.localName)) element.setAttribute("nonce", nonce);
  document.head.append(element);
}

/** In place and all but the nonce: the policy of this document knows that of `present`, and no other. */
function makeAlike(present: Element, element: Element): void {
  for (const name of new Set([...present.getAttributeNames(), ...element.getAttributeNames()])) {
    const value = element.getAttribute(name);
    if (name === "nonce" || value === present.getAttribute(name)) continue;
    if (value === null) present.removeAttribute(name);
    else present.setAttribute(name, value);
  }
  if (present.textContent !== element.textContent) present.textContent = element.textContent;
}

function identity(element: Element): string {
  const key = element.getAttribute("data-key");
  if (key !== null) return `key ${key}`;
  if (element.id !== "") return `id ${element.id}`;
  const skipped = { meta: "content", link: "href" }[element.localName];
  const attributes = [...element.attributes].filter(({ name }) => name !== skipped && name !== "nonce");
  return [
    element.localName,
    ...attributes.map(({ name, value }) => `${name}=${value}`).sort(),
    skipped ? "" : element.textContent,
  ]
    .join("\n");
}
