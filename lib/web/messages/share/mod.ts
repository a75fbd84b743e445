/** The words of the picture of the results, beside those of the panel. */
import { byLanguage } from "@/lib/web/messages/by_language.ts";

export interface ShareMessages {
  /** Candidates that the picture has no room for. */
  more: (candidates: string) => string;
}

export const shareWordsFor = byLanguage<ShareMessages>({
  en: { more: (candidates) => `and ${candidates} more candidates` },
  pt: { more: (candidates) => `e mais ${candidates} candidaturas` },
  es: { more: (candidates) => `y ${candidates} candidaturas más` },
  de: { more: (candidates) => `und ${candidates} weitere` },
});
