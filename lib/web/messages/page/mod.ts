/** The words around a page, and of error pages. Only the server needs them: they are in no script. */
import { byLanguage } from "@/lib/web/messages/by_language.ts";
import { de } from "@/lib/web/messages/page/de.ts";
import { en } from "@/lib/web/messages/page/en.ts";
import { es } from "@/lib/web/messages/page/es.ts";
import type { PageMessages } from "@/lib/web/messages/page/messages.ts";
import { pt } from "@/lib/web/messages/page/pt.ts";

/** The words for a BCP 47 tag; English ones where there are none in it. */
export const pageWordsFor = byLanguage<PageMessages>({ en, pt, es, de });

/** Label and note of an election's kind. An unknown kind is shown by its own name, as unofficial. */
export function kindOf(kind: string, { kinds }: PageMessages): { label: string; note: string } {
  return kinds[kind as keyof typeof kinds] ?? { label: kind, note: kinds.ELECTION.note };
}
