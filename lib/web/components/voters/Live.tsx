import type { ComponentChildren } from "preact";

interface LiveProps {
  /** Of its own on the page. */
  id: string;
  class?: string;
  children: ComponentChildren;
}

/** A text that is kept current. */
export function Live({ id, class: classes, children }: LiveProps) {
  return <span id={id} data-live class={classes}>{children}</span>;
}
