/** The words of the audit's page. Only the server needs them: they are in no script. */
import { byLanguage } from "@/lib/web/messages/by_language.ts";
import { de } from "@/lib/web/messages/audit/de.ts";
import { en } from "@/lib/web/messages/audit/en.ts";
import { es } from "@/lib/web/messages/audit/es.ts";
import { pt } from "@/lib/web/messages/audit/pt.ts";

/** The words for a BCP 47 tag; English ones where there are none in it. */
export const auditWordsFor = byLanguage({ en, pt, es, de });
