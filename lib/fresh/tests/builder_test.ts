import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { Builder } from "../dev.ts";
import { App } from "../mod.ts";
import { ask, type Handler, SITE, textOf } from "./helpers/site.ts";

Deno.test("a build on disk leaves a server for deno serve", async () => {
  const outDir = await Deno.makeTempDir({ dir: SITE, prefix: "_fresh_" });
  try {
    await new Builder({ root: SITE, outDir }).build();
    const { default: server } = await import(pathToFileURL(`${outDir}/server.js`).href) as {
      default: { fetch: Handler };
    };
    assert.match(await textOf(server.fetch, "/"), /Hello Ada/);
    assert.match(await textOf(server.fetch, "/islands"), /<!--frsh:island:Counter/);
    assert.equal((await ask(server.fetch, "/css/home.css")).status, 200);
  } finally {
    await Deno.remove(outDir, { recursive: true });
  }
});

Deno.test("listen serves a development build of the app that a module exports", async () => {
  const stop = new AbortController();
  const listening = Promise.withResolvers<number>();
  const app = new App().get("/mode", (ctx) => ctx.text(ctx.config.mode));
  await new Builder({ root: SITE }).listen(() => Promise.resolve({ app }), {
    hostname: "127.0.0.1",
    signal: stop.signal,
    onListen: ({ port }) => listening.resolve(port),
  });
  const response = await fetch(`http://127.0.0.1:${await listening.promise}/mode`, {
    headers: { connection: "close" },
  });
  assert.equal(await response.text(), "development");
  stop.abort();
});

Deno.test("two builds at once share esbuild's process, and both succeed", async () => {
  const builds = [1, 2, 3].map(() => new Builder({ root: SITE }).build({ snapshot: "memory" }));
  for (const apply of await Promise.all(builds)) {
    const app = new App();
    apply(app);
    assert.equal((await ask(app.fsRoutes().handler(), "/inside")).status, 200);
  }
});

Deno.test("an island can come from outside of the islands folder", async () => {
  const root = await Deno.makeTempDir({ dir: SITE, prefix: "_elsewhere_" });
  try {
    await Deno.mkdir(`${root}/routes`);
    await Deno.writeTextFile(
      `${root}/routes/index.tsx`,
      `import Counter from "../../islands/Counter.tsx";\nexport default () => <Counter id="x" start={1} />;\n`,
    );
    const builder = new Builder({ root });
    builder.registerIsland(`${SITE}/islands/Counter.tsx`);
    const app = new App();
    (await builder.build({ snapshot: "memory" }))(app);
    assert.match(await textOf(app.fsRoutes().handler(), "/"), /<!--frsh:island:Counter:0:-->/);
  } finally {
    await Deno.remove(root, { recursive: true });
  }
});
