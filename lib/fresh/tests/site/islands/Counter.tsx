import { type Signal, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";

export interface CounterProps {
  id: string;
  start: number;
  shared?: Signal<number>;
  children?: ComponentChildren;
}

export default function Counter({ id, start, shared, children }: CounterProps) {
  const own = useSignal(start);
  const count = shared ?? own;
  const live = useSignal(false);
  useEffect(() => {
    live.value = true;
  }, []);
  return (
    <div id={id} data-live={String(live.value)}>
      <output>{count}</output>
      <button type="button" onClick={() => count.value++}>+1</button>
      {children}
    </div>
  );
}
