import assert from "node:assert/strict";
import { loadScenario } from "@/lib/scenario/load.ts";
import { FIRST_FONTS } from "@/lib/web/look/fonts.ts";
import { frameOf, midCount } from "@/tests/helpers/frames.ts";
import { pageSite } from "@/tests/helpers/page_app.ts";

const MAX_BYTES = 60_000;
const MAX_SCRIPT_BYTES = 20_000;
/** The page of a count that goes on has larger figures, and a checkpoint. */
const ROOM_BYTES = 500;

for (const name of ["us", "germany"]) {
  Deno.test(`a first visit to the panel of ${name} loads 60 kB at most, 20 kB of it scripts`, async () => {
    const scenario = await loadScenario(name);
    const site = await pageSite(scenario, frameOf(scenario, { votes: midCount }));
    const headers = { "accept-encoding": "gzip, deflate, br" };
    const sizeOf = async (path: string) => {
      const answer = await site.get(path, { headers });
      assert.equal(answer.status, 200, path);
      return (await answer.bytes()).length;
    };
    const page = await site.get("/");
    const html = await page.text();
    const addresses = (text: string, pattern: RegExp) =>
      new Set([...text.matchAll(pattern)].map(([, address]) => address.replaceAll("&amp;", "&")));
    const scripts = addresses(page.headers.get("link")!, /<([^>]+\.js)>/g);
    const preloads = addresses(html, /<link [^>]*href="([^"]+)"/g);
    const pictures = addresses(html, /<img [^>]*src="([^"#]+)/g);
    assert.equal(pictures.size, 1);
    assert.deepEqual([scripts.size > 0, preloads.size], [true, FIRST_FONTS.length + 1]);

    const ofScripts = (await Promise.all([...scripts].map(sizeOf))).reduce((a, b) => a + b);
    const others = (await Promise.all(["/", ...preloads, ...pictures].map(sizeOf))).reduce((a, b) => a + b);
    assert.ok(ofScripts <= MAX_SCRIPT_BYTES, `${ofScripts} bytes of scripts`);
    assert.ok(ofScripts + others + ROOM_BYTES <= MAX_BYTES, `${ofScripts + others} bytes`);
    site.close();
  });

  Deno.test(`the panel of ${name} is written in the characters of the first fonts`, async () => {
    const scenario = await loadScenario(name);
    const site = await pageSite(scenario, frameOf(scenario, { votes: midCount }));
    const html = await (await site.get("/")).text();
    site.close();
    const text = html.replaceAll(/<(script|style)\b[^]*?<\/\1>|<[^>]+>|&[a-z#0-9]+;|\s/g, "");
    const ranges = FIRST_FONTS[0].characters.split(",").map((range) =>
      range.slice("U+".length).split("-").map((code) => parseInt(code, 16))
    );
    const has = (code: number) => ranges.some(([first, last = first]) => code >= first && code <= last);
    const arrows = "↑↓▲▼"; // no typeface of ours has them
    const others = new Set([...text].filter((one) => !has(one.codePointAt(0)!) && !arrows.includes(one)));
    assert.deepEqual([...others], []);
  });
}
