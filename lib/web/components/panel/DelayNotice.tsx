import type { Frame } from "@/lib/election/results.ts";
import type { PanelMessages } from "@/lib/web/messages/panel/messages.ts";
import type { Words } from "@/lib/web/messages/words.ts";

interface DelayNoticeProps {
  frame: Frame;
  words: Words<Pick<PanelMessages, "delayed">>;
  timeZone: string;
}

/** Says, where it is so, that the figures are older than they should be, and since when. */
export function DelayNotice({ frame, words: { t, f }, timeZone }: DelayNoticeProps) {
  const { status, delayed_since } = frame.election;
  if (delayed_since === null) return null;
  const isCounted = status === "counted";
  const say = isCounted ? t.delayed.counted : t.delayed.since;
  return (
    <p class="mb-5 border-l-4 border-alarm pl-3 tabular-nums" data-delayed={delayed_since}>
      <strong class="font-semibold">
        <time dateTime={delayed_since} title={f.dateTime(delayed_since, timeZone)}>
          {say(f.time(delayed_since, timeZone))}
        </time>
      </strong>{" "}
      {isCounted ? t.delayed.countedNote : t.delayed.note}
    </p>
  );
}
