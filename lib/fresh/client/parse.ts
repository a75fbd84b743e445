/** The browser's half of src/render/serialize.ts. */
import { computed, signal } from "@preact/signals";
import { parse } from "devalue";

/** Stands in props for what the page put into an island. */
export class SlotRef {
  constructor(readonly id: number) {}
}

export function parseProps(text: string): Record<string, unknown>[] {
  return parse(text, {
    Slot: ([id]: [number]) => new SlotRef(id),
    Signal: ([value]: [unknown]) => signal(value),
    Computed: ([value]: [unknown]) => computed(() => value),
    Instance: (value: unknown) => value,
  });
}
