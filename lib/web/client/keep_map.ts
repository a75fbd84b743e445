/** Keeps the map that the server has drawn current, and changes what it is coloured by without loading the page. */
import "@/lib/web/client/common.ts";
import type { Frame } from "@/lib/election/results.ts";
import { drawMap, markChoice } from "@/lib/web/client/draw_map.ts";
import { followFrames } from "@/lib/web/client/shown_frame.ts";
import type { ColouredBy } from "@/lib/web/map/tiles.ts";
import type { TileMessages } from "@/lib/web/messages/map/messages.ts";
import { wordsOf } from "@/lib/web/messages/words.ts";
import { hrefOf, viewOf } from "@/lib/web/panel/view.ts";

export interface MapProps {
  /** What the map is coloured by as it arrives. */
  by: ColouredBy;
  /** BCP 47 tag of the reader's language, and the `Templates` of the tiles in it as JSON. */
  language: string;
  texts: string;
}

/** Returns the end. */
export function keepMap({ by: first, language, texts }: MapProps): () => void {
  const words = wordsOf<TileMessages>(language, JSON.parse(texts));
  let by = first;
  let shown: Frame | null = null;
  const unfollow = followFrames((frame) => {
    shown = frame;
    drawMap(frame, by, words);
  });
  const onClick = (event: MouseEvent) => {
    const link = (event.target as Element).closest<HTMLElement>("a[data-by]");
    const isPlain = event.button === 0 &&
      !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || !shown) return;
    event.preventDefault();
    by = link.dataset.by as ColouredBy;
    markChoice(by);
    drawMap(shown, by, words);
    const view = { ...viewOf(new URLSearchParams(location.search)), map: by };
    history.replaceState(history.state, "", hrefOf(view, "map"));
  };
  document.addEventListener("click", onClick);
  return () => {
    unfollow();
    document.removeEventListener("click", onClick);
  };
}
