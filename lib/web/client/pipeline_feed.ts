/** The connection of the pipeline's page: it stays up by itself, and knows when it is not. */
import type { Link } from "@/lib/web/client/feed.ts";
import type { PipelineSample } from "@/lib/web/pipeline/sample.ts";

const EVENTS_URL = "/api/pipeline/events";
/** A sample comes every second; past this the connection counts as dead. */
const STALE_MS = 8_000;
/** Between two attempts. */
const RETRY_MS = 2_000;

/** Listens until the function that it gives back is called. */
export function followPipeline(
  onSample: (sample: PipelineSample) => void,
  onLink: (link: Link) => void,
): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout>;
  let heardAt = Date.now();
  let isLost = false;

  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(lose, STALE_MS);
  };
  const lose = () => {
    source.close();
    clearTimeout(timer);
    if (!isLost) onLink({ state: "lost", since: heardAt });
    isLost = true;
    timer = setTimeout(open, RETRY_MS);
  };
  const open = () => {
    source = new EventSource(EVENTS_URL);
    source.onerror = lose;
    source.addEventListener("pipeline", ({ data }) => {
      heardAt = Date.now();
      isLost = false;
      onLink({ state: "live" });
      onSample(JSON.parse(data));
      wait();
    });
    wait();
  };
  const close = () => {
    source.close();
    clearTimeout(timer);
  };

  open();
  // A page kept for the back button must not hold a connection.
  addEventListener("pagehide", close);
  addEventListener("pageshow", reopen);
  return () => {
    removeEventListener("pagehide", close);
    removeEventListener("pageshow", reopen);
    close();
  };

  function reopen({ persisted }: PageTransitionEvent) {
    if (persisted) open();
  }
}
