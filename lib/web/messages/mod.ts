/**
 * The words of the pages, by language.
 */
import { type Format, formatFor } from "@/lib/web/format.ts";
import { de } from "@/lib/web/messages/de.ts";
import { en } from "@/lib/web/messages/en.ts";
import type { Messages } from "@/lib/web/messages/messages.ts";

const LANGUAGES: Record<string, Messages> = { en, de };

/** Messages and formats of one language: what a component needs to speak. */
export interface Words {
  /** BCP 47 tag of the numbers and dates. */
  language: string;
  /** BCP 47 tag of the texts. */
  spoken: string;
  t: Messages;
  f: Format;
}

/** The words for a BCP 47 tag; English texts, with the tag's own numbers, where there are none in it. */
export function wordsFor(language: string): Words {
  const base = language.split("-")[0].toLowerCase();
  const known = LANGUAGES[base];
  return { language, spoken: known ? language : "en", t: known ?? en, f: formatFor(language) };
}
