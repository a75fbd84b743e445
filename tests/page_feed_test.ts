import assert from "node:assert/strict";
import { loadScenario } from "@/lib/scenario/load.ts";
import { Feed, fetchFrame, type Link, MAX_RETRY_MS, retryDelay } from "@/lib/web/client/feed.ts";
import { frameOf } from "@/tests/helpers/frames.ts";

const scenario = await loadScenario();
const encoder = new TextEncoder();

/** A server that answers each connection by the next of `answers`, and the last of them ever after. */
function serve(...answers: ((since: string | null, signal: AbortSignal) => Response)[]) {
  const asked: (string | null)[] = [];
  const server = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen: () => {} }, (request) => {
    const since = new URL(request.url).searchParams.get("since");
    const answer = answers[Math.min(asked.length, answers.length - 1)];
    asked.push(since);
    return answer(since, request.signal);
  });
  return { url: `http://127.0.0.1:${server.addr.port}/`, asked, stop: () => server.shutdown() };
}

const event = (version: number) =>
  `event: results\nid: ${version}\ndata: ${JSON.stringify(frameOf(scenario, { version }))}\n\n`;

/** A stream that says this, and then ends or stays open. */
function says(text: string, then: "ends" | "stays open"): () => Response {
  return () =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue(encoder.encode(text));
          if (then === "ends") controller.close();
        },
      }),
      { headers: { "content-type": "text/event-stream" } },
    );
}

/** A feed of that server, and promises of what it will see. */
function follow(url: string, staleMs?: number) {
  const versions: number[] = [];
  const links: Link[] = [];
  let checks: (() => void)[] = [];
  const check = () => checks.forEach((each) => each());
  const feed = new Feed({
    url,
    version: () => versions.at(-1) ?? 0,
    onFrame: (frame) => {
      versions.push(frame.version);
      check();
    },
    onLink: (link) => {
      links.push(link);
      check();
    },
    staleMs,
    retryMs: 1,
  });
  const until = (condition: () => boolean) =>
    new Promise<void>((resolve) => {
      const each = () => {
        if (!condition()) return;
        checks = checks.filter((other) => other !== each);
        resolve();
      };
      checks.push(each);
      each();
    });
  return { feed, versions, links, until };
}

Deno.test("a feed that loses its connection comes back and continues from its version", async () => {
  const server = serve(says(event(3), "ends"), says(event(4), "stays open"));
  const { feed, versions, links, until } = follow(server.url);
  const before = Date.now();
  feed.start();
  await until(() => versions.includes(4));
  feed.stop();
  await server.stop();
  assert.deepEqual(versions, [3, 4]);
  assert.deepEqual(server.asked, ["0", "3"]);
  assert.deepEqual(links.map((link) => link.state), ["live", "lost", "live"]);
  const lost = links[1];
  assert.ok(lost.state === "lost" && lost.since >= before && lost.since <= Date.now());
});

Deno.test("a server that refuses is asked again until it answers", async () => {
  const refuse = () => new Response("not now", { status: 503 });
  const server = serve(refuse, refuse, refuse, says(event(9), "stays open"));
  const { feed, versions, until } = follow(server.url);
  feed.start();
  await until(() => versions.includes(9));
  feed.stop();
  await server.stop();
  assert.equal(server.asked.length, 4);
});

Deno.test("a connection that falls silent is told as lost, and replaced", async () => {
  const server = serve(says(event(1), "stays open"), says(event(2), "stays open"));
  const { feed, versions, links, until } = follow(server.url, 300);
  feed.start();
  await until(() => versions.includes(2));
  feed.stop();
  await server.stop();
  assert.deepEqual(links.slice(0, 3).map((link) => link.state), ["live", "lost", "live"]);
});

Deno.test("a comment shows that a quiet connection lives", async () => {
  const beats = 12;
  const server = serve(() => {
    let sent = 0;
    return new Response(
      new ReadableStream({
        async pull(controller) {
          if (sent > beats) return;
          if (sent > 0) await new Promise((resolve) => setTimeout(resolve, 100));
          controller.enqueue(encoder.encode(sent++ < beats ? ": beat\n\n" : event(5)));
        },
      }),
    );
  });
  const { feed, versions, links, until } = follow(server.url, 1000);
  feed.start();
  await until(() => versions.includes(5));
  feed.stop();
  await server.stop();
  assert.deepEqual(links.map((link) => link.state), ["live"]);
  assert.equal(server.asked.length, 1);
});

Deno.test("a stopped feed holds no connection, and starts again", async () => {
  let closed: () => void;
  const isClosed = new Promise<void>((resolve) => closed = resolve);
  const server = serve((_, signal) => {
    signal.addEventListener("abort", () => closed());
    return says(event(1), "stays open")();
  }, says(event(2), "stays open"));
  const { feed, versions, links, until } = follow(server.url);
  feed.start();
  await until(() => versions.includes(1));
  feed.stop();
  await isClosed;
  assert.deepEqual(links.map((link) => link.state), ["live"]);
  feed.start();
  await until(() => versions.includes(2));
  feed.stop();
  await server.stop();
});

Deno.test("the newest frame is fetched over a connection of its own", async () => {
  const server = serve(says(`: hi\n\n${event(6)}`, "stays open"), says(": hi\n\n", "ends"));
  assert.equal((await fetchFrame(server.url)).version, 6);
  await assert.rejects(fetchFrame(server.url), /ended without a frame/);
  await server.stop();
  await assert.rejects(fetchFrame(server.url));
});

Deno.test("waits between attempts grow to a limit and differ between viewers", () => {
  assert.equal(retryDelay(0, 500, () => 0), 500);
  assert.equal(retryDelay(2, 500, () => 0), 2000);
  assert.equal(retryDelay(99, 500, () => 0), MAX_RETRY_MS);
  assert.ok(retryDelay(99, 500, () => 0.5) < MAX_RETRY_MS);
});
