import type { Frame } from "@/lib/election/results.ts";
import { wordsFor } from "@/lib/web/messages/mod.ts";
import { kindOf, pageWordsFor } from "@/lib/web/messages/page/mod.ts";
import { resultsSentence } from "@/lib/web/panel/results_sentence.ts";

/** A card is kept for long by whoever shows it, in any time zone. */
const TIME_ZONE = "UTC";

/** The results for where a link is shared: what kind of election it is, when, and who has the most votes. */
export function cardSentence({ election, candidates, as_of }: Frame, language: string): string {
  const { label } = kindOf(election.kind, pageWordsFor(language));
  const words = wordsFor(language);
  return `${label}, ${words.f.dateTime(as_of, TIME_ZONE)}: ${resultsSentence(candidates, words)}`;
}
