/** The words of the pipeline's page. */
import { byLanguage } from "@/lib/web/messages/by_language.ts";
import { de } from "@/lib/web/messages/pipeline/de.ts";
import { en } from "@/lib/web/messages/pipeline/en.ts";
import { es } from "@/lib/web/messages/pipeline/es.ts";
import type { PipelineMessages } from "@/lib/web/messages/pipeline/messages.ts";
import { pt } from "@/lib/web/messages/pipeline/pt.ts";
import { type Words, wordsOf } from "@/lib/web/messages/words.ts";

/** The texts for a BCP 47 tag, as data. */
export const pipelineTemplatesFor = byLanguage({ en, pt, es, de });

const made = new Map<string, Words<PipelineMessages>>();

/** The words for a BCP 47 tag. */
export function pipelineWordsFor(language: string): Words<PipelineMessages> {
  return made.getOrInsertComputed(language, () => wordsOf(language, pipelineTemplatesFor(language)));
}
