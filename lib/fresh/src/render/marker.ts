import { Fragment, h } from "preact";
import type { AnyVNode } from "./state.ts";

/** `children` between the comments `<!--frsh:text-->` and `<!--/frsh:kind-->`. */
export function marked(text: string, children: unknown): AnyVNode {
  const kind = text.split(":", 1)[0];
  return h(
    Fragment,
    null,
    comment(`frsh:${text}`),
    children as AnyVNode,
    comment(`/frsh:${kind}`),
  );
}

function comment(text: string): AnyVNode {
  // a property that preact-render-to-string turns into an HTML comment
  return h(Fragment, { UNSTABLE_comment: text } as Record<string, unknown>);
}
