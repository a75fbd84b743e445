/** The props of a page's islands as one text, so that what they share stays shared in the browser. */
import { computed, Signal } from "@preact/signals";
import { stringify } from "devalue";
import type { Island } from "../snapshot.ts";
import { isElement } from "./island.ts";
import { SlotRef } from "./state.ts";

const Computed = Object.getPrototypeOf(computed(() => 0));

/** By name, the kinds of value that devalue does not know; the browser's half is client/parse.ts. */
const reducers: Record<string, (value: unknown) => unknown> = {
  Slot: (value) => value instanceof SlotRef && [value.id],
  Computed: (value) =>
    value instanceof Signal && Object.getPrototypeOf(value) === Computed &&
    [value.peek()],
  Signal: (value) => value instanceof Signal && [value.peek()],
  // refused by devalue, which then knows where it was
  Element: (value) => isElement(value) && Symbol("JSX"),
  Instance: (value) => isInstance(value) && Object.fromEntries(Object.entries(value)),
};

/**
 * Throws where a value cannot be sent, with the island and the prop in the message. Instances of classes become plain
 * objects.
 */
export function serializeProps(roots: { island: Island; props: Record<string, unknown> }[]): string {
  try {
    return stringify(roots.map((root) => root.props), reducers);
  } catch (error) {
    const { path, value } = error as { path?: unknown; value?: unknown };
    const [, index, prop] = /^\[(\d+)\]\.?(.*)$/.exec(typeof path === "string" ? path : "") ?? [];
    if (index === undefined) throw error;
    const what = typeof value === "function"
      ? "is a function"
      : typeof value === "symbol"
      ? value.description === "JSX" ? "holds JSX inside another value" : "is a symbol"
      : `is a value of a kind unknown to the serializer (${(error as Error).message})`;
    throw new TypeError(
      `The prop "${prop}" of island ${
        roots[Number(index)].island.name
      } cannot be sent to the browser: it ${what}`,
      { cause: error },
    );
  }
}

function isInstance(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype !== null && prototype !== Object.prototype &&
    "then" in value === false &&
    Object.prototype.toString.call(value) === "[object Object]";
}
