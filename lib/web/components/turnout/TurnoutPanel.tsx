import { useEffect, useMemo, useState } from "preact/hooks";
import { useShownFrame } from "@/lib/web/client/shown_frame.ts";
import { Turnout } from "@/lib/web/components/turnout/Turnout.tsx";
import { frameFrom } from "@/lib/web/live/sent_frame.ts";
import { wordsOf } from "@/lib/web/messages/words.ts";
import { hrefOf, type PanelView, viewOf } from "@/lib/web/panel/view.ts";

export interface TurnoutPanelProps {
  /** A `Frame`, as `frameText` makes it. */
  frame: string;
  /** BCP 47 tag of the reader's language, and the panel's `Templates` in it as JSON. */
  language: string;
  texts: string;
  view: PanelView;
  /** Whether it stands in a page of another site. */
  framed?: boolean;
}

/** The table of locations, in the order and with the rows that are asked for, following the frame that is shown. */
export function TurnoutPanel(
  { frame: sent, language, texts, view: initialView, framed }: TurnoutPanelProps,
) {
  const initial = useMemo(() => frameFrom(sent), [sent]);
  const words = useMemo(() => wordsOf(language, JSON.parse(texts)), [language, texts]);
  const { locations, candidates } = useShownFrame(initial);
  const [view, setView] = useState(initialView);
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);

  const show = (next: PanelView) => {
    setView(next);
    const { sort, order, page, q } = next;
    const others = viewOf(new URLSearchParams(location.search)); // of which the map may have changed its own
    history.replaceState(history.state, "", hrefOf({ ...others, sort, order, page, q }, "turnout"));
  };
  const onView = (event: MouseEvent, next: PanelView) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(next);
  };
  return (
    <div data-ready={ready}>
      <Turnout
        {...{ locations, candidates, view, words, framed, onView }}
        onSearch={(q) => show({ ...view, q, page: 1 })}
      />
    </div>
  );
}
