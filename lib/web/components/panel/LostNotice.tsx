import type { Link } from "@/lib/web/client/feed.ts";
import type { PanelMessages } from "@/lib/web/messages/panel/messages.ts";
import type { Words } from "@/lib/web/messages/words.ts";

interface LostNoticeProps {
  link: Link;
  words: Words<Pick<PanelMessages, "link">>;
  timeZone: string;
}

/**
 * A band over the foot of the window while there is no connection: seen wherever one has scrolled to, and
 * moving nothing.
 */
export function LostNotice({ link, words, timeZone }: LostNoticeProps) {
  const { t, f } = words;
  const lost = link.state === "lost";
  return (
    <div hidden={!lost} class="fixed inset-x-0 bottom-0 z-10 bg-alarm text-paper" data-lost={lost}>
      <p class="max-w-[72rem] mx-auto px-4 md:px-8 py-2.5 tabular-nums">
        <strong class="font-semibold">
          {lost ? t.link.lostSince(f.time(new Date(link.since).toISOString(), timeZone)) : ""}
        </strong>{" "}
        {t.link.stale}
      </p>
    </div>
  );
}
