import { type ComponentChildren, Fragment, h, type VNode } from "preact";

export interface PartialProps {
  /** Unique on the page. */
  name: string;
  /** How new content joins the old; it replaces it by default. */
  mode?: "replace" | "prepend" | "append";
  children?: ComponentChildren;
}

/** A region that client navigation updates without loading the page anew. */
export function Partial({ name, mode = "replace", children }: PartialProps): VNode {
  hooks.onServer?.(name);
  const comment = (text: string) => h(Fragment, { UNSTABLE_comment: text } as Record<string, unknown>);
  return h(
    Fragment,
    null,
    comment(`frsh:partial:${encodeURIComponent(name)}:${mode}`),
    children,
    comment("/frsh:partial"),
  );
}

/** What the server does when a partial is rendered. */
export const hooks: { onServer?: (name: string) => void } = {};
