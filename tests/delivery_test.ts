import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { loadScenario } from "@/lib/scenario/load.ts";
import { CompressedAnswers, MAX_KEPT_BYTES } from "@/lib/web/delivery/compressed_answers.ts";
import { delivered } from "@/lib/web/delivery/delivery.ts";
import { encodingFor } from "@/lib/web/delivery/encodings.ts";
import { withHashes } from "@/lib/web/delivery/hashed_policy.ts";
import { MAX_KEPT_ANSWERS } from "@/lib/web/delivery/kept_answers.ts";
import { frameOf, midCount } from "@/tests/helpers/frames.ts";
import { pageSite } from "@/tests/helpers/page_app.ts";

const us = await loadScenario("us");
const frame = frameOf(us, { votes: midCount, version: 7 });
const TOTALS = ["/", "/?sort=votes", "/api/results", "/api/turnout", "/api/results.csv", "/api/turnout.csv"];

const get = (path: string, headers: Record<string, string> = {}) =>
  new Request(new URL(path, "http://localhost"), { headers });

/** A site that counts how often it is asked, and answers with what it was asked. */
function counting(answer: (request: Request) => Response | Promise<Response>) {
  const asked: string[] = [];
  const newState = () => ({ election: frame.election });
  let state: ReturnType<typeof newState> | null = newState();
  const site = delivered((request) => {
    const { pathname, search } = new URL(request.url);
    asked.push(pathname + search);
    return answer(request);
  }, () => state);
  return { site, asked, change: (next: typeof state = newState()) => state = next };
}

Deno.test("an answer comes in the best encoding that the client takes, and each says so", async () => {
  const site = await pageSite(us, frame);
  for (const path of [...TOTALS, `/portraits/candidates/${us.candidates[0].candidate_id}.svg`, "/nothing"]) {
    const whole = await site.get(path);
    const text = new Uint8Array(await whole.arrayBuffer());
    assert.equal(whole.headers.get("content-encoding"), null);
    for (const [encoding, decode] of [["br", brotliDecompressSync], ["gzip", gunzipSync]] as const) {
      const answer = await site.get(path, { headers: { "accept-encoding": `deflate, ${encoding};q=0.5` } });
      const bytes = new Uint8Array(await answer.arrayBuffer());
      assert.equal(answer.headers.get("content-encoding"), encoding, path);
      assert.match(answer.headers.get("vary") ?? "", /accept-encoding/, path);
      assert.ok(bytes.length < text.length, path);
      // An error page has a nonce of its own.
      if (path !== "/nothing") assert.deepEqual(new Uint8Array(decode(bytes)), text, path);
    }
  }
  site.close();
});

Deno.test("what is small, or is no text, or is a stream of events is sent as it is", async () => {
  const site = await pageSite(us, frame);
  const headers = { "accept-encoding": "br, gzip" };
  for (const path of ["/fonts/public-sans.woff2", "/problems/malformed"]) {
    const answer = await site.get(path, { headers });
    assert.equal(answer.headers.get("content-encoding"), null, path);
    await answer.body?.cancel();
  }
  site.close();
  const type = "text/event-stream; charset=utf-8";
  const events = new Response("data: x\n\n".repeat(1_000), { headers: { "content-type": type } });
  assert.equal(await new CompressedAnswers().compress(get("/api/events", headers), events), events);
});

Deno.test("a client that takes no encoding gets none", () => {
  for (const none of [null, "", "identity", "br;q=0, gzip;q=0.0", "compress"]) {
    assert.equal(encodingFor(none), "identity", String(none));
  }
  assert.equal(encodingFor("gzip, deflate, br, zstd"), "br");
  assert.equal(encodingFor("BR ; q=0 , GZIP"), "gzip");
});

Deno.test("who has the newest totals is told so, in whichever encoding it has them, and gets newer ones", async () => {
  const site = await pageSite(us, frame);
  for (const path of TOTALS) {
    for (const encoding of ["identity", "gzip", "br"]) {
      const headers = { "accept-encoding": encoding };
      const first = await site.get(path, { headers });
      await first.body?.cancel();
      const etag = first.headers.get("etag")!;
      assert.equal(first.headers.get("cache-control"), "no-cache", path);
      const held = { ...headers, "if-none-match": `"other", W/${etag}` };
      for (const method of ["GET", "HEAD"]) {
        const again = await site.get(path, { method, headers: held });
        assert.deepEqual([again.status, await again.text()], [304, ""], path);
        for (const name of ["etag", "cache-control", "vary", "content-security-policy"]) {
          assert.equal(again.headers.get(name), first.headers.get(name), `${path}: ${name}`);
        }
      }
      const other = await site.get(path, { headers: { ...headers, "if-none-match": `"x"` } });
      await other.body?.cancel();
      assert.equal(other.status, 200, path);
    }
  }
  const before = (await site.get("/")).headers.get("etag")!;
  site.show(frameOf(us, { votes: midCount, version: 8 }));
  const after = await site.get("/", { headers: { "if-none-match": before } });
  assert.equal(after.status, 200);
  assert.match(await after.text(), /data-version="8"/);
  site.close();
});

Deno.test("the same totals are the same page, with the same tag, wherever it is made", async () => {
  const pages = await Promise.all([1, 2].map(async () => {
    const site = await pageSite(us, frame);
    const answer = await site.get("/", { headers: { host: "elsewhere.example" } });
    site.close();
    return [await answer.text(), answer.headers.get("etag"), answer.headers.get("content-security-policy")];
  }));
  assert.deepEqual(pages[0], pages[1]);
});

Deno.test("a page is made once for each state of the totals, however many ask at once, and when somebody asks", async () => {
  const { site, asked, change } = counting(() => new Response("x"));
  await Promise.all(Array.from({ length: 50 }, () => site(get("/"))));
  assert.deepEqual(asked, ["/"]);
  change();
  assert.deepEqual(asked, ["/"]);
  await site(new Request("http://localhost/", { method: "HEAD" }));
  await site(get("/"));
  assert.deepEqual(asked, ["/", "/"]);
});

Deno.test("what an address says without a meaning makes no other page, and no address fills the memory", async () => {
  const { site, asked } = counting(({ url }) => new Response(url));
  for (let i = 0; i < 5; i++) await site(get(`/?utm=${i}&sort=name`));
  assert.deepEqual(asked.splice(0), ["/"]);
  for (let i = 0; i < 5; i++) await site(get(`/?utm=${i}&sort=votes&page=2&order=desc&map=turnout`));
  assert.deepEqual(asked.splice(0), ["/?sort=votes&page=2&map=turnout"]);
  for (let i = 0; i < 2; i++) await site(get("/?q=texas"));
  assert.deepEqual(asked.splice(0), ["/?q=texas", "/?q=texas"], "what one reader searches for is not kept");
  for (let page = 1; page <= MAX_KEPT_ANSWERS; page++) {
    await site(get(`/?sort=votes&page=${page}`));
    await site(get("/"));
  }
  assert.equal(asked.filter((path) => path === "/").length, 0, "what is asked for often stays");
  await site(get("/?sort=votes&page=1"));
  assert.equal(asked.filter((path) => path === "/?sort=votes").length, 2, "what is not is made again");
});

Deno.test("an answer for one reader, or that something went wrong, is made each time", async () => {
  let status = 500;
  const { site, asked, change } = counting(() => new Response("no", { status }));
  for (const path of ["/", "/audit", "/?fresh-partial=true", "/api/ledger"]) {
    for (let i = 0; i < 2; i++) assert.equal((await site(get(path))).status, 500);
  }
  assert.equal(asked.splice(0).length, 8);
  const together = await Promise.all([site(get("/")), site(get("/"))]);
  assert.deepEqual(await Promise.all(together.map((answer) => answer.text())), ["no", "no"]);
  status = 200;
  assert.equal((await site(get("/"))).status, 200);
  change(null);
  asked.splice(0);
  for (let i = 0; i < 2; i++) await site(get("/"));
  assert.equal(asked.length, 2, "while there is nothing to show, nothing is kept");
});

Deno.test("a page that fails is asked for again", async () => {
  let fails = true;
  const { site } = counting(() => fails ? Promise.reject(new Error("not now")) : new Response("now"));
  await assert.rejects(async () => await site(get("/")), /not now/);
  fails = false;
  assert.equal(await (await site(get("/"))).text(), "now");
});

Deno.test("only what carried the nonce is allowed by its hash", () => {
  const policy = "default-src 'none'; script-src 'self' 'nonce-abc'; style-src 'self' 'nonce-abc'";
  const page = withHashes(
    `<style nonce="abc">a{}</style><script>evil()</script><script nonce="guess">evil(2)</script>` +
      `<script type="module" nonce="abc">run()</script>`,
    policy,
  );
  assert.equal(
    page.html,
    `<style>a{}</style><script>evil()</script><script nonce="guess">evil(2)</script>` +
      `<script type="module">run()</script>`,
  );
  // echo -n 'run()' | openssl dgst -sha256 -binary | base64
  assert.equal(
    page.policy,
    "default-src 'none'; script-src 'self' 'sha256-AvyuiL0SD1mVY3NNxR+V2uo+lhk6RMFrytWmRt6CrJQ='; style-src 'self' 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='",
  );
  assert.deepEqual(withHashes("<p>", "default-src 'none'"), { html: "<p>", policy: "default-src 'none'" });
});

Deno.test("compressed files are kept while there is room, and made again where there is none", async () => {
  const answers = new CompressedAnswers();
  const text = (n: number) => randomBytes(MAX_KEPT_BYTES / 6).toString("hex") + n;
  const answer = (n: number, body: string) =>
    new Response(body, { headers: { "content-type": "text/plain", etag: `"${n}"` } });
  const bodies = Array.from({ length: 8 }, (_, n) => text(n));
  for (let round = 0; round < 2; round++) {
    for (const [n, body] of bodies.entries()) {
      const small = await answers.compress(get(`/${n}`, { "accept-encoding": "br" }), answer(n, body));
      assert.equal(small.headers.get("etag"), `W/"${n}"`);
      assert.equal(String(brotliDecompressSync(await small.bytes())), body);
    }
  }
  assert.ok(answers.keptBytes > 0 && answers.keptBytes <= MAX_KEPT_BYTES, String(answers.keptBytes));
});
