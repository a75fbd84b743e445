import { signal } from "@preact/signals";
import { Head } from "fresh/runtime";
import Counter from "../islands/Counter.tsx";
import { Panel } from "../islands/panel.tsx";
import { define } from "../define.ts";

export default define.page(() => {
  const shared = signal(5);
  return (
    <main>
      <Head>
        <style id="look">{"#p{margin:0}"}</style>
      </Head>
      <Counter id="a" start={1} />
      <Counter id="b" start={0} shared={shared} />
      <Counter id="c" start={0} shared={shared}>
        <p class="slot">
          text of the <b>page</b>
        </p>
        <Counter id="d" start={7} />
      </Counter>
      <Panel id="p" aside={<em>aside</em>}>
        <p class="hidden-slot">shown on demand</p>
        <Counter id="e" start={40} />
      </Panel>
    </main>
  );
});
