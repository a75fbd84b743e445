import { useSignal } from "@preact/signals";
import { Head, IS_BROWSER } from "fresh/runtime";
import type { ComponentChildren } from "preact";
import Counter from "./Counter.tsx";

/** An island that holds another, and shows its children on demand. */
export function Panel(
  props: {
    id: string;
    aside?: ComponentChildren;
    children?: ComponentChildren;
  },
) {
  const open = useSignal(false);
  return (
    <section id={props.id} data-in={IS_BROWSER ? "browser" : "server"}>
      <Counter id={`${props.id}-inner`} start={10} />
      <button
        type="button"
        class="toggle"
        onClick={() => open.value = !open.value}
      >
        toggle
      </button>
      <aside>{props.aside}</aside>
      {open.value && (
        <Head>
          <title>{props.id} is open</title>
          <style id="look">{`#${props.id}{margin:1px}`}</style>
        </Head>
      )}
      {open.value && <div class="content">{props.children}</div>}
    </section>
  );
}

export const notAnIsland = 1;
