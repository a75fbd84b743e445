/** The words of the pages, by language. For the server: an island is sent those of its page's language alone. */
import { byLanguage, languageOf } from "@/lib/web/messages/by_language.ts";
import { de } from "@/lib/web/messages/panel/de.ts";
import { en } from "@/lib/web/messages/panel/en.ts";
import { es } from "@/lib/web/messages/panel/es.ts";
import { pt } from "@/lib/web/messages/panel/pt.ts";
import { type Words, wordsOf } from "@/lib/web/messages/words.ts";

/** The panel's texts for a BCP 47 tag, as data. */
export const panelTemplatesFor = byLanguage({ en, pt, es, de });

const made = new Map<string, Words>();

/** The words for a BCP 47 tag; English texts, with the tag's own numbers, where there are none in it. */
export function wordsFor(language: string): Words {
  return made.getOrInsertComputed(language, () => wordsOf(language, panelTemplatesFor(language)));
}

/** The BCP 47 tag of the texts that a reader of this language gets. */
export function spokenFor(language: string): string {
  return languageOf(language) ? language : "en";
}
