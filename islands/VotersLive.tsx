import "@/lib/web/client/common.ts";
import { useEffect, useMemo } from "preact/hooks";
import { useLiveFrame } from "@/lib/web/client/use_live_frame.ts";
import { LiveStrip } from "@/lib/web/components/LiveStrip.tsx";
import { frameFrom } from "@/lib/web/live/sent_frame.ts";
import type { LiveMessages } from "@/lib/web/messages/live.ts";
import { wordsOf } from "@/lib/web/messages/words.ts";

const EVENTS_URL = "/api/events";

interface VotersLiveProps {
  /** A `Frame`, as `frameText` makes it. */
  frame: string;
  /** BCP 47. */
  language: string;
  /** Of `LiveMessages`, as JSON. */
  texts: string;
}

/** The connection of the voters' page: tells whether there is one, and keeps the number of voters current. */
export default function VotersLive({ frame: sent, language, texts }: VotersLiveProps) {
  const initial = useMemo(() => frameFrom(sent), [sent]);
  const words = useMemo(() => wordsOf<LiveMessages>(language, JSON.parse(texts)), [language, texts]);
  const live = useLiveFrame(initial, EVENTS_URL);
  const { registered } = live.frame.totals;
  useEffect(() => {
    const shown = document.getElementById("registered-now");
    if (shown) shown.textContent = words.f.count(registered);
  }, [registered]);
  return <LiveStrip {...{ live, words }} />;
}
