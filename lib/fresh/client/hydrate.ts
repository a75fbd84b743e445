import { type ContainerNode, render } from "preact";
import { readLive, type Scope } from "./revive.ts";

/** Starts the outermost islands and partials inside `root`; one that fails does not keep the others. */
export function hydrateAll(root: Node, scope: Scope): void {
  let node = root.firstChild;
  while (node) {
    if (node instanceof Comment) {
      try {
        const live = readLive(node, scope);
        if (live) {
          // render and not hydrate, which would keep what an island draws otherwise here than on the server
          render(live.vnode, between(node, live.end));
          node = live.end;
        }
      } catch (error) {
        reportError(error);
      }
    } else {
      hydrateAll(node, scope);
    }
    node = node!.nextSibling;
  }
}

/** What lies between two siblings, as if it were an element of its own for Preact to render into. */
function between(start: Comment, end: Comment): ContainerNode {
  const parent = start.parentNode!;
  const children = () => {
    const nodes: ChildNode[] = [];
    for (let node = start.nextSibling; node && node !== end; node = node.nextSibling) nodes.push(node);
    return nodes;
  };
  const insertBefore = (node: Node, before: Node | null) => {
    const inside = before && before.compareDocumentPosition(end) & Node.DOCUMENT_POSITION_FOLLOWING;
    return parent.insertBefore(node, inside ? before : end);
  };
  return {
    nodeType: Node.ELEMENT_NODE,
    parentNode: parent,
    namespaceURI: (parent as Element).namespaceURI,
    get firstChild() {
      return children()[0] ?? null;
    },
    get childNodes() {
      return children();
    },
    contains: (node: Node) => parent.contains(node),
    insertBefore,
    appendChild: (node: Node) => insertBefore(node, null),
    removeChild: (node: Node) => parent.removeChild(node),
  } as unknown as ContainerNode;
}
