import "@/lib/web/client/common.ts";
import { useEffect } from "preact/hooks";
import { showFigures } from "@/lib/web/client/show_figures.ts";
import { followFrames } from "@/lib/web/client/shown_frame.ts";
import type { PlaceFigureMessages } from "@/lib/web/messages/places/messages.ts";
import { wordsOf } from "@/lib/web/messages/words.ts";
import { figuresOf, type Subject } from "@/lib/web/places/subject.ts";

interface PlaceFiguresProps {
  subject: Subject;
  /** BCP 47 tag of the reader's language, and the `Templates` of `PlaceFigureMessages` in it as JSON. */
  language: string;
  texts: string;
}

/** Shows nothing itself: keeps the figures of a page current that the server has drawn. */
export default function PlaceFigures({ subject, language, texts }: PlaceFiguresProps) {
  useEffect(() => {
    const { t, f } = wordsOf<PlaceFigureMessages>(language, JSON.parse(texts));
    return followFrames((frame) => showFigures(figuresOf(subject, frame, { t, f })));
  }, []);
  return null;
}
