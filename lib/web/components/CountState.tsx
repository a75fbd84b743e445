import type { ComponentChildren } from "preact";
import type { ElectionInfo, Frame } from "@/lib/election/results.ts";
import type { PanelMessages } from "@/lib/web/messages/panel/messages.ts";
import type { Words } from "@/lib/web/messages/words.ts";

export type CountStateMessages = Pick<
  PanelMessages,
  "pollsOpen" | "pollsClosed" | "paused" | "allCounted" | "updated"
>;

interface CountStateProps {
  frame: Frame;
  words: Words<CountStateMessages>;
  timeZone: string;
  class?: string;
  /** What else is to be said of the count. */
  children?: ComponentChildren;
}

/** How the count stands, and of when the figures are; on paper, which is kept, with the day. */
export function CountState(
  { frame, words: { t, f }, timeZone, class: classes = "", children }: CountStateProps,
) {
  const { election, as_of, version } = frame;
  const time = f.dateTime(as_of, timeZone);
  return (
    <p class={`flex flex-wrap items-center gap-x-3 gap-y-1 ${classes}`}>
      <strong class="font-semibold border-b-2 border-ink" data-status={election.status}>
        {stateText(election, t)}
      </strong>
      <span class="text-soft tabular-nums" data-version={version}>
        <time dateTime={as_of} title={time} class="print:hidden">{t.updated(f.time(as_of, timeZone))}</time>
        <time dateTime={as_of} class="screen:hidden">{time}</time>
      </span>
      {children}
    </p>
  );
}

/** How the count stands, in a few words. */
export function stateText({ status, paused, closed }: ElectionInfo, t: CountStateMessages): string {
  if (status === "counted") return t.allCounted;
  if (paused) return t.paused;
  return closed ? t.pollsClosed : t.pollsOpen;
}
