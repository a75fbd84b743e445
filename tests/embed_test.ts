import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { loadScenario } from "@/lib/scenario/load.ts";
import { EMBED_PARTS, embedPath, isEmbeddable } from "@/lib/web/embed.ts";
import { startBrowser } from "@/tests/helpers/browser.ts";
import { violationsOf } from "@/tests/helpers/axe.ts";
import { frameOf, midCount } from "@/tests/helpers/frames.ts";
import { servePage } from "@/tests/helpers/page_app.ts";

const us = await loadScenario("us");
const midway = frameOf(us, { votes: midCount, version: 10 });
const later = frameOf(us, {
  votes: (location, candidate) => midCount(location, candidate) + 10,
  version: 11,
});

const ancestorsOf = (answer: Response) =>
  /frame-ancestors ([^;]*)/.exec(answer.headers.get("content-security-policy") ?? "")?.[1];

Deno.test("parts of the panel may stand in pages of others, and nothing else of the site may", async () => {
  const site = await servePage(us, midway);
  for (const path of EMBED_PARTS.map(embedPath)) {
    const answer = await fetch(site.url + path);
    await answer.body?.cancel();
    assert.equal(answer.status, 200, path);
    assert.equal(ancestorsOf(answer), "*", path);
    assert.equal(answer.headers.get("x-frame-options"), null, path);
    const again = await fetch(site.url + path, { headers: { "if-none-match": answer.headers.get("etag")! } });
    assert.deepEqual([again.status, again.headers.get("x-frame-options")], [304, null], path);
    const write = await fetch(site.url + path, { method: "POST", body: "a=b" });
    await write.body?.cancel();
    assert.equal(write.headers.get("x-frame-options"), "DENY", path);
  }
  for (const path of ["/", "/?wall", "/audit", "/embed", "/embed/", "/embed/nothing", "/embed/map/x"]) {
    const answer = await fetch(site.url + path);
    await answer.body?.cancel();
    assert.equal(ancestorsOf(answer), "'none'", path);
    assert.equal(answer.headers.get("x-frame-options"), "DENY", path);
    assert.equal(isEmbeddable(path), false, path);
  }
  await site.stop();
});

Deno.test("an embedded part has no navigation, says what it shows, and opens a page of its own where it leads", async () => {
  const site = await servePage(us, midway);
  for (const path of EMBED_PARTS.map(embedPath)) {
    const html = await (await fetch(site.url + path)).text();
    assert.match(html, /Simulation\.<\/strong> Candidates, parties and voters are made up/, path);
    assert.doesNotMatch(html, /href="\/(pipeline|admin|vote)"/, path);
    const away = [...html.matchAll(/<a\b[^>]*href="\/[^>]*>/g)].map(([tag]) => tag);
    assert.ok(away.length > 0, path);
    for (const tag of away) assert.match(tag, /target="_blank"/, path);
  }
  await site.stop();
});

Deno.test("the panel has the code for each part, with the address under which it is reached", async () => {
  const site = await servePage(us, midway);
  const html = await (await fetch(site.url)).text();
  for (const part of EMBED_PARTS) assert.ok(html.includes(`&lt;iframe src=&quot;/embed/${part}&quot;`), part);
  await using browser = await startBrowser();
  const page = await browser.page();
  await page.goto(site.url);
  await page.waitForSelector("[data-link=live]");
  const codes = await page.$$eval("details code", (all) => all.map((code) => code.textContent ?? ""));
  assert.deepEqual(
    codes.map((code) => /src="([^"]+)"/.exec(code)?.[1]),
    EMBED_PARTS.map((part) => `${new URL(site.url).origin}/embed/${part}`),
  );
  await page.close();
  await site.stop();
});

Deno.test("in a page of another site each part is shown, moves with the count, and is reachable for everybody", async () => {
  const site = await servePage(us, midway);
  const frames = EMBED_PARTS.map((part) =>
    `<iframe title="${part}" src="${site.url}${embedPath(part)}" width="600" height="900"></iframe>`
  );
  // Another host name, so another site.
  const other = createServer((_, response) => {
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html><title>News</title>${frames.join("")}`);
  });
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  await using browser = await startBrowser();
  const page = await browser.page();
  await page.goto(`http://localhost:${(other.address() as AddressInfo).port}`);
  const [results, map, race, turnout] = EMBED_PARTS.map((part) => page.frameLocator(`iframe[title=${part}]`));
  for (const frame of [results, map, race, turnout]) await frame.locator("[data-link=live]").waitFor();
  const [{ candidate_id, votes }] = midway.candidates;
  await results.locator(`[data-candidate=${candidate_id}] [data-votes="${votes}"]`).waitFor();

  site.show(later);
  await results.locator(`[data-candidate=${candidate_id}] [data-votes="${votes + 510}"]`).waitFor();
  const california = later.locations.find(({ location }) => location === "CA")!;
  const goTo = (part: string) => page.locator(`iframe[title=${part}]`).scrollIntoViewIfNeeded();
  await goTo("map");
  const percent = `${(california.turnout * 100).toFixed(1)}%`;
  await map.locator("#tile-CA title", { hasText: percent }).waitFor({ state: "attached" });
  await goTo("turnout");
  await turnout.locator("[data-location=CA]", { hasText: percent }).waitFor();
  await page.close();

  for (const path of EMBED_PARTS.map(embedPath)) {
    for (const colorScheme of ["light", "dark"] as const) {
      const alone = await browser.page({ viewport: { width: 400, height: 900 }, colorScheme });
      await alone.goto(site.url + path);
      await alone.waitForSelector("[data-link=live]");
      assert.deepEqual(await violationsOf(alone), [], `${path} ${colorScheme}`);
      await alone.close();
    }
  }
  await new Promise((resolve) => other.close(resolve));
  await site.stop();
});
