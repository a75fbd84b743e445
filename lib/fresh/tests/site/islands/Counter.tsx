import { type Signal, useSignal } from "@preact/signals";
import { IS_BROWSER } from "fresh/runtime";
import type { ComponentChildren } from "preact";

export interface CounterProps {
  id: string;
  start: number;
  shared?: Signal<number>;
  children?: ComponentChildren;
}

export default function Counter({ id, start, shared, children }: CounterProps) {
  const own = useSignal(start);
  const count = shared ?? own;
  return (
    <div id={id} data-live={String(IS_BROWSER)}>
      <output>{count}</output>
      <button type="button" onClick={() => count.value++}>+1</button>
      {children}
    </div>
  );
}
