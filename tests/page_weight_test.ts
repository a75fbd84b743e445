import assert from "node:assert/strict";
import { loadScenario } from "@/lib/scenario/load.ts";
import { encoded, QUICK_QUALITY } from "@/lib/web/delivery/encodings.ts";
import { FIRST_FONTS } from "@/lib/web/look/fonts.ts";
import { electorateOf, ToldElectorate } from "@/tests/helpers/electorate.ts";
import { frameOf, midCount } from "@/tests/helpers/frames.ts";
import { historyOf } from "@/tests/helpers/histories.ts";
import { pageSite } from "@/tests/helpers/page_app.ts";

/** Of the fonts, the pictures, the scripts, and the page down to the end of the results. */
const MAX_FIRST_BYTES = 55_000;
/** Of these and the rest of the page, whose lower parts a visitor may never see. */
const MAX_BYTES = 66_000;
/** Of those that the page loads at once, and of all, those for its lower parts with them. */
const MAX_FIRST_SCRIPT_BYTES = 20_000;
const MAX_SCRIPT_BYTES = 32_000;
/** How long the count has been going on. */
const COUNT_S = 900;
/** That of a real one has larger figures, and a checkpoint. */
const ROOM_BYTES = 500;
/** Where the page's lower parts begin. */
const BELOW = '<section aria-labelledby="map"';

const sum = (sizes: number[]) => sizes.reduce((a, b) => a + b, 0);

for (const name of ["us", "germany"]) {
  // The first of the file: of what a process renders first, addresses are the easiest to get wrong.
  Deno.test(`the panel of ${name} goes on with the picture that it came with`, async () => {
    const scenario = await loadScenario(name);
    const site = await pageSite(scenario, frameOf(scenario, { votes: midCount }));
    const html = (await (await site.get("/")).text()).replaceAll(/&amp;|\\+u0026/g, "&");
    site.close();
    const addresses = html.matchAll(/\/portraits\/candidates\.svg[^"#\\]*/g);
    const [props, ...others] = new Set([...addresses].map(([address]) => address));
    assert.ok(props);
    assert.deepEqual(others, []);
  });

  Deno.test(`a first visit to the panel of ${name} loads its upper half with 55 kB, 20 kB of it scripts`, async () => {
    const scenario = await loadScenario(name);
    const { desk: history, frame } = historyOf(scenario, { seconds: COUNT_S });
    const electorate = new ToldElectorate();
    electorate.now = electorateOf(scenario, {
      registered: (band, gender) => 9_000 + (band * 37 + gender * 91) % 83 * 53,
      votes: (band, gender, candidate) => 700 - 93 * candidate + (band * 37 + gender * 91) % 83 * 5,
    });
    const site = await pageSite(scenario, frame, undefined, { history, electorate });
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
    const preloads = addresses(html, /<link [^>]*rel="(?:preload|icon)"[^>]*href="([^"]+)"/g);
    const pictures = addresses(html, /<img [^>]*src="([^"#]+)/g);
    assert.equal(pictures.size, 1);
    assert.deepEqual([scripts.size > 0, preloads.size], [true, FIRST_FONTS.length + 1]);

    const all = new Set(scripts);
    for (const path of all) { // those that a script loads later, too
      const text = await (await site.get(path)).text();
      for (const [, file] of text.matchAll(/"\.\/([\w-]+\.js)"/g)) all.add(path.replace(/[^/]+$/, file));
    }
    assert.ok(all.size > scripts.size);
    const upper = html.slice(0, html.indexOf(BELOW));
    assert.ok(upper.length < html.length - 1);
    const ofUpper = (await encoded(new TextEncoder().encode(upper), "br", QUICK_QUALITY)).length;
    const ofScripts = sum(await Promise.all([...scripts].map(sizeOf)));
    const ofFiles = sum(await Promise.all([...preloads, ...pictures].map(sizeOf)));
    const ofAllScripts = sum(await Promise.all([...all].map(sizeOf)));
    assert.ok(ofScripts <= MAX_FIRST_SCRIPT_BYTES, `${ofScripts} bytes of scripts`);
    assert.ok(ofAllScripts <= MAX_SCRIPT_BYTES, `${ofAllScripts} bytes of scripts in all`);
    const first = ofUpper + ofScripts + ofFiles + ROOM_BYTES;
    assert.ok(first <= MAX_FIRST_BYTES, `${first} bytes of the upper half`);
    const whole = await sizeOf("/") + ofScripts + ofFiles + ROOM_BYTES;
    assert.ok(whole <= MAX_BYTES, `${whole} bytes`);
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
