import { byLanguage } from "@/lib/web/messages/by_language.ts";
import { de } from "@/lib/web/messages/booth/de.ts";
import { en } from "@/lib/web/messages/booth/en.ts";
import { es } from "@/lib/web/messages/booth/es.ts";
import { pt } from "@/lib/web/messages/booth/pt.ts";

/** The words for a BCP 47 tag; English ones where there are none in it. */
export const boothWordsFor = byLanguage({ en, pt, es, de });
