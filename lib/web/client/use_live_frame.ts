/**
 * A frame that stays current while the page is looked at.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Frame } from "@/lib/election/results.ts";
import { fetchFrame, type Link } from "@/lib/web/client/feed.ts";
import { type Pace, Pacer } from "@/lib/web/client/pace.ts";
import { feedFor } from "@/lib/web/client/shared_feed.ts";
import { rememberedPace, rememberPace } from "@/lib/web/client/remembered_pace.ts";
import { showFrame, tellArrival } from "@/lib/web/client/shown_frame.ts";

export interface LiveFrame {
  frame: Frame;
  link: Link;
  pace: Pace;
  /** True while a newer frame is held back by the pace. */
  waiting: boolean;
  /** False on the server and until the page is alive: then controls have nothing behind them yet. */
  ready: boolean;
  choose: (pace: Pace) => void;
  /** Shows the newest frame there is, whatever the pace. Fails if the server cannot be reached. */
  refresh: () => Promise<void>;
}

/** Starts from the frame that the page was rendered with. `url`: the stream of frames. */
export function useLiveFrame(initial: Frame, url: string): LiveFrame {
  const [frame, setFrame] = useState(initial);
  const [link, setLink] = useState<Link>({ state: "connecting" });
  const [pace, setPace] = useState<Pace>("live");
  const [waiting, setWaiting] = useState(false);
  const [ready, setReady] = useState(false);
  const live = useRef<{ feed: ReturnType<typeof feedFor>; pacer: Pacer } | null>(null);

  useEffect(() => {
    const pacer = new Pacer(initial, (next) => {
      setFrame(next);
      showFrame(next);
      setWaiting(false);
    });
    let isWhole = true;
    const feed = feedFor({
      url,
      version: () => pacer.version,
      onFrame: (next) => {
        tellArrival(next, isWhole);
        isWhole = true;
        pacer.offer(next);
        setWaiting(pacer.holding);
      },
      onLink: (next) => {
        if (next.state === "lost") isWhole = false;
        setLink(next);
      },
    });
    live.current = { feed, pacer };
    showFrame(initial);

    const remembered = rememberedPace();
    pacer.choose(remembered);
    setPace(remembered);
    setReady(true);
    feed.start();

    const start = () => feed.start();
    const stop = () => {
      isWhole = false;
      feed.stop();
    };
    const retry = () => feed.retryNow();
    // A page kept for the back button must not hold a connection.
    addEventListener("pagehide", stop);
    addEventListener("pageshow", start);
    addEventListener("online", retry);
    return () => {
      removeEventListener("pagehide", stop);
      removeEventListener("pageshow", start);
      removeEventListener("online", retry);
      feed.stop();
      pacer.stop();
    };
  }, []);

  return {
    frame,
    link,
    pace,
    waiting,
    ready,
    choose: (next) => {
      live.current?.pacer.choose(next);
      rememberPace(next);
      setPace(next);
    },
    refresh: async () => {
      const newest = await fetchFrame(url);
      live.current?.pacer.offer(newest);
      live.current?.pacer.release();
      live.current?.feed.retryNow();
    },
  };
}
