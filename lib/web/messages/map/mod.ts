import { byLanguage } from "@/lib/web/messages/by_language.ts";
import { de } from "@/lib/web/messages/map/de.ts";
import { en } from "@/lib/web/messages/map/en.ts";
import { es } from "@/lib/web/messages/map/es.ts";
import { pt } from "@/lib/web/messages/map/pt.ts";

/** The map's texts for a BCP 47 tag, as data. */
export const mapTemplatesFor = byLanguage({ en, pt, es, de });
