/**
 * What a screen reader is told while the count goes on.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Frame } from "@/lib/election/results.ts";
import type { Words } from "@/lib/web/messages/words.ts";

/** At most one announcement in this time, but of a delay: a close race at the start would talk without end. */
const NEWS_GAP_MS = 30_000;

/** The latest news since `frame` was first seen, empty until there are any; and a way to say something else. */
export function useNews(frame: Frame, words: Words, timeZone: string): [string, (text: string) => void] {
  const [news, setNews] = useState("");
  const told = useRef(frame);
  const toldAt = useRef(-Infinity);

  useEffect(() => {
    let isOver = false;
    const tell = async () => {
      const { newsOf } = await import("@/lib/web/panel/news.ts"); // nothing of it is needed before there are any
      const text = newsOf(told.current, frame, words, timeZone);
      if (isOver || text === null) return;
      setNews(text);
      told.current = frame;
      toldAt.current = performance.now();
    };
    const isUrgent = told.current.election.delayed_since !== frame.election.delayed_since;
    const gap = isUrgent ? 0 : toldAt.current + NEWS_GAP_MS - performance.now();
    const timer = setTimeout(tell, Math.max(0, gap));
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [frame]);

  return [news, setNews];
}
