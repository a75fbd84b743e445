import { Head, Partial } from "fresh/runtime";
import { define } from "../../define.ts";
import Counter from "../../islands/Counter.tsx";

export default define.page(({ url }) => (
  <main>
    <Head>
      <title>Page one</title>
    </Head>
    <p id="outside">rendered for {url.pathname}</p>
    <Partial name="content">
      <h1>One</h1>
      <Counter id="kept" start={1} />
      <a id="to-two" href="/partials/two?from=one">two</a>
      <input id="typed" value="from the server" />
    </Partial>
    <Partial name="log" mode="append">
      <p class="entry">one</p>
    </Partial>
    <form action="/partials/two">
      <input name="q" value="a b" />
      <button id="search" type="submit">search</button>
    </form>
    <form>
      <input type="hidden" name="asked" value="whole" />
      <button id="reload" type="submit">reload</button>
    </form>
  </main>
));
