import { useEffect, useMemo } from "preact/hooks";
import type { Frame } from "@/lib/election/results.ts";
import { showFigures } from "@/lib/web/client/show_figures.ts";
import { useLiveFrame } from "@/lib/web/client/use_live_frame.ts";
import { LiveStrip } from "@/lib/web/components/LiveStrip.tsx";
import type { LiveMessages } from "@/lib/web/messages/live.ts";
import type { PlaceFigureMessages } from "@/lib/web/messages/places/messages.ts";
import type { Templates } from "@/lib/web/messages/templates.ts";
import { wordsOf } from "@/lib/web/messages/words.ts";
import { figuresOf, type Subject } from "@/lib/web/places/subject.ts";

const EVENTS_URL = "/api/events";

/** What the island says itself, and what it puts into the page. */
export type PlaceFigureTexts = Templates<LiveMessages & { figures: PlaceFigureMessages }>;

interface PlaceFiguresProps {
  /** A `Frame` as JSON: half of what it takes among the props of islands, which refer to each value by a number. */
  frame: string;
  subject: Subject;
  /** BCP 47. */
  language: string;
  /** `PlaceFigureTexts` as JSON. */
  texts: string;
}

/** Keeps the figures of a page current that the server has drawn. Shown is whether it does. */
export default function PlaceFigures({ frame: sent, subject, language, texts }: PlaceFiguresProps) {
  const initial = useMemo<Frame>(() => JSON.parse(sent), [sent]);
  const words = useMemo(
    () => wordsOf<LiveMessages & { figures: PlaceFigureMessages }>(language, JSON.parse(texts)),
    [language, texts],
  );
  const live = useLiveFrame(initial, EVENTS_URL);
  useEffect(() => {
    if (live.frame === initial) return; // drawn already
    showFigures(figuresOf(subject, live.frame, { t: words.t.figures, f: words.f }));
  }, [live.frame]);
  return <LiveStrip live={live} words={words} />;
}
