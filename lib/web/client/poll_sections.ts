/** Keeps what the server has drawn current where it changes with more than the count: asks for it again and again. */
import { replaceSections } from "@/lib/web/client/live_sections.ts";
import type { Pace } from "@/lib/web/client/pace.ts";
import { rememberedPace } from "@/lib/web/client/remembered_pace.ts";

/** How often it looks whether it is time to ask, and asks at the pace "live". */
const LOOK_MS = 2_000;
const ASK_TIMEOUT_MS = 10_000;

export interface Polled {
  /** Answers the sections as HTML; 401 to who may not see them, 503 while they cannot be drawn. */
  url: string;
  /** Id of an element that says that they cannot be drawn, and is hidden while they can. */
  away?: string;
  /** Whether the page has the sections: it was made while they could be drawn. It is loaded again where it has not. */
  isWhole: boolean;
}

/** Asks at the reader's pace, while the page is looked at, until the end that it returns is called. */
export function pollSections({ url, away, isWhole }: Polled): () => void {
  const ended = new AbortController();
  let askedAt = performance.now();
  let busy = false;

  const ask = async () => {
    busy = true;
    try {
      const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(ASK_TIMEOUT_MS)]);
      const response = await fetch(url, { signal });
      if (response.status === 401 || response.ok && !isWhole) return loadAgain();
      if (!response.ok && response.status !== 503) throw new Error(`${url} answered ${response.status}`);
      const notice = document.getElementById(away ?? "");
      if (notice) notice.hidden = response.ok;
      const html = await response.text();
      if (response.ok) replaceSections(html);
    } catch (error) {
      if (!ended.signal.aborted) console.warn("What is shown could not be renewed:", error);
    } finally {
      askedAt = performance.now();
      busy = false;
    }
  };
  const look = () => {
    const isDue = performance.now() - askedAt >= pauseOf(rememberedPace());
    if (isDue && !busy && !document.hidden) ask();
  };
  const timer = setInterval(look, LOOK_MS);
  document.addEventListener("visibilitychange", look, { signal: ended.signal });
  return () => {
    clearInterval(timer);
    ended.abort();
  };
}

/** With GET, whatever the page came from, and without its fragment, with which nothing would be loaded. */
function loadAgain(): void {
  location.replace(location.pathname + location.search);
}

/** What passes at least between two askings, ms. */
function pauseOf(pace: Pace): number {
  if (pace === "live") return 0;
  return pace === "paused" ? Infinity : pace * 1_000;
}
