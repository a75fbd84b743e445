import assert from "node:assert/strict";
import { httpLoad } from "@/lib/bench/http_load.ts";
import { PAGE } from "@/lib/bench/parts/page.ts";
import { listen } from "@/lib/web/http/server.ts";

const signal = new AbortController().signal;
const load = { path: "/", connections: 4, durationMs: 100, status: 200, signal };

/** Of the panel with all that it draws from a count, and with what its charts load once it is there. */
const MAX_BYTES = 80_000;
const MAX_SCRIPT_BYTES = 28_000;

Deno.test("the load counts every answer that came whole, and fails at one that it did not ask for", async () => {
  const server = await listen({ port: 0, hostname: "127.0.0.1" });
  let answered = 0;
  server.answerWith(() => {
    answered++;
    return new Response("x".repeat(100_000));
  });
  const { url } = server;
  const { latenciesMs, perSecond } = await httpLoad({ url, ...load });
  assert.equal(latenciesMs.length, answered);
  assert.ok(answered >= load.connections && perSecond > 0);
  assert.ok(latenciesMs.every((ms) => ms > 0 && ms < 10_000));
  server.answerWith(() => new Response(null, { status: 304 }));
  assert.ok((await httpLoad({ url, ...load, status: 304 })).perSecond > 0);
  await assert.rejects(() => httpLoad({ url, ...load }), /answered HTTP\/1\.1 304/);
  await server.close();
});

Deno.test("the benchmark of the page gives what it promises, beside its limit, on a real Urna and in a real browser", async () => {
  const figures = await PAGE.measure({ runs: 1, scale: 0.01, say: () => {}, signal });
  for (const { what, runs } of figures) {
    assert.equal(runs.length, 1, what);
    assert.ok(runs[0] > 0, what);
  }
  const of = (pattern: RegExp) => {
    const found = figures.filter(({ what }) => pattern.test(what));
    assert.ok(found.length > 0, String(pattern));
    return found.map(({ runs: [value] }) => value);
  };
  assert.equal(figures.filter(({ role }) => role === "limit").length, 1);
  assert.equal(of(/^\/ .*counted$|^\/api\/results .*counted$/).length, 4);
  assert.equal(of(/\(304\)$/).length, 2);
  const [first, largest, live] = ["first paint", "largest paint", "live"].map((what) =>
    of(RegExp(`${what}$`))
  );
  for (const [i, ms] of first.entries()) assert.ok(ms <= largest[i] && ms <= live[i]);
  const wholes = of(/^first visit/);
  const parts = of(/^… of it/);
  assert.equal(parts.reduce((sum, size) => sum + size, 0), wholes[0] + wholes[1]);
  // What a first visit may load does not depend on how fast the machine is.
  for (const bytes of wholes) assert.ok(bytes <= MAX_BYTES, `${bytes} bytes`);
  for (const bytes of of(/^… of it script/)) {
    assert.ok(bytes <= MAX_SCRIPT_BYTES, `${bytes} bytes of scripts`);
  }
});
