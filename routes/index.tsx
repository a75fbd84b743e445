import ElectionPanel from "@/islands/ElectionPanel.tsx";
import { DataLinks } from "@/lib/web/components/DataLinks.tsx";
import { DemographicsPart } from "@/lib/web/components/panel/DemographicsPart.tsx";
import { EmbedCode } from "@/lib/web/components/EmbedCode.tsx";
import { LiveTileMap } from "@/lib/web/components/map/LiveTileMap.tsx";
import { TurnoutPart } from "@/lib/web/components/turnout/TurnoutPart.tsx";
import { RacePart } from "@/lib/web/components/race/RacePart.tsx";
import { ShareCard } from "@/lib/web/components/ShareCard.tsx";
import { define } from "@/lib/web/define.ts";
import { historyWordsFor } from "@/lib/web/messages/history/mod.ts";
import { mapTemplatesFor } from "@/lib/web/messages/map/mod.ts";
import { wordsFor } from "@/lib/web/messages/mod.ts";
import { cardSentence } from "@/lib/web/share/card_sentence.ts";
import { panelProps, resultsProps } from "@/lib/web/panel/props.ts";
import { parametersOf, viewOf } from "@/lib/web/panel/view.ts";

/** The election panel. */
export default define.page(async function ElectionPage({ state, url }) {
  const view = viewOf(url.searchParams);
  const props = panelProps(state);
  const panel = (
    <ElectionPanel
      {...props}
      {...resultsProps(state)}
      parameters={parametersOf(view)}
      isWall={view.wall}
    />
  );
  if (view.wall) return panel;

  const { language } = state;
  const { scenario, frame } = state.live;
  const { t } = wordsFor(language);
  const electorate = await state.electorate.electorate();
  return (
    <>
      <ShareCard title={scenario.name} election={scenario.name} description={cardSentence(frame, language)} />
      {panel}
      <EmbedCode part="results" title={t.results.heading} height={1250} language={language} />
      <div class="pt-12">
        <LiveTileMap {...{ scenario, frame, view, language }} />
        <EmbedCode part="map" title={mapTemplatesFor(language).heading} height={1080} language={language} />
      </div>
      <div class="pt-12">
        <RacePart {...{ state, view }} />
        <EmbedCode part="race" title={historyWordsFor(language).title} height={950} language={language} />
      </div>
      <div class="pt-12">
        <TurnoutPart {...props} view={view} />
        <EmbedCode part="turnout" title={t.turnout.heading} height={1450} language={language} />
      </div>
      <DemographicsPart state={state} demographics={electorate?.demographics ?? null} />
      <DataLinks language={language} />
    </>
  );
});
