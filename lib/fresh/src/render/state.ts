/** What one rendering of a page gathers. Rendering is synchronous, so one at a time is under way. */
import type { VNode } from "preact";
import type { Island, Snapshot } from "../snapshot.ts";

/** Stands in an island's props for JSX that the page hands it. */
export class SlotRef {
  constructor(readonly id: number) {}
}

export interface RenderState {
  snapshot: Snapshot | null;
  /** Of the page. */
  url: URL;
  nonce: string;
  /** The islands to start, in the order of their numbers. */
  roots: { island: Island; props: Record<string, unknown> }[];
  slots: { content: unknown; rendered: boolean }[];
  partials: Set<string>;
  /** What identifies the elements of the document's head, in the order of their numbers. */
  headKeys: string[];
}

let current: RenderState | null = null;

export function currentState(): RenderState | null {
  return current;
}

/** Runs a synchronous rendering that gathers into `state`. */
export function gather<T>(state: RenderState, render: () => T): T {
  const previous = current;
  current = state;
  try {
    return render();
  } finally {
    current = previous;
  }
}

export function newState(snapshot: Snapshot | null, url: URL, nonce: string): RenderState {
  return { snapshot, url, nonce, roots: [], slots: [], partials: new Set(), headKeys: [] };
}

// deno-lint-ignore no-explicit-any
export type AnyVNode = VNode<any>;
