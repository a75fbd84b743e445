/** The words of the administrator's pages. Only the server needs them: they are in no script. */
import { byLanguage } from "@/lib/web/messages/by_language.ts";
import { de } from "@/lib/web/messages/admin/de.ts";
import { en } from "@/lib/web/messages/admin/en.ts";
import { es } from "@/lib/web/messages/admin/es.ts";
import { pt } from "@/lib/web/messages/admin/pt.ts";

/** The words for a BCP 47 tag; English ones where there are none in it. */
export const adminWordsFor = byLanguage({ en, pt, es, de });
