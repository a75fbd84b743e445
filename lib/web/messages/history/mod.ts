/** The words of charts over time, by language. */
import { byLanguage } from "@/lib/web/messages/by_language.ts";
import { de } from "@/lib/web/messages/history/de.ts";
import { en } from "@/lib/web/messages/history/en.ts";
import { es } from "@/lib/web/messages/history/es.ts";
import { pt } from "@/lib/web/messages/history/pt.ts";

/** The words for a BCP 47 tag. */
export const historyWordsFor = byLanguage({ en, pt, es, de });
