import assert from "node:assert/strict";
import { loadScenario } from "@/lib/scenario/load.ts";
import { frameOf, midCount } from "@/tests/helpers/frames.ts";
import { pageSite } from "@/tests/helpers/page_app.ts";
import { LedgerDesk } from "@/lib/web/ledger/ledger_desk.ts";

/** Of a page's scripts, compressed as a browser asks for them. */
const MAX_BYTES = 20_000;
/** Of the panel's, with those that it loads when a reader comes near to its lower parts; it begins with no more. */
const MAX_PANEL_BYTES = 32_000;
/** Of other pages with a chart over time, with what keeps that current, which they load after themselves. */
const MAX_CHART_BYTES = 24_000;

const us = await loadScenario("us");
const frame = frameOf(us, { votes: midCount });

/** An election that was never audited, without a database that would say so. */
class NoAudit extends LedgerDesk {
  override lastReport() {
    return Promise.resolve(null);
  }
}
const siteOfAll = () => pageSite(us, frame, undefined, { ledger: new NoAudit() });

/** Addresses of all pages that the navigation leads to, and of one of each kind that they lead to. */
async function pagesOf(site: Awaited<ReturnType<typeof pageSite>>): Promise<string[]> {
  const html = await (await site.get("/")).text();
  const navigation = html.match(/<nav[^>]*>[^]*?<\/nav>/)![0];
  const linked = [...navigation.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
  assert.ok(linked.includes("/") && linked.includes("/candidates") && linked.length > 4, linked.join());
  return [...linked, `/candidates/${us.candidates[0].candidate_id}`, "/locations/CA", "/locations/nowhere"];
}

Deno.test(`no page begins with more than ${MAX_BYTES / 1000} kB of scripts, and only those with charts load more later`, async () => {
  const site = await siteOfAll();
  const headers = { "accept-encoding": "gzip, deflate, br" };
  const sizeOf = async (address: string) => {
    const answer = await site.get(address, { headers });
    assert.equal(answer.status, 200, address);
    return (await answer.bytes()).length;
  };
  for (const path of await pagesOf(site)) {
    const page = await site.get(path);
    const html = await page.text();
    const first = new Set([
      ...[...(page.headers.get("link") ?? "").matchAll(/<([^>]+\.js)>/g)].map(([, address]) => address),
      ...[...html.matchAll(/(?:src|from|import)[=(\s]*"([^"]+\.js)"/g)].map(([, address]) => address),
    ]);
    // A set goes on with what is added to it: modules that the modules import, at once or later.
    const all = new Set(first);
    for (const address of all) {
      const code = await (await site.get(address)).text();
      for (const [, other] of code.matchAll(/(?:from|import)[(\s]*"([^"]+\.js)"/g)) {
        all.add(new URL(other, new URL(address, "http://localhost")).pathname);
      }
    }
    const bytesOf = async (addresses: Set<string>) =>
      (await Promise.all([...addresses].map(sizeOf))).reduce((sum, size) => sum + size, 0);
    const [begins, has] = [await bytesOf(first), await bytesOf(all)];
    assert.ok(begins <= MAX_BYTES, `${path} begins with ${begins} bytes of scripts`);
    const withCharts = html.includes("data-chart=") ? MAX_CHART_BYTES : MAX_BYTES;
    assert.ok(has <= (path === "/" ? MAX_PANEL_BYTES : withCharts), `${path} has ${has} bytes of scripts`);
    assert.equal(begins > 0, html.includes("<!--frsh:island:"), path);
  }
  site.close();
});

Deno.test("every page has a title of its own, and a card for where a link to it is shared", async () => {
  const site = await siteOfAll();
  const titles = new Set<string>();
  const paths = await pagesOf(site);
  for (const path of paths) {
    const html = await (await site.get(path)).text();
    const property = (name: string) =>
      [...html.matchAll(new RegExp(`<meta (?:property|name)="${name}" content="([^"]+)"`, "g"))].map((
        [, text],
      ) => text);
    const [title] = html.match(/(?<=<title>)[^<]+/)!;
    assert.deepEqual(property("og:title"), [title], path);
    assert.equal(property("og:description").length, 1, path);
    assert.deepEqual(property("description"), property("og:description"), path);
    assert.deepEqual(property("og:type"), ["website"], path);
    assert.equal(titles.has(title), false, `${path}: ${title}`);
    titles.add(title);
  }
  site.close();
});
