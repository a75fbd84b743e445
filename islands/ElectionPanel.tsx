import "@/lib/web/client/common.ts";
import { useEffect, useMemo } from "preact/hooks";
import { completeSnippets } from "@/lib/web/client/complete_snippets.ts";
import { useCandidates } from "@/lib/web/client/use_candidates.ts";
import { type SentChanges, useChanges } from "@/lib/web/client/use_changes.ts";
import { useLiveFrame } from "@/lib/web/client/use_live_frame.ts";
import { useNews } from "@/lib/web/client/use_news.ts";
import { useTimeZone } from "@/lib/web/client/use_time_zone.ts";
import { Controls } from "@/lib/web/components/panel/Controls.tsx";
import { DelayNotice } from "@/lib/web/components/panel/DelayNotice.tsx";
import { Figures } from "@/lib/web/components/panel/Figures.tsx";
import { Lead } from "@/lib/web/components/panel/Lead.tsx";
import { LinkState } from "@/lib/web/components/LinkState.tsx";
import { LostNotice } from "@/lib/web/components/panel/LostNotice.tsx";
import { Masthead } from "@/lib/web/components/panel/Masthead.tsx";
import { Results } from "@/lib/web/components/panel/Results.tsx";
import { ResultsTable } from "@/lib/web/components/panel/ResultsTable.tsx";
import { frameFrom } from "@/lib/web/live/sent_frame.ts";
import { wordsOf } from "@/lib/web/messages/words.ts";

// Of one module with the panel, whose code it shares.
export { ResultsPanel } from "@/lib/web/components/panel/ResultsPanel.tsx";

const EVENTS_URL = "/api/events";

interface ElectionPanelProps {
  /** A `Frame`, as `frameText` makes it. */
  frame: string;
  /** BCP 47 tag of the reader's language, and the panel's `Templates` in it as JSON. */
  language: string;
  texts: string;
  /** The parameters of the view, which a reload keeps. */
  parameters: [name: string, value: string][];
  /** Whether it is shown on a wall. */
  isWall: boolean;
  sentChanges: SentChanges;
  /** Address of the picture of all portraits. */
  portraits: string;
}

/** The election panel: complete as it arrives, and then kept current. */
export default function ElectionPanel(
  { frame: sent, language, texts, parameters, isWall, sentChanges, portraits }: ElectionPanelProps,
) {
  const initial = useMemo(() => frameFrom(sent), [sent]);
  const words = useMemo(() => wordsOf(language, JSON.parse(texts)), [language, texts]);
  const live = useLiveFrame(initial, EVENTS_URL);
  const timeZone = useTimeZone();
  const [news, say] = useNews(live.frame, words, timeZone);

  useEffect(completeSnippets, []);

  const { frame, link, pace, ready } = live;
  useEffect(() => {
    if (link.state === "lost") say(`${words.t.link.lost}. ${words.t.link.stale}`);
  }, [link.state]);

  const candidates = useCandidates(frame, portraits);
  const changes = useChanges(frame, sentChanges);

  const onRefresh = async () => {
    try {
      await live.refresh();
      say(words.t.updates.refreshed);
    } catch (error) {
      console.warn("Refreshing failed:", error);
      say(words.t.updates.refreshFailed);
    }
  };

  const lead = <Lead {...{ candidates, frame, words }} />;
  const figures = <Figures {...{ frame, words }} />;
  return (
    <div data-ready={ready}>
      <Masthead {...{ frame, words, timeZone }} isWall={isWall} />
      <DelayNotice {...{ frame, words, timeZone }} />
      {isWall
        ? (
          <div id="main-figures" class="grid grid-cols-12 gap-12 border-t pt-5" data-link={link.state}>
            <div class="col-span-5 grid gap-6 content-start">{lead}{figures}</div>
            <section class="col-span-7" aria-labelledby="results">
              <h2 id="results" class="sr-only">{words.t.results.heading}</h2>
              <ResultsTable {...{ candidates, changes, words }} />
            </section>
          </div>
        )
        : (
          <>
            <div id="main-figures" class="grid gap-6 md:gap-10 lg:grid-cols-12 lg:gap-x-12 pb-8 md:pb-10">
              <div class="row-start-2 md:row-start-1 lg:col-span-12 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-y py-2.5 print:hidden">
                <LinkState {...{ link, pace, ready, words }} waiting={live.waiting} />
                <Controls {...{ pace, ready, parameters, words, onRefresh }} onPace={live.choose} />
              </div>
              <div class="lg:col-span-7">{lead}</div>
              <div class="lg:col-span-5">{figures}</div>
            </div>
            <Results {...{ frame, candidates, changes, words }} />
          </>
        )}
      <LostNotice {...{ link, words, timeZone }} />
      <p class="sr-only" role="status" aria-live="polite" data-news>{news}</p>
    </div>
  );
}
