import { page } from "fresh";
import { Head } from "fresh/runtime";
import { define } from "../define.ts";

export const handler = define.handlers({
  GET(ctx) {
    ctx.state.visited = true;
    return page({ name: "Ada" }, { headers: { "x-page": "index" } });
  },
  POST: () => new Response("posted"),
});

export default define.page<typeof handler>(({ data, state }) => (
  <main>
    <Head>
      <title>Home of {data.name}</title>
      <meta name="description" content="from the page" />
      <link rel="stylesheet" href="/css/home.css" />
    </Head>
    <h1>Hello {data.name}</h1>
    <p>{String(state.visited)}</p>
    <img src="/logo.svg" srcset="/logo.svg 1x, /logo@2x.svg 2x" alt="" />
  </main>
));
