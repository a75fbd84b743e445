import "@/lib/web/client/common.ts";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Link } from "@/lib/web/client/feed.ts";
import { followPipeline } from "@/lib/web/client/pipeline_feed.ts";
import { SeenMessages, showSample } from "@/lib/web/client/show_pipeline.ts";
import { LinkState } from "@/lib/web/components/LinkState.tsx";
import type { PanelMessages } from "@/lib/web/messages/panel/messages.ts";
import type { PipelineLiveMessages } from "@/lib/web/messages/pipeline/messages.ts";
import { wordsOf } from "@/lib/web/messages/words.ts";
import type { PipelineSample } from "@/lib/web/pipeline/sample.ts";
import { structureOf } from "@/lib/web/pipeline/structure.ts";
import { filterOf } from "@/lib/web/pipeline/tail_rows.ts";

type Texts = PipelineLiveMessages & Pick<PanelMessages, "link">;

interface PipelinePulseProps {
  /** What the server has drawn places for. */
  structure: string;
  /** BCP 47. */
  language: string;
  /** The texts as JSON. */
  texts: string;
  /** The id of the form that filters messages. */
  form: string;
}

/** Keeps the page of the pipeline current that the server has drawn. Shown is whether it does. */
export default function PipelinePulse({ structure, language, texts, form }: PipelinePulseProps) {
  const words = useMemo(() => wordsOf<Texts>(language, JSON.parse(texts)), [language, texts]);
  const [link, setLink] = useState<Link>({ state: "connecting" });
  const [isPaused, setPaused] = useState(false);
  const [isReady, setReady] = useState(false);
  const [isWaiting, setWaiting] = useState(false);
  const page = useRef({ isPaused: false, newest: null as PipelineSample | null, seen: new SeenMessages() });

  const show = () => {
    const { newest, seen } = page.current;
    if (newest === null) return;
    // Topics, partitions or workers that there were none of when the page was made: it is made anew.
    if (isMore(structureOf(newest), structure)) return location.reload();
    showSample(newest, words);
    seen.show(filterOfForm(form), words);
  };

  useEffect(() => {
    setReady(true);
    const stop = followPipeline((sample) => {
      page.current.newest = sample;
      page.current.seen.add(sample);
      if (page.current.isPaused) setWaiting(true);
      else show();
    }, setLink);
    const filter = document.getElementById(form);
    const refilter = (event: Event) => {
      event.preventDefault();
      page.current.seen.show(filterOfForm(form), words);
    };
    filter?.addEventListener("input", refilter);
    filter?.addEventListener("submit", refilter);
    return () => {
      stop();
      filter?.removeEventListener("input", refilter);
      filter?.removeEventListener("submit", refilter);
    };
  }, []);

  const toggle = () => {
    page.current.isPaused = !isPaused;
    setPaused(!isPaused);
    setWaiting(false);
    if (isPaused) show();
  };
  return (
    <div class="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-y py-2.5 print:hidden">
      <LinkState
        link={link}
        pace={isPaused ? "paused" : "live"}
        waiting={isWaiting}
        ready={isReady}
        words={words}
      />
      <button
        type="button"
        onClick={toggle}
        class={`px-3 py-1.5 border border-ink text-sm font-semibold hover:bg-wash ${
          isReady ? "" : "invisible scriptless:hidden"
        }`}
      >
        {isPaused ? words.t.resume : words.t.pause}
      </button>
    </div>
  );
}

/** Less is what a server knows that has only just begun, or cannot reach Kafka. */
function isMore(now: string, before: string): boolean {
  return now !== before && now.length >= before.length;
}

function filterOfForm(id: string) {
  const form = document.getElementById(id);
  return filterOf(form instanceof HTMLFormElement ? new FormData(form) : new FormData());
}
