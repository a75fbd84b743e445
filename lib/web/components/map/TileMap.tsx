import type { Frame } from "@/lib/election/results.ts";
import type { Scenario } from "@/lib/scenario/schema.ts";
import { Heading } from "@/lib/web/components/Heading.tsx";
import { LeaderKey, TurnoutKey } from "@/lib/web/components/map/Keys.tsx";
import { Tiles } from "@/lib/web/components/map/Tiles.tsx";
import { type ColouredBy, mapSentence, type MapWords, tilesOf } from "@/lib/web/map/tiles.ts";
import type { MapMessages } from "@/lib/web/messages/map/messages.ts";
import type { Words } from "@/lib/web/messages/words.ts";
import { hrefOf, type PanelView } from "@/lib/web/panel/view.ts";

interface TileMapProps {
  scenario: Scenario;
  /** With every location of the scenario in it. */
  frame: Frame;
  view: PanelView;
  words: Words<MapMessages>;
  /** Whether it stands in a page of another site. */
  framed?: boolean;
}

/** A square for each location, coloured by who leads there or by the turnout. The island LiveMap keeps it current. */
export function TileMap({ scenario, frame, view, words, framed }: TileMapProps) {
  const { t } = words;
  const tileWords: MapWords = { ...words, t: t.tiles };
  const by = view.map;
  return (
    <section aria-labelledby="map">
      <Heading id="map" title={t.heading}>
        <span id="map-sentence">{mapSentence(frame, by, tileWords)}</span>
      </Heading>
      <div class="grid gap-x-12 gap-y-6 lg:grid-cols-12">
        <div class="lg:col-span-8">
          <Tiles {...{ scenario, framed }} tiles={tilesOf(frame, by, tileWords)} />
        </div>
        <div class="lg:col-span-4 text-sm">
          <Choice {...{ view, t, framed }} />
          <div id="key-leader" hidden={by !== "leader"}>
            <LeaderKey candidates={scenario.candidates} words={words} />
          </div>
          <div id="key-turnout" hidden={by !== "turnout"}>
            <TurnoutKey {...{ frame, words }} />
          </div>
        </div>
      </div>
    </section>
  );
}

/** What the tiles are coloured by: links, that the island follows without loading the page. */
function Choice({ view, t, framed }: { view: PanelView; t: MapMessages; framed?: boolean }) {
  const link = (by: ColouredBy, name: string) => (
    <li class="first-letter:uppercase">
      <a
        href={hrefOf({ ...view, map: by }, "map")}
        data-by={by}
        aria-current={view.map === by ? "true" : undefined}
        class="block px-2.5 py-1.5 border-b-2 border-paper text-soft hover:text-ink [&[aria-current]]:border-ink [&[aria-current]]:text-ink [&[aria-current]]:font-semibold"
      >
        {name}
      </a>
    </li>
  );
  return (
    <div class="flex flex-wrap items-baseline gap-x-2 pb-4 print:hidden">
      <span id="map-by">{t.by}</span>
      <ul class="flex flex-wrap" aria-labelledby="map-by">
        {link("leader", t.leader)}
        {link("turnout", t.turnout)}
      </ul>
      <a
        href={framed ? "/#turnout" : "#turnout"}
        target={framed ? "_blank" : undefined}
        class="py-1.5 underline underline-offset-4"
      >
        {t.asTable}
      </a>
    </div>
  );
}
