import { byLanguage } from "@/lib/web/messages/by_language.ts";
import { de } from "@/lib/web/messages/embed/de.ts";
import { en } from "@/lib/web/messages/embed/en.ts";
import { es } from "@/lib/web/messages/embed/es.ts";
import { pt } from "@/lib/web/messages/embed/pt.ts";

export const embedWordsFor = byLanguage({ en, pt, es, de });
