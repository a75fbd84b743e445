import { LiveMap } from "@/islands/LiveParts.tsx";
import type { Frame } from "@/lib/election/results.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import { TileMap } from "@/lib/web/components/map/TileMap.tsx";
import type { MapMessages } from "@/lib/web/messages/map/messages.ts";
import { mapTemplatesFor } from "@/lib/web/messages/map/mod.ts";
import { wordsOf } from "@/lib/web/messages/words.ts";
import type { PanelView } from "@/lib/web/panel/view.ts";
import { wholeFrame } from "@/lib/web/places/whole_frame.ts";

interface LiveTileMapProps {
  scenario: Scenario;
  frame: Frame;
  view: PanelView;
  language: string;
  framed?: boolean;
}

/** The map and what keeps it current. For the server: it has the words of all languages. */
export function LiveTileMap({ scenario, frame, view, language, framed }: LiveTileMapProps) {
  const templates = mapTemplatesFor(language);
  const words = wordsOf<MapMessages>(language, templates);
  return (
    <>
      <TileMap frame={wholeFrame(frame, scenario)} {...{ scenario, view, words, framed }} />
      <LiveMap by={view.map} language={language} texts={JSON.stringify(templates.tiles)} />
    </>
  );
}
