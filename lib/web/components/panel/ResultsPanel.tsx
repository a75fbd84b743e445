import { useMemo } from "preact/hooks";
import { useShownFrame } from "@/lib/web/client/shown_frame.ts";
import { useCandidates } from "@/lib/web/client/use_candidates.ts";
import { type SentChanges, useChanges } from "@/lib/web/client/use_changes.ts";
import { Results } from "@/lib/web/components/panel/Results.tsx";
import { frameFrom } from "@/lib/web/live/sent_frame.ts";
import { wordsOf } from "@/lib/web/messages/words.ts";

interface ResultsPanelProps {
  /** A `Frame`, as `frameText` makes it. */
  frame: string;
  /** BCP 47 tag of the reader's language, and the panel's `Templates` in it as JSON. */
  language: string;
  texts: string;
  sentChanges: SentChanges;
  /** Address of the picture of all portraits. */
  portraits: string;
}

/** The results alone, following the frame that is shown: for pages of other sites. */
export function ResultsPanel({ frame: sent, language, texts, sentChanges, portraits }: ResultsPanelProps) {
  const initial = useMemo(() => frameFrom(sent), [sent]);
  const words = useMemo(() => wordsOf(language, JSON.parse(texts)), [language, texts]);
  const frame = useShownFrame(initial);
  const candidates = useCandidates(frame, portraits);
  return <Results {...{ frame, candidates, words }} changes={useChanges(frame, sentChanges)} framed />;
}
