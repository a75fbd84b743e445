import "@/lib/web/client/common.ts";
import { useMemo } from "preact/hooks";
import { useLiveFrame } from "@/lib/web/client/use_live_frame.ts";
import { LiveStrip } from "@/lib/web/components/LiveStrip.tsx";
import { frameFrom } from "@/lib/web/live/sent_frame.ts";
import type { LiveMessages } from "@/lib/web/messages/live.ts";
import { wordsOf } from "@/lib/web/messages/words.ts";

const EVENTS_URL = "/api/events";

interface LiveConnectionProps {
  /** A `Frame`, as `frameText` makes it. */
  frame: string;
  /** BCP 47 tag of the reader's language, and the `Templates` of `LiveMessages` in it as JSON. */
  language: string;
  texts: string;
}

/** Keeps the connection of a page whose other islands follow the shown frame. */
export default function LiveConnection({ frame, language, texts }: LiveConnectionProps) {
  const initial = useMemo(() => frameFrom(frame), [frame]);
  const words = useMemo(() => wordsOf<LiveMessages>(language, JSON.parse(texts)), [language, texts]);
  const live = useLiveFrame(initial, EVENTS_URL);
  return <LiveStrip live={live} words={words} />;
}
