/** The browser's half of src/render/serialize.ts. */
import { parse } from "devalue";

/** What makes a value again of how it was sent, by the name of its kind. */
// deno-lint-ignore no-explicit-any
export type Revivers = Record<string, (value: any) => unknown>;

/** Stands in props for what the page put into an island. */
export class SlotRef {
  constructor(readonly id: number) {}
}

/** `more`: of kinds that not every page has. */
export function parseProps(text: string, more: Revivers = {}): Record<string, unknown>[] {
  return parse(text, {
    Slot: ([id]: [number]) => new SlotRef(id),
    Instance: (value: unknown) => value,
    ...more,
  });
}
