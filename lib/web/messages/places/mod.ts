/** The words of the pages of candidates and locations, by language. */
import { byLanguage } from "@/lib/web/messages/by_language.ts";
import { de } from "@/lib/web/messages/places/de.ts";
import { en } from "@/lib/web/messages/places/en.ts";
import { es } from "@/lib/web/messages/places/es.ts";
import type { PlacesMessages } from "@/lib/web/messages/places/messages.ts";
import { pt } from "@/lib/web/messages/places/pt.ts";
import { type Words, wordsOf } from "@/lib/web/messages/words.ts";

export type PlacesWords = Words<PlacesMessages>;

/** The texts for a BCP 47 tag, as data. */
export const placesTemplatesFor = byLanguage({ en, pt, es, de });

const made = new Map<string, PlacesWords>();

/** The words for a BCP 47 tag. */
export function placesWordsFor(language: string): PlacesWords {
  return made.getOrInsertComputed(
    language,
    () => wordsOf<PlacesMessages>(language, placesTemplatesFor(language)),
  );
}
