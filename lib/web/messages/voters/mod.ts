/** The words of the voters' page, and of what is told by age and gender. Only the server needs them. */
import { byLanguage } from "@/lib/web/messages/by_language.ts";
import { de } from "@/lib/web/messages/voters/de.ts";
import { en } from "@/lib/web/messages/voters/en.ts";
import { es } from "@/lib/web/messages/voters/es.ts";
import { pt } from "@/lib/web/messages/voters/pt.ts";

/** The words for a BCP 47 tag; English ones where there are none in it. */
export const votersWordsFor = byLanguage({ en, pt, es, de });
