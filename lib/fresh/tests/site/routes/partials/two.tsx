import { Head, Partial } from "fresh/runtime";
import { define } from "../../define.ts";
import Counter from "../../islands/Counter.tsx";
import { Panel } from "../../islands/panel.tsx";

export default define.page(({ url, isPartial }) => (
  <main>
    <Head>
      <title>Page two</title>
      <meta name="description" content="of two" />
    </Head>
    <p id="outside">rendered for {url.pathname}</p>
    <Partial name="content">
      <h1>
        Two, {isPartial ? "in part" : "whole"}, {url.searchParams.get("q") ?? "no query"}
      </h1>
      <Counter id="kept" start={100} />
      <a id="to-one" href="/partials/one">one</a>
      <Panel id="new">
        <b class="in-new">inside</b>
      </Panel>
    </Partial>
    <Partial name="log" mode="append">
      <p class="entry">two</p>
    </Partial>
  </main>
));
