import type { Link } from "@/lib/web/client/feed.ts";
import type { Pace } from "@/lib/web/client/pace.ts";
import type { PanelMessages } from "@/lib/web/messages/panel/messages.ts";
import type { Words } from "@/lib/web/messages/words.ts";

interface LinkStateProps {
  link: Link;
  pace: Pace;
  waiting: boolean;
  ready: boolean;
  words: Words<Pick<PanelMessages, "link">>;
}

/** Whether the figures keep themselves current, in words and with a dot. */
export function LinkState(props: LinkStateProps) {
  const { link, pace, ready } = props;
  const state = link.state === "live" && pace === "paused" ? "paused" : link.state;
  return (
    <p
      class="flex flex-1 items-center gap-2 min-h-[1.75rem] sm:min-h-[2.25rem] min-w-[12rem]"
      data-link={state}
    >
      <svg class="w-2.5 h-2.5 shrink-0" viewBox="0 0 10 10" aria-hidden="true">
        <circle cx="5" cy="5" r="4" fill={dotFill(state)} stroke={dotStroke(state)} stroke-width="1.5" />
      </svg>
      {ready
        ? <span class="tabular-nums">{textOf(props)}</span>
        : <span class="hidden scriptless:inline">{props.words.t.link.withoutScript}</span>}
    </p>
  );
}

function textOf({ link, pace, waiting, words: { t } }: LinkStateProps): string {
  if (link.state === "connecting") return t.link.connecting;
  if (link.state === "lost") return t.link.lost;
  if (pace === "live") return t.link.live;
  if (pace === "paused") return waiting ? `${t.link.paused}. ${t.link.waiting}.` : t.link.paused;
  return t.link.every(pace);
}

/** Full while figures flow, hollow while they do not: the shape says it without the colour. */
function dotFill(state: string): string {
  return state === "live" ? "var(--alive)" : "none";
}

function dotStroke(state: string): string {
  if (state === "live") return "var(--alive)";
  return state === "lost" ? "var(--alarm)" : "var(--soft)";
}
