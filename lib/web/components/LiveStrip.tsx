import type { LiveFrame } from "@/lib/web/client/use_live_frame.ts";
import { useTimeZone } from "@/lib/web/client/use_time_zone.ts";
import { CountState } from "@/lib/web/components/CountState.tsx";
import { DelayNotice } from "@/lib/web/components/panel/DelayNotice.tsx";
import { LinkState } from "@/lib/web/components/LinkState.tsx";
import { LostNotice } from "@/lib/web/components/panel/LostNotice.tsx";
import { PaceChoice } from "@/lib/web/components/PaceChoice.tsx";
import type { LiveMessages } from "@/lib/web/messages/live.ts";
import type { Words } from "@/lib/web/messages/words.ts";

/**
 * How the count stands, and whether the figures keep themselves current, and how often: for the top of a page that
 * moves.
 */
export function LiveStrip({ live, words }: { live: LiveFrame; words: Words<LiveMessages> }) {
  const { frame, link, pace, ready, waiting, choose } = live;
  const { t } = words;
  const timeZone = useTimeZone();
  return (
    <div data-ready={ready}>
      <CountState {...{ frame, words, timeZone }} class="pb-5" />
      <DelayNotice {...{ frame, words, timeZone }} />
      <div class="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-y py-2.5 print:hidden">
        <LinkState {...{ link, pace, ready, waiting, words }} />
        <PaceChoice {...{ pace, ready, words }} onPace={choose} />
      </div>
      <LostNotice {...{ link, words, timeZone }} />
      <p class="sr-only" aria-live="polite">
        {link.state === "lost" ? `${t.link.lost}. ${t.link.stale}` : ""}
      </p>
    </div>
  );
}
