import assert from "node:assert/strict";
import { loadScenario } from "@/lib/scenario/load.ts";
import { readerLanguage } from "@/lib/web/http/reader_language.ts";
import { auditWordsFor } from "@/lib/web/messages/audit/mod.ts";
import { LANGUAGES } from "@/lib/web/messages/by_language.ts";
import { panelTemplatesFor, wordsFor } from "@/lib/web/messages/mod.ts";
import { placesTemplatesFor } from "@/lib/web/messages/places/mod.ts";
import { pageWordsFor } from "@/lib/web/messages/page/mod.ts";
import { messagesOf } from "@/lib/web/messages/templates.ts";
import { frameOf, midCount } from "@/tests/helpers/frames.ts";
import { pageSite } from "@/tests/helpers/page_app.ts";

const us = await loadScenario("us");
const germany = await loadScenario("germany");

/** The paths of all texts, each with the places that it has to fill in. */
function shapeOf(texts: unknown, path = ""): string[] {
  if (typeof texts === "function") return [`${path} function`];
  if (typeof texts !== "string") {
    return Object.entries(texts as object).flatMap(([key, one]) => shapeOf(one, `${path}.${key}`)).sort();
  }
  assert.notEqual(texts.trim(), "", path);
  const hasPlaces = /\{\d/.test(texts);
  assert.ok(!/\$\{|\{\D/.test(texts), `${path}: ${texts}`);
  return [`${path} ${hasPlaces ? "filled in" : "as it is"}`];
}

Deno.test("each language says all that English does, with something to fill in where English has it", () => {
  for (const wordsOf of [panelTemplatesFor, pageWordsFor, auditWordsFor, placesTemplatesFor]) {
    for (const language of LANGUAGES) {
      assert.deepEqual(shapeOf(wordsOf(language)), shapeOf(wordsOf("en")), language);
    }
  }
});

Deno.test("a template is filled in, and follows the grammatical number", () => {
  const t = messagesOf<{ plain: string; some: (votes: string, n: number) => string; in: { deep: string } }>(
    { plain: "as it is", some: "{0} {1|vote|votes}, {0} in all", in: { deep: "as well" } },
    "en",
  );
  assert.equal(t.plain, "as it is");
  assert.equal(t.in.deep, "as well");
  assert.equal(t.some("1", 1), "1 vote, 1 in all");
  assert.equal(t.some("1,000", 1000), "1,000 votes, 1,000 in all");
  assert.equal(t.some("$&", 2), "$& votes, $& in all", "what is filled in is no pattern");
  assert.equal(wordsFor("pt-BR").t.lead.votes("0", 0), "0 voto");
});

Deno.test("a reader gets the language chosen, else one that the browser asks for, else the election's", () => {
  const of = (headers: Record<string, string>, otherwise = "en-US") =>
    readerLanguage(new Request("http://localhost/", { headers }), otherwise);
  assert.equal(of({}), "en-US");
  assert.equal(of({ "accept-language": "*" }, "de-DE"), "de-DE");
  assert.equal(of({ "accept-language": "pt" }), "pt-BR");
  assert.equal(of({ "accept-language": "pt-PT,pt;q=0.9" }), "pt-PT");
  assert.equal(of({ "accept-language": "fr-FR, es-419;q=0.8, en;q=0.3" }), "es-ES");
  assert.equal(of({ "accept-language": "en;q=0.2, de;q=0.9" }), "de-DE");
  assert.equal(of({ "accept-language": "de;q=0, fr" }), "en-US");
  assert.equal(of({ "accept-language": "en" }, "en-IE"), "en-IE", "the election's own region");
  assert.equal(of({ "accept-language": "de", cookie: "a=b; urna-language=es" }), "es-ES");
  assert.equal(of({ cookie: 'urna-language="><script>' }), "en-US");
});

Deno.test("a page comes in the reader's language and is kept in each, the election's own texts as given", async () => {
  const site = await pageSite(us, frameOf(us, { votes: midCount }));
  const page = async (language: string) => {
    const answer = await site.get("/", { headers: { "accept-language": language } });
    assert.match(answer.headers.get("vary") ?? "", /accept-language, cookie/);
    return await answer.text();
  };
  for (const _ of ["made", "kept"]) {
    const [english, portuguese] = [await page("en"), await page("pt-BR")];
    assert.match(english, /<html lang="en-US">/);
    assert.match(portuguese, /<html lang="pt-BR">/);
    assert.match(english, /Votes counted/);
    assert.match(portuguese, /Votos apurados/);
    assert.match(portuguese, /75\.200/);
    for (const html of [english, portuguese]) assert.match(html, /Eleanor Marchbanks/);
  }
  assert.match(await page("fr"), /<html lang="en-US">/);
  site.close();
});

Deno.test("the switch remembers a language and goes back to the page, never to another site", async () => {
  const site = await pageSite(germany, frameOf(germany, { votes: midCount }));
  const to = async (path: string) => {
    const answer = await site.get(path);
    await answer.body?.cancel();
    return answer;
  };
  const answer = await to("/language?to=es&back=%2Faudit%3Freceipt%3Dx");
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get("location"), "/audit?receipt=x");
  const cookie = answer.headers.get("set-cookie")!.split(";")[0];
  assert.match(await (await site.get("/", { headers: { cookie } })).text(), /Votos escrutados/);
  for (const back of ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example"]) {
    const { headers } = await to(`/language?to=en&back=${encodeURIComponent(back)}`);
    assert.equal(headers.get("location"), "/", back);
  }
  assert.equal((await to("/language?to=xx")).status, 404);
  site.close();
});
