import type { Frame, LocationTurnout } from "@/lib/election/results.ts";
import { withClocks } from "@/lib/web/components/chart/Clock.tsx";
import { SeriesChart } from "@/lib/web/components/chart/SeriesChart.tsx";
import { Heading } from "@/lib/web/components/Heading.tsx";
import { ZoomLinks } from "@/lib/web/components/race/ZoomLinks.tsx";
import type { Span } from "@/lib/web/history/recorder.ts";
import type { History } from "@/lib/web/history/sample.ts";
import { historyWordsFor } from "@/lib/web/messages/history/mod.ts";
import type { PlacesWords } from "@/lib/web/messages/places/mod.ts";
import { arrivalSentence } from "@/lib/web/places/trend_sentences.ts";

interface ArrivalProps {
  location: LocationTurnout;
  /** The whole history: the sentence is about its last minute, whatever is shown. */
  history: History;
  frame: Frame;
  span: Span;
  /** The address of this page with each span. */
  links: Record<Span, string>;
  words: PlacesWords;
}

/** How fast the votes of a location came in. `LiveCharts` keeps it current. */
export function Arrival({ location, history, frame, span, links, words }: ArrivalProps) {
  const { language, t } = words;
  return (
    <section aria-labelledby="arrival" class="pt-12">
      <Heading id="arrival" title={t.location.arrival}>
        {withClocks(arrivalSentence(history, location, words), language)}
      </Heading>
      <ZoomLinks {...{ span, links }} t={historyWordsFor(language).zoom} />
      <SeriesChart
        {...{ history, frame, span, language }}
        series={`location ${location.location}`}
        label={t.candidate.perSecond}
      />
    </section>
  );
}
